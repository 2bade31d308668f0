package io.traider.rule.build;

import io.traider.rule.Problem;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What compilers say, in the words of a person who writes rules. */
final class CompilerWords {

    private static final int LONGEST = 160;
    private static final String ECHO = "the text cannot be read";

    /** A message of a compiler, what it means, what is wrong in it, and what to try. */
    private record Saying(Pattern pattern, Function<MatchResult, String> words, int offending, String advice) {}

    private static final List<Saying> SAYINGS = List.of(
            saying(
                    "Unable to resolve ObjectType '([^']*)'",
                    "no fact is called '%1'",
                    1,
                    "Maybe import it, or look it up in the vocabulary"),
            saying("Duplicate rule name: (.*)", "two rules are called '%1'", 1, "Maybe rename one"),
            saying("The type \\S+ is already defined", ECHO, 0, ""),
            saying("Duplicate declaration for variable '([^']*)'", "'%1' is bound twice", 1, "Maybe use another name"),
            saying(
                    "Unknown accumulate function: '([^']*)'",
                    "there is no function '%1' to accumulate with",
                    1,
                    "Maybe count, sum, min, max or average"),
            saying(
                    "(?s)Unable to Analyse Expression (.*?):\n.*strict-mode: [\\w.$]*?(\\w+)\\.([\\w$]+)\\(",
                    "'%3' in '%1' is neither a property of %2 nor bound before",
                    3,
                    "Maybe bind it in an earlier condition, or look it up in the vocabulary"),
            saying(
                    "(?s)Unable to Analyse Expression (.*?):\n"
                            + ".*requires compatible types\\. Found (?:class )?(\\S+) and (?:class )?(\\S+?)\\]",
                    "%t2 cannot be compared with %t3",
                    1,
                    "Maybe another property, or a value of its kind"),
            saying(
                    "Predicate '([^']*)' must be a Boolean expression",
                    "'%1' is no condition",
                    1,
                    "Maybe write && between conditions"),
            saying(
                    "(?s)Unable to Analyse Expression (.*?):",
                    "'%1' cannot be understood",
                    1,
                    "Maybe write it in simpler steps"),
            saying(
                    "Unable to build expression for '(\\w+)'",
                    "the value of '%1' cannot be understood",
                    1,
                    "Maybe a plain number"),
            saying(
                    "Error importing : '([^']*)'",
                    "nothing is called '%1'",
                    1,
                    "Maybe take the import from the vocabulary"),
            saying(
                    "Only a type can be imported\\. (\\S+) resolves",
                    "nothing is called '%1'",
                    1,
                    "Maybe take the import from the vocabulary"),
            saying("Unable to find class '([^']*)'", "nothing is called '%1'", 1, "Maybe take it from the vocabulary"),
            saying(
                    "(\\S+) cannot be resolved",
                    "'%1' is not known here",
                    1,
                    "Maybe bind it in a condition, as in $age : ageMillis"),
            saying(
                    "The method (\\w+)\\([^)]*\\) is undefined for the type (\\w+)",
                    "%2 cannot '%1'",
                    1,
                    "Maybe look up what a rule can say in the vocabulary"),
            saying(
                    "The method (\\w+)\\(([^)]*)\\) in the type \\w+ is not applicable for the arguments \\(([^)]*)\\)",
                    "'%1' takes other values than (%3)",
                    1,
                    "Maybe first a code in quotes, then names in quotes and values in turn"),
            saying(
                    "Syntax error, insert \";\"",
                    "a statement lacks its semicolon",
                    0,
                    "Maybe add ; after the closing bracket"),
            saying(
                    "Syntax error on tokens?\\(?s?\\)? \"?([^\",]+)\"?, .*",
                    "'%1' is not expected here",
                    1,
                    "Maybe a comma or a bracket before it is missing or too much"),
            saying("Syntax error, insert \"([^\"]*)\"", "'%1' is missing", 0, "Maybe a bracket is not closed"),
            saying("String literal is not properly closed", "a text lacks its closing quote", 0, "Maybe add \""),
            saying(
                    "Type mismatch: cannot convert from (\\S+) to (\\S+)",
                    "%t1 cannot stand for %t2",
                    0,
                    "Maybe another property"),
            saying(
                    "The operator (\\S+) is undefined for the argument type\\(s\\) (\\S+), (\\S+)",
                    "'%1' does not go between %t2 and %t3",
                    1,
                    "Maybe reckon in a condition"),
            saying(
                    "\\[ERR \\d+\\] Line \\d+:\\d+ (?:mismatched input|no viable alternative at input) '(?:<eof>)?'",
                    "the text ends in the middle of a rule",
                    0,
                    "Maybe 'end', a bracket or a closing quote is missing before"),
            saying(
                    "\\[ERR \\d+\\] Line \\d+:\\d+ .*? '([^']+)' expecting one of",
                    "'%1' is not expected here",
                    1,
                    "Maybe 'rule', 'import' or 'global'"),
            saying(
                    "\\[ERR \\d+\\] Line \\d+:\\d+ .*?(?:input|alternative at input) '([^']+)'",
                    "'%1' is not expected here",
                    1,
                    "Maybe something before it is not finished"),
            saying("Parser returned a null Package", ECHO, 0, ""),
            saying("unexpected exception at input", ECHO, 0, ""));

    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");
    private static final Pattern PLACE = Pattern.compile("Line (\\d+):(\\d+)");

    private CompilerWords() {}

    private static Saying saying(String pattern, String words, int offending, String advice) {
        return new Saying(Pattern.compile(pattern), found -> fill(words, found), offending, advice);
    }

    /** A message about a file, at the line that the compiler names or, where that is only the rule's, at the text itself. */
    static Problem problem(String file, String text, int line, String message) {
        for (Saying saying : SAYINGS) {
            Matcher found = saying.pattern.matcher(message);
            if (found.find()) {
                String offending = saying.offending == 0 ? "" : found.group(saying.offending);
                Place place = place(text, line, message, offending);
                return new Problem(
                        file, place.line, place.column, saying.words.apply(found), brief(offending), saying.advice);
            }
        }
        return new Problem(file, line, 0, brief(plain(message)), "", "");
    }

    /** A message of nobody knows where. */
    static Problem unknown(String message) {
        return new Problem(
                "", 0, 0, brief(plain(message)), "", "Maybe write the rule that was changed last in simpler steps");
    }

    /** Whether it only says once more that something is wrong. */
    static boolean echo(Problem problem) {
        return problem.message().equals(ECHO);
    }

    private record Place(int line, int column) {}

    private static Place place(String text, int line, String message, String offending) {
        Matcher said = PLACE.matcher(message);
        if (said.find()) {
            return new Place(Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2)) + 1);
        }
        if (offending.isEmpty()) {
            return new Place(line, 0);
        }
        List<String> lines = text.lines().toList();
        for (int at = Math.max(1, line); at <= lines.size(); at++) {
            int column = lines.get(at - 1).indexOf(offending);
            if (column >= 0) {
                return new Place(at, column + 1);
            }
        }
        return new Place(line, 0);
    }

    private static String fill(String words, MatchResult found) {
        String filled = words;
        for (int group = 1; group <= found.groupCount(); group++) {
            filled = filled.replace("%t" + group, type(found.group(group)))
                    .replace("%" + group, brief(found.group(group)));
        }
        return filled;
    }

    /** What values of a type of Java are to a person. */
    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "BigDecimal", "Integer", "Long", "Double", "int", "long", "double" -> "a number";
            case "Boolean", "boolean" -> "true or false";
            case "String" -> "a text";
            default -> plain(name);
        };
    }

    /** The first line, without the packages of Java's names. */
    private static String plain(String message) {
        return PACKAGES.matcher(message.lines().findFirst().orElse(""))
                .replaceAll("")
                .strip();
    }

    private static String brief(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}

package io.traider.rule.gate;

import io.traider.rule.gate.Problems.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a rule. */
final class RuleReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 _.:/-]{1,80}");
    private static final Pattern SALIENCE = Pattern.compile("[0-9]{1,4}");

    private final Cursor cursor;
    private final Problems problems;
    private final Allowed allowed;
    private final Set<String> imported;
    private final Map<String, String> names;

    /** @param names of the rules of the pack so far, by what they are told apart by */
    RuleReader(Cursor cursor, Problems problems, Allowed allowed, Set<String> imported, Map<String, String> names) {
        this.cursor = cursor;
        this.problems = problems;
        this.allowed = allowed;
        this.imported = imported;
        this.names = names;
    }

    /** The rule, or {@code null} when it could not be read to its end; the cursor is then at the next. */
    ReadPack.@Nullable Rule read() {
        try {
            return rule();
        } catch (Refused e) {
            cursor.skipToRule();
            return null;
        }
    }

    private ReadPack.Rule rule() {
        cursor.next();
        Token name = cursor.expect(
                Token.Kind.TEXT,
                "a rule's name stands between double quotes, not "
                        + cursor.peek().shown(),
                "Maybe rule \"" + (cursor.is(Token.Kind.WORD) ? cursor.peek().text() : "order value") + "\"");
        named(name);
        String salience = attributes();
        cursor.expect(
                "when", "'when' is missing before " + cursor.peek().shown(), "Maybe on the line after the rule's name");
        Scope scope = new Scope();
        List<ReadPack.Pattern> patterns = new PatternReader(cursor, problems, allowed, imported, scope).read();
        String consequence = new ConsequenceReader(cursor, problems, allowed, scope).read(name);
        return new ReadPack.Rule(name, salience, patterns, consequence);
    }

    private void named(Token name) {
        String text = name.unquoted();
        if (!NAME.matcher(text).matches() || text.isBlank() || !text.equals(text.strip())) {
            problems.add(
                    name,
                    "the rule's name " + Problems.brief(name.text())
                            + " becomes code, so it may have plain characters only",
                    "Maybe letters, digits, blanks and _ . : / -, at most 80");
        }
        String other = names.putIfAbsent(text.replaceAll("[^A-Za-z0-9]", "_").toLowerCase(Locale.ROOT), text);
        if (other != null) {
            problems.add(
                    name,
                    "a rule is called \"" + other + "\" already",
                    "Maybe another name, with other letters or digits");
        }
    }

    private String attributes() {
        String salience = "";
        while (!cursor.is("when") && cursor.is(Token.Kind.WORD)) {
            if (!cursor.is("salience") || !salience.isEmpty()) {
                throw cursor.stop("'" + cursor.peek().text() + "' has no place before 'when'", "Maybe 'when'");
            }
            cursor.next();
            String sign = cursor.take("-") ? "-" : "";
            Token number = cursor.next();
            if (number.kind() != Token.Kind.NUMBER
                    || !SALIENCE.matcher(number.text()).matches()) {
                throw problems.stop(
                        number, "a salience is a whole number, not " + number.shown(), "Maybe between -9999 and 9999");
            }
            salience = sign + number.text();
        }
        return salience;
    }
}

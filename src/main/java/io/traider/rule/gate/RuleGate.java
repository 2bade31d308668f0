package io.traider.rule.gate;

import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says what of a pack's text keeps it from becoming code. Takes some milliseconds, whatever the text. */
public final class RuleGate {

    private static final String RULES = ".drl";

    private RuleGate() {}

    /**
     * Checks the rules of a pack. Its decision tables have passed when the rules that they become have, through
     * {@link #check(PackKind, SortedMap)}.
     *
     * @return what is wrong, by line; empty when the rules may become code
     */
    public static List<Problem> check(PackSource source) {
        SortedMap<String, String> rules = new TreeMap<>(Map.of(source.name() + RULES, source.drl()));
        return check(source.kind(), rules, source.tables().isEmpty()).problems();
    }

    /**
     * Checks rule files that are to stand in force together.
     *
     * @param files text by file name
     * @return what is wrong, by file and line; empty when the rules may become code
     */
    public static List<Problem> check(PackKind kind, SortedMap<String, String> files) {
        return read(kind, files).problems();
    }

    /** Checks rule files that are to stand in force together, and says too what does not do what its writer will think. */
    public static GateReport read(PackKind kind, SortedMap<String, String> files) {
        return check(kind, files, true);
    }

    private static GateReport check(PackKind kind, SortedMap<String, String> files, boolean needsARule) {
        List<Problem> found = new ArrayList<>();
        List<Problem> warned = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        files.forEach((file, text) -> {
            Problems problems = check(Allowed.of(kind), file, text, names);
            found.addAll(problems.found());
            warned.addAll(problems.warned());
        });
        if (found.isEmpty() && names.isEmpty() && needsARule) {
            found.add(new Problem("", 0, 0, "the pack has no rule in " + files.keySet(), "", "Maybe write one"));
        }
        return new GateReport(found, warned);
    }

    private static Problems check(Allowed allowed, String file, String text, Map<String, String> names) {
        Problems problems = new Problems(file);
        if (!file.matches("[a-z0-9][a-z0-9._-]{0,99}") || !file.endsWith(RULES)) {
            problems.add(0, 0, "a file called '" + Problems.brief(file) + "' among rules", file, "Maybe *.drl");
        } else if (Letters.sized(text, problems)) {
            Letters.check(text, problems);
            Lexer lexer = new Lexer(text, problems);
            Cursor cursor = new Cursor(text, lexer.tokens(), lexer.comments(), problems);
            ReadPack read = new PackReader(cursor, problems, allowed, names).read();
            if (!problems.any()) {
                new DroolsReads(problems).same(text, read);
            }
        }
        return problems;
    }

    /**
     * A text that passed, cut in front of each rule: what stands above the rules, then each rule with what follows it. Together
     * they are the text.
     */
    public static List<String> parts(String text) {
        List<Token> tokens = new Lexer(text, new Problems("")).tokens();
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("rule") && tokens.get(i + 1).kind() == Token.Kind.TEXT) {
                parts.add(text.substring(from, tokens.get(i).start()));
                from = tokens.get(i).start();
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}

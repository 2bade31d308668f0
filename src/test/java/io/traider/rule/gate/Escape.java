package io.traider.rule.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way out that somebody may try.
 *
 * @param part of the message that it must get
 * @param line at which it must be refused; 0 when it is about the file
 * @param proven whether it is shown to run code, or not to come to an end, where there is no gate
 */
record Escape(String name, String section, String drl, int line, String part, boolean proven) {

    private static final Path FILE = Path.of("src/test/resources/rules/escapes/escapes.txt");
    private static final Pattern MACRO = Pattern.compile("%\\{(u[0-9A-F]{4}|(\\d+):([^}]*))}", Pattern.DOTALL);

    /** The places in which an escape is written, and the line on which each begins. */
    private static final String FRAME = """
        package rules.pretrade
        import io.traider.domain.KillSwitch
        import io.traider.domain.Limits
        import io.traider.rule.fact.Book
        import io.traider.rule.fact.Missing
        import io.traider.rule.fact.ProposedOrder
        global io.traider.rule.fact.VerdictDraft verdict
        %1$s
        rule %2$s
        %3$s
        when
        $limits : Limits()
        %4$s
        then
        %5$s
        end
        """;

    static List<Escape> all() {
        try {
            List<Escape> all = new ArrayList<>();
            for (String entry : Files.readString(FILE).split("(?m)^== ")) {
                if (!entry.isBlank()) {
                    all.add(parse(entry));
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return section + ": " + name;
    }

    private static Escape parse(String entry) {
        String[] head = entry.lines().findFirst().orElseThrow().split(" \\| ", 6);
        String body = expanded(entry.substring(entry.indexOf('\n') + 1, entry.length() - 1));
        int line = line(head[2]) + Integer.parseInt(head[3]);
        return new Escape(head[0], head[1], drl(head[2], body), line, head[5], head[4].equals("proven"));
    }

    private static int line(String place) {
        return switch (place) {
            case "head" -> 8;
            case "name" -> 9;
            case "attribute" -> 10;
            case "pattern", "constraint" -> 13;
            case "consequence" -> 15;
            default -> 0;
        };
    }

    private static String drl(String place, String body) {
        if (place.equals("whole")) {
            return body;
        }
        String[] parts = {"", "\"r\"", "", "Book( $bid : bid )", "verdict.breach(\"CODE\", \"bid\", $bid);"};
        switch (place) {
            case "head" -> parts[0] = body;
            case "name" -> parts[1] = body;
            case "attribute" -> parts[2] = body;
            case "pattern" -> {
                parts[3] = body;
                parts[4] = "verdict.breach(\"CODE\");";
            }
            case "constraint" -> parts[3] = "Book( $bid : bid, " + body + " )";
            case "consequence" -> parts[4] = body;
            default -> throw new IllegalArgumentException("place " + place);
        }
        return String.format(Locale.ROOT, FRAME, (Object[]) parts);
    }

    private static String expanded(String body) {
        Matcher macros = MACRO.matcher(body);
        return macros.replaceAll(found -> Matcher.quoteReplacement(
                found.group(2) == null
                        ? String.valueOf((char) Integer.parseInt(found.group(1).substring(1), 16))
                        : found.group(3).repeat(Integer.parseInt(found.group(2)))));
    }
}

package io.traider.console;

import io.traider.rule.PackKind;
import io.traider.rule.words.FactWords;
import io.traider.rule.words.ParameterWords;
import io.traider.rule.words.Vocabulary;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A limit set as a grid: a row for each day from which limits hold, a column for each limit and each threshold. What a cell says is for a check
 * to judge; here it only has to find its way into the file and back.
 *
 * @param name of the limit set
 * @param rows the day and then each limit and threshold, as people write them; empty for none
 */
record LimitSheet(String name, List<List<String>> rows) {

    private static final String THRESHOLDS = "thresholds";
    private static final Set<String> OURS = Set.of("name", "hash");

    LimitSheet {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The limits, and then the thresholds of alerts, in the order of their columns after the day. */
    static List<ParameterWords> columns() {
        List<ParameterWords> columns = new ArrayList<>(limits());
        columns.addAll(Vocabulary.thresholds());
        return columns;
    }

    private static List<ParameterWords> limits() {
        FactWords words = Vocabulary.of(PackKind.PRETRADE).fact("Limits").orElseThrow();
        return words.properties().stream()
                .filter(each -> !OURS.contains(each.name()))
                .map(each -> new ParameterWords(each.name(), each.unit(), each.meaning(), null, null))
                .toList();
    }

    /** Empty when the text is no limit set, or says what the grid has no place for. */
    static Optional<LimitSheet> read(String yaml) {
        try {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            if (root instanceof Map<?, ?> fields
                    && fields.keySet().equals(Set.of("name", "versions"))
                    && fields.get("versions") instanceof List<?> versions) {
                return rows(versions).map(rows -> new LimitSheet(String.valueOf(fields.get("name")), rows));
            }
        } catch (YAMLException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** @param lines of a grid, the first with the names of its columns */
    static LimitSheet of(String name, List<List<String>> lines) {
        return new LimitSheet(name, lines.subList(1, lines.size()));
    }

    private static Optional<List<List<String>>> rows(List<?> versions) {
        List<String> limits = names(limits());
        List<String> thresholds = names(Vocabulary.thresholds());
        List<List<String>> rows = new ArrayList<>();
        for (Object version : versions) {
            if (!(version instanceof Map<?, ?> fields) || !known(fields, limits, thresholds)) {
                return Optional.empty();
            }
            List<String> row = new ArrayList<>();
            row.add(text(fields.get("from")));
            limits.forEach(name -> row.add(text(fields.get(name))));
            thresholds.forEach(name -> row.add(text(thresholds(fields).get(name))));
            rows.add(row);
        }
        return Optional.of(rows);
    }

    private static List<String> names(List<ParameterWords> words) {
        return words.stream().map(ParameterWords::name).toList();
    }

    /** Whether the grid has a place for all that a version says. */
    private static boolean known(Map<?, ?> fields, List<String> limits, List<String> thresholds) {
        boolean ours = fields.keySet().stream()
                .allMatch(key -> key.equals("from") || key.equals(THRESHOLDS) || limits.contains(key));
        boolean stated = !fields.containsKey(THRESHOLDS) || fields.get(THRESHOLDS) instanceof Map<?, ?>;
        return ours && stated && thresholds.containsAll(thresholds(fields).keySet());
    }

    private static Map<?, ?> thresholds(Map<?, ?> fields) {
        return fields.get(THRESHOLDS) instanceof Map<?, ?> stated ? stated : Map.of();
    }

    private static String text(@Nullable Object value) {
        return value == null
                ? ""
                : value instanceof Date day
                        ? day.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString()
                        : value.toString();
    }

    /** The file, each limit with what it means; the same grid always gives the same text. */
    String yaml() {
        StringBuilder text =
                new StringBuilder("# Limits by the day (UTC) from which they hold. Amounts in US dollars, dollar"
                        + " stablecoins one to one.\nname: " + name + "\nversions:\n");
        List<ParameterWords> limits = limits();
        List<ParameterWords> thresholds = Vocabulary.thresholds();
        for (List<String> row : rows) {
            text.append("  - from: ").append(cell(row.getFirst())).append('\n');
            text.append(lines("    ", limits, row, 1));
            String stated = lines("      ", thresholds, row, 1 + limits.size());
            text.append(stated.isEmpty() ? "" : "    " + THRESHOLDS + ":\n" + stated);
        }
        return text.toString();
    }

    /** A line for each number that a row states, from one of its cells on. */
    private static String lines(String indent, List<ParameterWords> words, List<String> row, int from) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            String value = from + i < row.size() ? row.get(from + i).strip() : "";
            if (!value.isEmpty()) {
                text.append(indent).append(words.get(i).name()).append(": ").append(cell(value));
                text.append("   # ")
                        .append(unit(words.get(i)))
                        .append(words.get(i).meaning())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String unit(ParameterWords limit) {
        return limit.unit().isEmpty() ? "" : limit.unit() + ": ";
    }

    /** What is neither a number nor a day goes between quotes, so that it stays one value of its line. */
    private static String cell(String value) {
        String plain = value.strip();
        return plain.matches("[0-9][0-9.-]*")
                ? plain
                : "'" + plain.replaceAll("\\s", " ").replace("'", "''") + "'";
    }
}

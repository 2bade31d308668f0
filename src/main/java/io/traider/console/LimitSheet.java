package io.traider.console;

import io.traider.rule.PackKind;
import io.traider.rule.words.FactWords;
import io.traider.rule.words.PropertyWords;
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
 * A limit set as a grid: a row for each day from which limits hold, a column for each limit. What a cell says is for a check
 * to judge; here it only has to find its way into the file and back.
 *
 * @param name of the limit set
 * @param rows the day and then each limit, as people write them; empty for none
 */
record LimitSheet(String name, List<List<String>> rows) {

    private static final Set<String> OURS = Set.of("name", "hash");

    LimitSheet {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The limits, in the order of their columns after the day. */
    static List<PropertyWords> limits() {
        FactWords words = Vocabulary.of(PackKind.PRETRADE).fact("Limits").orElseThrow();
        return words.properties().stream()
                .filter(each -> !OURS.contains(each.name()))
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

    private static Optional<List<List<String>>> rows(List<?> versions) {
        List<String> names = limits().stream().map(PropertyWords::name).toList();
        List<List<String>> rows = new ArrayList<>();
        for (Object version : versions) {
            if (!(version instanceof Map<?, ?> fields)
                    || fields.keySet().stream().anyMatch(key -> !key.equals("from") && !names.contains(key))) {
                return Optional.empty();
            }
            List<String> row = new ArrayList<>();
            row.add(text(fields.get("from")));
            names.forEach(name -> row.add(text(fields.get(name))));
            rows.add(row);
        }
        return Optional.of(rows);
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
        List<PropertyWords> limits = limits();
        for (List<String> row : rows) {
            text.append("  - from: ").append(cell(row.getFirst())).append('\n');
            for (int i = 0; i < limits.size(); i++) {
                String value = i + 1 < row.size() ? row.get(i + 1).strip() : "";
                if (!value.isEmpty()) {
                    text.append("    ")
                            .append(limits.get(i).name())
                            .append(": ")
                            .append(cell(value));
                    text.append("   # ")
                            .append(unit(limits.get(i)))
                            .append(limits.get(i).meaning())
                            .append('\n');
                }
            }
        }
        return text.toString();
    }

    private static String unit(PropertyWords limit) {
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

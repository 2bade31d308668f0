package io.traider.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a card, each of its kind. */
final class CardReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern SET = Pattern.compile("[a-z][a-z0-9-]{0,63}-[0-9]{1,6}");
    private static final Pattern FEATURE = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,63}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern HORIZON = Pattern.compile("([0-9]{1,9}) ?(ms|s|m|h|d)");
    private static final int MOST_VERSIONS = 1_000_000;
    private static final int MOST_MILLIS = 86_400_000;

    private final Map<?, ?> fields;

    CardReader(Map<?, ?> fields) {
        this.fields = fields;
    }

    ModelCard read(String yaml) {
        List<String> inputs = texts("inputs");
        inputs.forEach(input -> matching("inputs", input, FEATURE));
        List<ModelCard.Golden> golden = new ArrayList<>();
        list("golden").forEach(item -> golden.add(golden(item)));
        return new ModelCard(
                matching("name", text("name"), NAME),
                whole("version", 1, MOST_VERSIONS),
                matching("featureSet", text("featureSet"), SET),
                inputs,
                text("predicts"),
                text("trainedOn"),
                figures(),
                texts("limits"),
                matching("sha256", text("sha256"), SHA_256),
                golden,
                fields.containsKey("steps") ? whole("steps", 0, FeatureWindow.LONGEST) : 0,
                fields.containsKey("stepMillis") ? whole("stepMillis", 0, MOST_MILLIS) : 0,
                purpose(),
                yaml);
    }

    private Purpose purpose() {
        return new Purpose(
                fields.containsKey("target") ? text("target") : "",
                horizon(fields.get("horizon")),
                span(fields.get("span")));
    }

    private String text(String field) {
        return fields.get(field) instanceof String text ? text.strip() : wrong(field, fields.get(field));
    }

    private static String matching(String field, String text, Pattern pattern) {
        return pattern.matcher(text).matches() ? text : wrong(field, text);
    }

    private int whole(String field, int least, int most) {
        return fields.get(field) instanceof Integer number && number >= least && number <= most
                ? number
                : wrong(field, fields.get(field));
    }

    private List<String> texts(String field) {
        return list(field).stream()
                .map(item -> item instanceof String text ? text : wrong(field, item))
                .toList();
    }

    private List<?> list(String field) {
        return fields.get(field) instanceof List<?> list ? list : wrong(field, fields.get(field));
    }

    private Map<String, Object> figures() {
        if (!(fields.get("figures") instanceof Map<?, ?> map)) {
            return wrong("figures", fields.get("figures"));
        }
        Map<String, Object> figures = new TreeMap<>();
        map.forEach((name, value) -> {
            if (value == null) {
                wrong("figures." + name, value);
            }
            figures.put(String.valueOf(name), value);
        });
        return figures;
    }

    private static @Nullable Duration horizon(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        Matcher matcher = HORIZON.matcher(String.valueOf(value).strip());
        if (!matcher.matches()) {
            return wrong("horizon", value);
        }
        long number = Long.parseLong(matcher.group(1));
        Duration horizon = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        return horizon.isZero() ? wrong("horizon", value) : horizon;
    }

    private static Purpose.@Nullable Span span(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return wrong("span", value);
        }
        Instant from = instant("span.from", map.get("from"));
        Instant to = instant("span.to", map.get("to"));
        return from.isBefore(to) ? new Purpose.Span(from, to) : wrong("span.to", to + ", not after " + from);
    }

    private static Instant instant(String field, @Nullable Object value) {
        try {
            return switch (value) {
                case Date date -> date.toInstant();
                case String text -> Instant.parse(text);
                case null, default -> wrong(field, value);
            };
        } catch (DateTimeException e) {
            return wrong(field, value);
        }
    }

    /** Numbers, or for a sequence its steps, the oldest first. */
    private static ModelCard.Golden golden(Object item) {
        if (!(item instanceof Map<?, ?> map) || !(map.get("inputs") instanceof List<?> inputs)) {
            return wrong("golden", item);
        }
        List<Double> values = new ArrayList<>();
        for (Object value : inputs) {
            if (value instanceof List<?> step) {
                step.forEach(each -> values.add(number("golden.inputs", each)));
            } else {
                values.add(number("golden.inputs", value));
            }
        }
        return new ModelCard.Golden(values, number("golden.score", map.get("score")));
    }

    private static double number(String field, @Nullable Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? number.doubleValue()
                : wrong(field, value);
    }

    private static <T> T wrong(String field, @Nullable Object value) {
        throw new IllegalArgumentException("model card field '" + field + "' is "
                + ModelFinding.brief(String.valueOf(value)) + ". Maybe see docs/models.md for what it should be");
    }
}

package io.traider.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the fields of a card, each of its kind. */
final class CardReader {

    private final Map<?, ?> fields;

    CardReader(Map<?, ?> fields) {
        this.fields = fields;
    }

    ModelCard read(String yaml) {
        return new ModelCard(
                text("name"),
                (int) number("version", fields.get("version")),
                text("featureSet"),
                texts("inputs"),
                text("predicts"),
                text("trainedOn"),
                figures(),
                texts("limits"),
                text("sha256"),
                list("golden").stream().map(CardReader::golden).toList(),
                count("steps"),
                count("stepMillis"),
                yaml);
    }

    /** A whole number that may be left out. */
    private int count(String field) {
        double value = fields.containsKey(field) ? number(field, fields.get(field)) : 0;
        return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE
                ? (int) value
                : wrong(field, fields.get(field));
    }

    private String text(String field) {
        return fields.get(field) instanceof String text ? text.strip() : wrong(field, fields.get(field));
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
        map.forEach((name, value) -> figures.put(String.valueOf(name), value));
        return figures;
    }

    private static ModelCard.Golden golden(Object item) {
        if (item instanceof Map<?, ?> map && map.get("inputs") instanceof List<?> inputs) {
            List<Double> values =
                    inputs.stream().map(value -> number("golden.inputs", value)).toList();
            return new ModelCard.Golden(values, number("golden.score", map.get("score")));
        }
        return wrong("golden", item);
    }

    private static double number(String field, Object value) {
        return value instanceof Number number ? number.doubleValue() : wrong(field, value);
    }

    private static <T> T wrong(String field, Object value) {
        throw new IllegalArgumentException("model card field '" + field + "' is " + value
                + ". Maybe see models/training/README.md for what it should be");
    }
}

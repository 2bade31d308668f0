package io.traider.engine;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads fields of a YAML map, and says which one is missing or wrong. */
final class Yml {

    private final String of;
    private final Map<?, ?> fields;

    private Yml(String of, Map<?, ?> fields) {
        this.of = of;
        this.fields = fields;
    }

    static Yml parse(String of, String text) {
        return map(of, new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    private static Yml map(String of, Object value) {
        if (value instanceof Map<?, ?> fields) {
            return new Yml(of, fields);
        }
        throw new IllegalArgumentException(of + " is no map of fields: " + value);
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    /** The same with another value in the place of a field's own; maps within are seen by whoever holds them. */
    @SuppressWarnings("unchecked")
    void put(String field, String value) {
        value(field);
        ((Map<Object, Object>) fields).put(field, value);
    }

    private Object value(String field) {
        Object value = fields.get(field);
        if (value == null) {
            throw new IllegalArgumentException(of + " lacks '" + field + "', it has " + fields.keySet());
        }
        return value;
    }

    Yml map(String field) {
        return map(of + "." + field, value(field));
    }

    String text(String field) {
        return value(field).toString();
    }

    /** A list of maps. */
    List<Yml> maps(String field) {
        if (value(field) instanceof List<?> list) {
            return list.stream().map(each -> map(of + "." + field, each)).toList();
        }
        throw new IllegalArgumentException(of + "." + field + " is no list: " + value(field));
    }

    List<String> texts(String field) {
        if (value(field) instanceof List<?> list) {
            return list.stream().map(Object::toString).toList();
        }
        throw new IllegalArgumentException(of + "." + field + " is no list: " + value(field));
    }

    BigDecimal decimal(String field) {
        return decimal(of + "." + field, text(field));
    }

    private static BigDecimal decimal(String of, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(of + " is no number: " + text, e);
        }
    }

    /** A number that is given as text; {@code of} says what it is. */
    static double number(String of, String text) {
        return decimal(of, text).doubleValue();
    }

    double number(String field) {
        return decimal(field).doubleValue();
    }

    /** All fields as text, by name. */
    TreeMap<String, String> texts() {
        TreeMap<String, String> all = new TreeMap<>();
        fields.forEach((name, value) -> all.put(name.toString(), value.toString()));
        return all;
    }

    /** All fields as numbers, by name. */
    TreeMap<String, Double> numbers() {
        TreeMap<String, Double> all = new TreeMap<>();
        fields.keySet().forEach(name -> all.put(name.toString(), number(name.toString())));
        return all;
    }
}

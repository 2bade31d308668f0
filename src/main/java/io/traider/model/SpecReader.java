package io.traider.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the spec of a score. Strict: a field that is not known is refused, since what it was to change would not change. */
final class SpecReader {

    private static final Set<String> FIELDS = Set.of("combination", "over", "intercept", "members");
    private static final Set<String> OF_MEMBERS = Set.of("model", "version", "sha256", "card", "weight");

    private SpecReader() {}

    static ScoreSpec read(String yaml) {
        Map<?, ?> fields = fields("a score spec", load(yaml), FIELDS);
        Combination combination = constant(fields, "combination", Combination.values());
        boolean stack = combination == Combination.STACKED;
        if (!stack && (fields.containsKey("over") || fields.containsKey("intercept"))) {
            throw new IllegalArgumentException(
                    "a " + combination.word() + " score has no intercept and nothing to stack over");
        }
        if (!(fields.get("members") instanceof List<?> members)) {
            return wrong("members", fields.get("members"), "a list of models");
        }
        return new ScoreSpec(
                yaml,
                combination,
                stack ? constant(fields, "over", ScoreSpec.Over.values()) : ScoreSpec.Over.SCORES,
                stack ? number(fields, "intercept") : 0,
                members.stream().map(SpecReader::member).toList());
    }

    private static Object load(String yaml) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("a score spec is YAML: " + e.getMessage(), e);
        }
    }

    private static ScoreSpec.Member member(Object item) {
        Map<?, ?> fields = fields("a member", item, OF_MEMBERS);
        double version = number(fields, "version");
        if (version < 1 || version != Math.rint(version) || version > Integer.MAX_VALUE) {
            return wrong("version", version, "1");
        }
        return new ScoreSpec.Member(
                text(fields, "model"),
                (int) version,
                text(fields, "sha256"),
                text(fields, "card"),
                fields.containsKey("weight") ? number(fields, "weight") : 1);
    }

    private static Map<?, ?> fields(String what, Object value, Set<String> known) {
        if (!(value instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException(what + " is a map of fields, got " + value);
        }
        for (Object field : fields.keySet()) {
            if (!known.contains(String.valueOf(field))) {
                throw new IllegalArgumentException(what + " has no field '" + field + "'. Maybe one of " + known);
            }
        }
        return fields;
    }

    private static <E extends Enum<E>> E constant(Map<?, ?> fields, String field, E[] known) {
        String text = text(fields, field);
        return Arrays.stream(known)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("score spec field '" + field + "' is '" + text
                        + "'. Maybe one of " + Arrays.toString(known).toLowerCase(Locale.ROOT)));
    }

    private static String text(Map<?, ?> fields, String field) {
        return fields.get(field) instanceof String text ? text : wrong(field, fields.get(field), "a text");
    }

    private static double number(Map<?, ?> fields, String field) {
        return fields.get(field) instanceof Number number
                ? number.doubleValue()
                : wrong(field, fields.get(field), "a number");
    }

    private static <T> T wrong(String field, Object value, String what) {
        throw new IllegalArgumentException("score spec field '" + field + "' is " + value + ". Maybe " + what);
    }
}

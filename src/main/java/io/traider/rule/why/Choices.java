package io.traider.rule.why;

import io.traider.rule.FactType;
import io.traider.rule.PackKind;
import java.lang.reflect.RecordComponent;

/** The constants that rules of a kind compare with, for example {@code Holding.Direction.FLAT}. */
record Choices(PackKind kind) {

    Object constant(String written) {
        int last = written.lastIndexOf('.');
        String type = written.substring(0, last);
        for (FactType fact : kind.facts()) {
            for (RecordComponent property : fact.properties()) {
                if (property.getType().isEnum() && called(property.getType(), type)) {
                    return constant(property.getType(), written, written.substring(last + 1));
                }
            }
        }
        throw new IllegalArgumentException("'" + written + "' is no constant that rules know");
    }

    private static Object constant(Class<?> type, String written, String name) {
        for (Object each : type.getEnumConstants()) {
            if (((Enum<?>) each).name().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("'" + written + "' is no constant that rules know");
    }

    private static boolean called(Class<?> type, String written) {
        String name = String.valueOf(type.getCanonicalName());
        return name.equals(written) || name.endsWith("." + written);
    }
}

package io.traider.rule.why;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a condition can speak of.
 *
 * @param own the fact itself
 * @param bound by name, what was bound before; a variable of a fact that is not there is absent
 */
record Surroundings(Record own, Map<String, @Nullable Object> bound) {

    @Nullable
    Object property(String name) {
        return property(own, name);
    }

    @Nullable
    Object variable(String name) {
        if (!bound.containsKey(name)) {
            throw new NotThereException(name + " is not there");
        }
        return bound.get(name);
    }

    static @Nullable Object property(Record of, String name) {
        for (RecordComponent each : of.getClass().getRecordComponents()) {
            if (each.getName().equals(name)) {
                try {
                    return each.getAccessor().invoke(of);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("every fact is a public record, but not " + of.getClass(), e);
                }
            }
        }
        throw new NotThereException(of.getClass().getSimpleName() + " has no property '" + name + "'");
    }
}

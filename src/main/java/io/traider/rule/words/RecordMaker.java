package io.traider.rule.words;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** Calls the canonical constructor of a record. */
final class RecordMaker {

    private final Constructor<? extends Record> constructor;

    RecordMaker(Class<? extends Record> type, Class<?>... types) {
        try {
            constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("no record " + type.getSimpleName() + " of such properties", e);
        }
    }

    Record make(Object... values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException("cannot make a " + name(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every fact is a public record, but not " + name(), e);
        }
    }

    private String name() {
        return constructor.getDeclaringClass().getSimpleName();
    }
}

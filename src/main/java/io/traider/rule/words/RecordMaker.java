package io.traider.rule.words;

import java.lang.reflect.InvocationTargetException;

/** Calls the canonical constructor of a record. */
final class RecordMaker {

    private RecordMaker() {}

    static Record make(Class<? extends Record> type, Class<?>[] types, Object[] values) {
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every fact is a public record, but not " + type.getSimpleName(), e);
        }
    }
}

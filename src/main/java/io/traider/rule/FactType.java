package io.traider.rule;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * A kind of fact that a pack may speak of.
 *
 * @param type the record; rules import it
 * @param several whether one decision may show more than one; of all others there is one or none
 */
public record FactType(Class<? extends Record> type, boolean several) {

    static FactType one(Class<? extends Record> type) {
        return new FactType(type, false);
    }

    static FactType several(Class<? extends Record> type) {
        return new FactType(type, true);
    }

    /** As rules write it, for example {@code Book}. */
    public String name() {
        return type.getSimpleName();
    }

    /** The properties of the record, in its order. */
    public List<RecordComponent> properties() {
        return Arrays.asList(type.getRecordComponents());
    }
}

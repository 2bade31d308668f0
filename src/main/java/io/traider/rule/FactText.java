package io.traider.rule;

import io.traider.domain.Fact;
import io.traider.domain.Figure;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts as plain text from which each value can be read again exactly. */
final class FactText {

    private FactText() {}

    static List<Fact> of(String pack, Object[] facts) {
        List<Fact> all = new ArrayList<>(facts.length);
        for (Object fact : facts) {
            all.add(new Fact(pack, fact.getClass().getSimpleName(), properties(fact)));
        }
        return all;
    }

    /** A property that is not known is left out; of one that is a map, each entry is a property. */
    private static List<Figure> properties(Object fact) {
        RecordComponent[] components = fact.getClass().getRecordComponents();
        List<Figure> properties = new ArrayList<>(components.length);
        for (RecordComponent component : components) {
            Object value = value(fact, component);
            if (value instanceof Map<?, ?> entries) {
                entries.forEach((name, each) -> properties.add(new Figure(String.valueOf(name), text(each))));
            } else if (value != null) {
                properties.add(new Figure(component.getName(), text(value)));
            }
        }
        return properties;
    }

    private static @Nullable Object value(Object fact, RecordComponent component) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("fact " + fact + " does not tell its " + component.getName(), e);
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case BigDecimal exact -> exact.toPlainString();
            case Enum<?> constant -> constant.name();
            default -> String.valueOf(value);
        };
    }
}

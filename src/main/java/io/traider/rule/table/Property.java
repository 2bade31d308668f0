package io.traider.rule.table;

import io.traider.rule.FactType;
import io.traider.rule.PackKind;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A property of a fact that a cell can ask. */
record Property(FactType fact, RecordComponent component) {

    /** What can be compared with it. */
    enum Nature {
        EXACT,
        BINARY,
        WHOLE,
        FLAG,
        CHOICE,
        TEXT,
        /** Nothing: it is made of several figures. */
        NONE;

        boolean numeric() {
            return this == EXACT || this == BINARY || this == WHOLE;
        }
    }

    static Optional<FactType> fact(PackKind kind, String name) {
        return kind.facts().stream().filter(fact -> fact.name().equals(name)).findFirst();
    }

    static Optional<Property> of(FactType fact, String name) {
        return fact.properties().stream()
                .filter(component -> component.getName().equals(name))
                .map(component -> new Property(fact, component))
                .findFirst();
    }

    static List<String> names(FactType fact) {
        return fact.properties().stream().map(RecordComponent::getName).toList();
    }

    String name() {
        return component.getName();
    }

    /** For example {@code Book.valid}. */
    String full() {
        return fact.name() + "." + name();
    }

    Nature nature() {
        Class<?> type = component.getType();
        if (type == BigDecimal.class) {
            return Nature.EXACT;
        }
        if (type == double.class) {
            return Nature.BINARY;
        }
        if (type == int.class || type == long.class) {
            return Nature.WHOLE;
        }
        if (type == boolean.class) {
            return Nature.FLAG;
        }
        return type.isEnum() ? Nature.CHOICE : type == String.class ? Nature.TEXT : Nature.NONE;
    }

    /** The names that it can have; none unless it is a choice. */
    List<String> choices() {
        Object[] constants = component.getType().getEnumConstants();
        return constants == null
                ? List.of()
                : Arrays.stream(constants).map(each -> ((Enum<?>) each).name()).toList();
    }

    /** A name as rules write it, for example {@code Holding.Direction.FLAT}. */
    String choice(String name) {
        Class<?> type = component.getType();
        String within = type.getCanonicalName().substring(type.getPackageName().length() + 1);
        return within + "." + name;
    }
}

package io.traider.rule.words;

import io.traider.domain.KillScope;
import java.math.BigDecimal;
import java.util.SortedMap;

/** What a property can hold. */
public enum PropertyType {
    /** An exact number, as of money, prices and quantities. */
    DECIMAL,
    /** A measured number. */
    NUMBER,
    /** A whole number. */
    WHOLE,
    /** {@code true} or {@code false}. */
    YES_NO,
    /** One of a few names. */
    CHOICE,
    TEXT,
    /** What a kill switch covers, as {@code ALL} or {@code KIND:name}. */
    SCOPE,
    /** Numbers by name, which rules read with {@code $p.number("name")}. */
    NUMBERS;

    /** Whether a unit belongs to it. */
    public boolean measured() {
        return this == DECIMAL || this == NUMBER || this == WHOLE;
    }

    /**
     * The type of a record's component.
     *
     * @throws IllegalArgumentException for a class that no fact may be made of
     */
    static PropertyType of(Class<?> type) {
        if (type.isEnum()) {
            return CHOICE;
        }
        return switch (type.getName()) {
            case "int", "long" -> WHOLE;
            case "double" -> NUMBER;
            case "boolean" -> YES_NO;
            default -> ofClass(type);
        };
    }

    private static PropertyType ofClass(Class<?> type) {
        if (type == BigDecimal.class) {
            return DECIMAL;
        }
        if (type == String.class) {
            return TEXT;
        }
        if (type == KillScope.class) {
            return SCOPE;
        }
        if (SortedMap.class.isAssignableFrom(type)) {
            return NUMBERS;
        }
        throw new IllegalArgumentException("a fact's property is a " + type.getName()
                + ". Maybe use a number, an exact decimal, a boolean, a text or an enum");
    }
}

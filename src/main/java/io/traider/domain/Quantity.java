package io.traider.domain;

import java.math.BigDecimal;

/**
 * An exact amount of the base; signed where it is a position (positive long, negative short).
 *
 * @param units the quantity times {@code 10^8}; up to 92 billion
 */
public record Quantity(long units) implements Comparable<Quantity> {

    /** Decimals kept. */
    public static final int SCALE = 8;

    /** {@code 10^SCALE}. */
    public static final long ONE = 100_000_000L;

    public static final Quantity ZERO = new Quantity(0);

    public static Quantity ofUnits(long units) {
        return units == 0 ? ZERO : new Quantity(units);
    }

    /** @throws IllegalArgumentException when the value has more decimals than are kept, or is too large */
    public static Quantity of(BigDecimal value) {
        return ofUnits(FixedPoint.units(value, SCALE, "quantity"));
    }

    /** Reads plain decimal text such as {@code 0.10493453}. */
    public static Quantity parse(String text) {
        return of(new BigDecimal(text));
    }

    public Quantity plus(Quantity other) {
        return ofUnits(Math.addExact(units, other.units));
    }

    public Quantity minus(Quantity other) {
        return ofUnits(Math.subtractExact(units, other.units));
    }

    public Quantity negate() {
        return ofUnits(Math.negateExact(units));
    }

    public Quantity abs() {
        return units < 0 ? negate() : this;
    }

    /** The smaller of two. */
    public Quantity min(Quantity other) {
        return units <= other.units ? this : other;
    }

    public boolean isZero() {
        return units == 0;
    }

    public BigDecimal toBigDecimal() {
        return FixedPoint.decimal(units, SCALE);
    }

    /** For statistics only, never for money. */
    public double toDouble() {
        return (double) units / ONE;
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(units, other.units);
    }

    @Override
    public String toString() {
        return FixedPoint.plain(units, SCALE);
    }
}

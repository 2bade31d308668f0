package io.traider.domain;

import java.math.BigDecimal;

/**
 * An exact price in quote currency for one unit of the base.
 *
 * @param units the price times {@code 10^10}; up to 922 million, negative only as a difference
 */
public record Price(long units) implements Comparable<Price> {

    /** Decimals kept. */
    public static final int SCALE = 10;

    /** {@code 10^SCALE}. */
    public static final long ONE = 10_000_000_000L;

    public static Price ofUnits(long units) {
        return new Price(units);
    }

    /** @throws IllegalArgumentException when the value has more decimals than are kept, or is too large */
    public static Price of(BigDecimal value) {
        return new Price(FixedPoint.units(value, SCALE, "price"));
    }

    /** Reads plain decimal text such as {@code 63418.3}. */
    public static Price parse(String text) {
        return of(new BigDecimal(text));
    }

    public BigDecimal toBigDecimal() {
        return FixedPoint.decimal(units, SCALE);
    }

    /** What a quantity costs at this price, exact, without trailing zeros. */
    public BigDecimal times(Quantity quantity) {
        return FixedPoint.product(units, SCALE, quantity.units(), Quantity.SCALE);
    }

    /** For statistics only, never for money. */
    public double toDouble() {
        return (double) units / ONE;
    }

    @Override
    public int compareTo(Price other) {
        return Long.compare(units, other.units);
    }

    @Override
    public String toString() {
        return FixedPoint.plain(units, SCALE);
    }
}

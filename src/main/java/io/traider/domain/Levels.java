package io.traider.domain;

import java.util.Arrays;

/**
 * Price levels of one side of a book as a venue sent them, in the order sent. Immutable.
 *
 * <p>A level is a price ({@link Price#units()}), an absolute quantity ({@link Quantity#units()}; zero removes the level)
 * and how many decimals the venue wrote of each, which checksums are computed over.
 */
public final class Levels {

    /** No level. */
    public static final Levels NONE = new Levels(new long[0], new byte[0], 0);

    private final long[] units;
    private final byte[] decimals;
    private final int size;

    private Levels(long[] units, byte[] decimals, int size) {
        this.units = units;
        this.decimals = decimals;
        this.size = size;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Price of level {@code i} in {@link Price#units()}. */
    public long price(int i) {
        return units[2 * i];
    }

    /** Quantity of level {@code i} in {@link Quantity#units()}, zero for a removal. */
    public long quantity(int i) {
        return units[2 * i + 1];
    }

    /** Decimals of the price as the venue wrote it. */
    public int priceDecimals(int i) {
        return decimals[2 * i];
    }

    /** Decimals of the quantity as the venue wrote it. */
    public int quantityDecimals(int i) {
        return decimals[2 * i + 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Levels that
                && size == that.size
                && Arrays.equals(units, 0, 2 * size, that.units, 0, 2 * size)
                && Arrays.equals(decimals, 0, 2 * size, that.decimals, 0, 2 * size);
    }

    @Override
    public int hashCode() {
        int hash = size;
        for (int i = 0; i < 2 * size; i++) {
            hash = 31 * hash + Long.hashCode(units[i]);
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(Price.ofUnits(price(i)))
                    .append(" x ")
                    .append(Quantity.ofUnits(quantity(i)));
        }
        return text.append(']').toString();
    }

    /** Collects levels; reusable after {@link #build()}, not for two threads. */
    public static final class Builder {
        private long[] units = new long[64];
        private byte[] decimals = new byte[64];
        private int size;

        /** Adds a level; see {@link Levels} for the units. */
        public Builder add(long price, int priceDecimals, long quantity, int quantityDecimals) {
            int at = 2 * size;
            if (at == units.length) {
                units = Arrays.copyOf(units, 2 * at);
                decimals = Arrays.copyOf(decimals, 2 * at);
            }
            units[at] = price;
            units[at + 1] = quantity;
            decimals[at] = (byte) priceDecimals;
            decimals[at + 1] = (byte) quantityDecimals;
            size++;
            return this;
        }

        /** Adds a level by value, with as many decimals as it has. */
        public Builder add(Price price, Quantity quantity) {
            return add(
                    price.units(),
                    Math.max(0, price.toBigDecimal().stripTrailingZeros().scale()),
                    quantity.units(),
                    Math.max(0, quantity.toBigDecimal().stripTrailingZeros().scale()));
        }

        public void clear() {
            size = 0;
        }

        /** The levels so far, and starts anew. */
        public Levels build() {
            if (size == 0) {
                return NONE;
            }
            Levels levels = new Levels(Arrays.copyOf(units, 2 * size), Arrays.copyOf(decimals, 2 * size), size);
            size = 0;
            return levels;
        }
    }
}

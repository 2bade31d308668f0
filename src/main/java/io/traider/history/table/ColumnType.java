package io.traider.history.table;

import io.traider.domain.Price;
import io.traider.domain.Quantity;

/** What a column holds and in which unit a {@link Row} has it. */
public enum ColumnType {
    /** Nanoseconds since the Unix epoch. Parquet: TIMESTAMP(NANOS, UTC). CSV: ISO 8601 in UTC. */
    TIME(0),
    /** {@link Price#units()}. Parquet: DECIMAL(18, 10). */
    PRICE(Price.SCALE),
    /** {@link Quantity#units()}. Parquet: DECIMAL(18, 8). */
    QUANTITY(Quantity.SCALE),
    /** A fraction times {@code 10^16}. Parquet: DECIMAL(18, 16). */
    RATE(16),
    /** Whole seconds. Parquet: INT64. */
    SECONDS(0),
    /** The bits of a {@code double}; {@code NaN} is a number that is not known. Parquet: DOUBLE. CSV: empty for {@code NaN}. */
    NUMBER(0),
    /** The ordinal of a {@link io.traider.domain.Side}. Parquet and CSV: {@code BUY} or {@code SELL}. */
    SIDE(0),
    /** Text, at most one column of a schema. */
    TEXT(0);

    /** Digits of the decimal columns in Parquet. */
    static final int PRECISION = 18;

    private final int scale;

    ColumnType(int scale) {
        this.scale = scale;
    }

    /** Decimals kept; {@code 0} where the column is no decimal. */
    public int scale() {
        return scale;
    }

    /** Whether the column holds a decimal of a fixed scale. */
    public boolean isDecimal() {
        return scale > 0;
    }

    /** Whether Parquet keeps the column as bytes instead of as a 64-bit integer. */
    boolean isBytes() {
        return this == SIDE || this == TEXT;
    }
}

package io.traider.history.table;

import io.traider.domain.Side;
import java.math.BigDecimal;
import java.time.Instant;

/** The value of a column as text. */
public final class Fields {

    private static final long SECOND = 1_000_000_000L;

    private Fields() {}

    /** The form that CSV files and messages have: ISO 8601, plain decimals. */
    public static String text(ColumnType type, Row row, int column) {
        long value = row.get(column);
        return switch (type) {
            case TIME -> time(value);
            case PRICE, QUANTITY, RATE -> decimal(value, type.scale());
            case SECONDS -> Long.toString(value);
            case NUMBER -> number(Double.longBitsToDouble(value));
            case SIDE -> Side.values()[(int) value].name();
            case TEXT -> row.text();
        };
    }

    /** ISO 8601 in UTC with as many decimals of a second as it needs. */
    public static String time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
                .toString();
    }

    /** The shortest text that is read back as the same number; nothing of what is not known. */
    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static String decimal(long units, int scale) {
        return units == 0
                ? "0"
                : BigDecimal.valueOf(units, scale).stripTrailingZeros().toPlainString();
    }
}

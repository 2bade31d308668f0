package io.traider.history.table;

import java.util.Arrays;

/** One line of a table, in the units of its {@link ColumnType}s. Reused while a table streams, so copy what is kept. */
public final class Row {

    private final long[] values;
    private String text = "";

    public Row(Schema schema) {
        values = new long[schema.size()];
    }

    private Row(long[] values, String text) {
        this.values = values;
        this.text = text;
    }

    /** The time that the table is ordered by, nanoseconds since the Unix epoch. */
    public long time() {
        return values[0];
    }

    public long get(int column) {
        return values[column];
    }

    public void set(int column, long value) {
        values[column] = value;
    }

    /** The value of a column of {@link ColumnType#NUMBER}. */
    public double number(int column) {
        return Double.longBitsToDouble(values[column]);
    }

    /** Every {@code NaN} is kept as the same bits. */
    public void setNumber(int column, double value) {
        values[column] = Double.doubleToLongBits(value);
    }

    /** The value of the column of text; empty where the table has none. */
    public String text() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public void copyFrom(Row other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
        text = other.text;
    }

    public Row copy() {
        return new Row(values.clone(), text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row that && Arrays.equals(values, that.values) && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + text.hashCode();
    }

    @Override
    public String toString() {
        return Arrays.toString(values) + " " + text;
    }
}

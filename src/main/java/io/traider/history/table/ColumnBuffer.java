package io.traider.history.table;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The values of one column until its pages are written, in Parquet's plain encoding, which every reader knows. */
final class ColumnBuffer {

    static final int PLAIN = 0;

    private final ColumnType type;
    private final long[] longs;
    private final int[] starts;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private int size;
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;

    ColumnBuffer(ColumnType type, int capacity) {
        this.type = type;
        longs = new long[type.isBytes() ? 0 : capacity];
        starts = new int[type.isBytes() ? capacity : 0];
    }

    void add(Row row, int column) {
        if (type.isBytes()) {
            byte[] text = Fields.text(type, row, column).getBytes(StandardCharsets.UTF_8);
            starts[size] = bytes.size();
            bytes.writeBytes(length.putInt(0, text.length).array());
            bytes.writeBytes(text);
        } else {
            long value = row.get(column);
            longs[size] = value;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        size++;
    }

    /** The values from one row up to another, encoded. */
    byte[] page(int from, int to) {
        if (type.isBytes()) {
            return Arrays.copyOfRange(bytes.toByteArray(), starts[from], to == size ? bytes.size() : starts[to]);
        }
        ByteBuffer page = ByteBuffer.allocate(Long.BYTES * (to - from)).order(ByteOrder.LITTLE_ENDIAN);
        page.asLongBuffer().put(longs, from, to - from);
        return page.array();
    }

    /** Adds the least and the greatest value, which readers leave row groups out by; not of numbers, whose bits have no order. */
    void statistics(CompactThrift out) {
        if (!type.isBytes() && type != ColumnType.NUMBER) {
            out.begin(12)
                    .int64(3, 0)
                    .binary(5, plain(most))
                    .binary(6, plain(least))
                    .end();
        }
    }

    private static byte[] plain(long value) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    void clear() {
        size = 0;
        bytes.reset();
        least = Long.MAX_VALUE;
        most = Long.MIN_VALUE;
    }
}

package io.traider.history.table;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The values of one column until its page is written. Integers are kept in Parquet's encoding {@code BYTE_STREAM_SPLIT}
 * (all first bytes, then all second bytes, and so on), in which prices and times compress to about half.
 */
final class ColumnBuffer {

    static final int PLAIN = 0;
    static final int BYTE_STREAM_SPLIT = 9;

    private final ColumnType type;
    private final long[] longs;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ByteBuffer length =
            ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private int size;
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;

    ColumnBuffer(ColumnType type, int capacity) {
        this.type = type;
        longs = type.isBytes() ? new long[0] : new long[capacity];
    }

    void add(Row row, int column) {
        if (type.isBytes()) {
            byte[] text = Fields.text(type, row, column).getBytes(StandardCharsets.UTF_8);
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

    int encoding() {
        return type.isBytes() ? PLAIN : BYTE_STREAM_SPLIT;
    }

    byte[] page() {
        if (type.isBytes()) {
            return bytes.toByteArray();
        }
        byte[] page = new byte[Long.BYTES * size];
        for (int i = 0; i < size; i++) {
            long value = longs[i];
            for (int at = i; at < page.length; at += size) {
                page[at] = (byte) value;
                value >>>= Byte.SIZE;
            }
        }
        return page;
    }

    /** Adds the least and the greatest value, which readers leave row groups out by. */
    void statistics(CompactThrift out) {
        if (!type.isBytes()) {
            out.begin(12).int64(3, 0).binary(5, plain(most)).binary(6, plain(least)).end();
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

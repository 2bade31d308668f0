package io.traider.history.table;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes structures in Thrift's compact protocol, which Parquet keeps its headers and footer in.
 *
 * @see <a href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">the protocol</a>
 */
final class CompactThrift {

    private static final int TRUE = 1;
    private static final int INT32 = 5;
    private static final int INT64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    CompactThrift int32(int id, int value) {
        field(id, INT32);
        zigzag(value);
        return this;
    }

    CompactThrift int64(int id, long value) {
        field(id, INT64);
        zigzag(value);
        return this;
    }

    CompactThrift yes(int id) {
        field(id, TRUE);
        return this;
    }

    CompactThrift text(int id, String value) {
        return binary(id, value.getBytes(StandardCharsets.UTF_8));
    }

    CompactThrift binary(int id, byte[] value) {
        field(id, BINARY);
        bytes(value);
        return this;
    }

    CompactThrift begin(int id) {
        field(id, STRUCT);
        return open();
    }

    /** A structure without fields. */
    CompactThrift empty(int id) {
        return begin(id).end();
    }

    /** Starts a list of structures, each of which is between {@link #open()} and {@link #end()}. */
    CompactThrift structs(int id, int size) {
        return list(id, size, STRUCT);
    }

    CompactThrift int32s(int id, int... values) {
        list(id, values.length, INT32);
        for (int value : values) {
            zigzag(value);
        }
        return this;
    }

    CompactThrift texts(int id, String... values) {
        list(id, values.length, BINARY);
        for (String value : values) {
            bytes(value.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** Starts a structure that no field announces: an element of a list, or the outermost. */
    CompactThrift open() {
        outer.push(last);
        last = 0;
        return this;
    }

    CompactThrift end() {
        out.write(0);
        last = outer.pop();
        return this;
    }

    /** An element of a list that was written before. */
    CompactThrift raw(byte[] struct) {
        out.writeBytes(struct);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private CompactThrift list(int id, int size, int type) {
        field(id, LIST);
        if (size < 15) {
            out.write(size << 4 | type);
        } else {
            out.write(0xf0 | type);
            varint(size);
        }
        return this;
    }

    private void field(int id, int type) {
        int step = id - last;
        if (step < 1 || step > 15) {
            throw new IllegalStateException("field " + id + " cannot follow field " + last);
        }
        out.write(step << 4 | type);
        last = id;
    }

    private void bytes(byte[] value) {
        varint(value.length);
        out.writeBytes(value);
    }

    private void zigzag(long value) {
        varint(value << 1 ^ value >> 63);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}

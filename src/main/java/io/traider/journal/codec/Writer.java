package io.traider.journal.codec;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes values of a payload; {@link Reader} reads them in the same order. */
final class Writer {
    /** Digits that any long has room for. */
    private static final int LONG_DIGITS = 18;

    private final Names names = new Names();
    private byte[] array;
    private int size;
    private int version = Packing.HASHED;

    Writer(int capacity) {
        array = new byte[Math.max(64, capacity)];
    }

    /** Begins a new payload in the same array. */
    void clear() {
        names.clear();
        size = 0;
        version = Packing.HASHED;
    }

    /** What comes is not known to readers of earlier versions. */
    void needs(int since) {
        version = Math.max(version, since);
    }

    /** The earliest version whose readers know all that was written. */
    int version() {
        return version;
    }

    byte[] array() {
        return array;
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(array, size);
    }

    private void room(int more) {
        if (array.length - size < more) {
            array = Arrays.copyOf(array, Math.max(2 * array.length, size + more));
        }
    }

    void octet(int value) {
        room(1);
        array[size++] = (byte) value;
    }

    /** Any long; small non-negative ones are short. */
    void number(long value) {
        if ((value & ~0x7FL) == 0) {
            octet((int) value);
        } else {
            longer(value);
        }
    }

    private void longer(long value) {
        room(10);
        byte[] to = array;
        int at = size;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            to[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        to[at++] = (byte) rest;
        size = at;
    }

    /** Any long; those near zero are short. */
    void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    void flag(boolean value) {
        octet(value ? 1 : 0);
    }

    void real(double value) {
        room(8);
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 56; shift >= 0; shift -= 8) {
            array[size++] = (byte) (bits >>> shift);
        }
    }

    void bytes(byte[] from, int count) {
        room(count);
        System.arraycopy(from, 0, array, size, count);
        size += count;
    }

    /** A text that is not likely to come again. */
    void text(String value) {
        if (value.isEmpty()) {
            octet(0);
        } else {
            octets(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void octets(byte[] all) {
        number(all.length);
        bytes(all, all.length);
    }

    /** A text that is likely to come again in this payload. */
    void name(String value) {
        int at = names.at(value);
        int known = names.number(at);
        number(known);
        if (known == 0) {
            octets(names.bytes(at));
        }
    }

    void constant(Enum<?> value) {
        name(value.name());
    }

    void decimal(BigDecimal value) {
        signed(value.scale());
        if (value.precision() <= LONG_DIGITS) {
            unscaled(value.scaleByPowerOfTen(value.scale()).longValue());
        } else {
            octets(value.unscaledValue().toByteArray());
        }
    }

    /** As {@link java.math.BigInteger#toByteArray} has it, without one. */
    private void unscaled(long value) {
        int bytes = (Long.SIZE - Long.numberOfLeadingZeros(value ^ (value >> 63))) / Byte.SIZE + 1;
        number(bytes);
        room(bytes);
        for (int shift = Byte.SIZE * (bytes - 1); shift >= 0; shift -= Byte.SIZE) {
            array[size++] = (byte) (value >> shift);
        }
    }

    <T> void list(List<T> values, Consumer<T> each) {
        number(values.size());
        for (T value : values) {
            each.accept(value);
        }
    }

    <T> void optional(@Nullable T value, Consumer<T> present) {
        flag(value != null);
        if (value != null) {
            present.accept(value);
        }
    }
}

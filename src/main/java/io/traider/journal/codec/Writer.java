package io.traider.journal.codec;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes values of a payload; {@link Reader} reads them in the same order. */
final class Writer {
    private final Map<String, Integer> names = new HashMap<>();
    private byte[] array;
    private int size;
    private int version = Packing.HASHED;

    Writer(int capacity) {
        array = new byte[Math.max(64, capacity)];
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
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            array[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        array[size++] = (byte) rest;
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
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        bytes(utf8, utf8.length);
    }

    /** A text that is likely to come again in this payload. */
    void name(String value) {
        Integer known = names.putIfAbsent(value, names.size() + 1);
        if (known == null) {
            number(0);
            text(value);
        } else {
            number(known);
        }
    }

    void constant(Enum<?> value) {
        name(value.name());
    }

    void decimal(BigDecimal value) {
        signed(value.scale());
        byte[] unscaled = value.unscaledValue().toByteArray();
        number(unscaled.length);
        bytes(unscaled, unscaled.length);
    }

    <T> void list(List<T> values, Consumer<T> each) {
        number(values.size());
        values.forEach(each);
    }

    <T> void optional(@Nullable T value, Consumer<T> present) {
        flag(value != null);
        if (value != null) {
            present.accept(value);
        }
    }
}

package io.traider.journal.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link Writer} wrote.
 *
 * <p>Every method throws IllegalArgumentException when the payload ends early or holds what cannot be.
 */
final class Reader {
    private final List<String> names = new ArrayList<>();
    private final byte[] array;
    private int at;

    Reader(byte[] array, int from) {
        this.array = array;
        this.at = from;
    }

    int position() {
        return at;
    }

    int remaining() {
        return array.length - at;
    }

    int octet() {
        need(1);
        return array[at++] & 0xFF;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int octet = octet();
            value |= (long) (octet & 0x7F) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number without end before byte " + at);
    }

    long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A count of things that take at least a byte each. */
    int count() {
        long count = number();
        if (count < 0 || count > remaining()) {
            throw new IllegalArgumentException(count + " things in " + remaining() + " bytes, before byte " + at);
        }
        return (int) count;
    }

    boolean flag() {
        return octet() != 0;
    }

    double real() {
        need(8);
        long bits = 0;
        for (int i = 0; i < 8; i++) {
            bits = bits << 8 | array[at++] & 0xFF;
        }
        return Double.longBitsToDouble(bits);
    }

    private byte[] bytes(int count) {
        need(count);
        at += count;
        return Arrays.copyOfRange(array, at - count, at);
    }

    String text() {
        return new String(bytes(count()), StandardCharsets.UTF_8);
    }

    String name() {
        int known = (int) number();
        if (known == 0) {
            names.add(text());
            return names.getLast();
        }
        if (known < 0 || known > names.size()) {
            throw new IllegalArgumentException("name " + known + " of " + names.size() + ", before byte " + at);
        }
        return names.get(known - 1);
    }

    <E extends Enum<E>> E constant(Class<E> type) {
        return Enum.valueOf(type, name());
    }

    BigDecimal decimal() {
        int scale = Math.toIntExact(signed());
        return new BigDecimal(new BigInteger(bytes(count())), scale);
    }

    <T> List<T> list(Supplier<T> each) {
        int count = count();
        List<T> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(each.get());
        }
        return values;
    }

    <T> @Nullable T optional(Supplier<T> present) {
        return flag() ? present.get() : null;
    }

    private void need(int count) {
        if (remaining() < count) {
            throw new IllegalArgumentException("payload ends at byte " + at + ", " + count + " more were expected");
        }
    }
}

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
    private final @Nullable KnownNames known;
    private int at;

    Reader(byte[] array, int from) {
        this(array, from, null);
    }

    /** @param known of payloads before, and for those to come */
    Reader(byte[] array, int from, @Nullable KnownNames known) {
        this.array = array;
        this.at = from;
        this.known = known;
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
        int count = count();
        int from = at;
        at += count;
        return new String(array, from, count, StandardCharsets.UTF_8);
    }

    String name() {
        int place = (int) number();
        if (place == 0) {
            String added = known == null ? text() : knownName(known);
            names.add(added);
            return added;
        }
        if (place < 0 || place > names.size()) {
            throw new IllegalArgumentException("name " + place + " of " + names.size() + ", before byte " + at);
        }
        return names.get(place - 1);
    }

    private String knownName(KnownNames known) {
        int count = count();
        int from = at;
        at += count;
        return known.name(array, from, count);
    }

    <E extends Enum<E>> E constant(Class<E> type) {
        return Enum.valueOf(type, name());
    }

    BigDecimal decimal() {
        int scale = Math.toIntExact(signed());
        return new BigDecimal(new BigInteger(bytes(count())), scale);
    }

    /** Unmodifiable, so that whoever keeps it need not copy it. */
    @SuppressWarnings("unchecked")
    <T> List<T> list(Supplier<T> each) {
        Object[] values = new Object[count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = each.get();
        }
        return (List<T>) List.of(values);
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

package io.traider.venue.capture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Looking at lines of bytes. */
final class Ascii {

    private static final int NANO_DIGITS = 9;

    private Ascii() {}

    static int indexOf(byte[] line, String text, int from) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = from; i + wanted.length <= line.length; i++) {
            if (line[i] == wanted[0] && Arrays.equals(line, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    static boolean startsWith(byte[] line, String text) {
        return line.length >= text.length() && indexOf(Arrays.copyOf(line, text.length()), text, 0) == 0;
    }

    /** The index after the digits that begin at an index. */
    static int digits(byte[] line, int from) {
        int i = from;
        while (i < line.length && line[i] >= '0' && line[i] <= '9') {
            i++;
        }
        return i;
    }

    static String text(byte[] line, int from, int to) {
        return new String(line, from, to - from, StandardCharsets.UTF_8);
    }

    /** The number in {@code line[from, to)}, which are up to 18 digits, or 19 that fit. */
    static long number(byte[] line, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + line[i] - '0';
        }
        return value;
    }

    /** Decimal seconds such as {@code 1633998512.0633569} in {@code line[from, to)} as nanoseconds; -1 when it is none. */
    static long secondsToNanos(byte[] line, int from, int to) {
        int point = digits(line, from);
        boolean fraction = point < to && line[point] == '.';
        int end = fraction ? digits(line, point + 1) : point;
        if (point == from || point - from > NANO_DIGITS + 1 || end != to) {
            return -1;
        }
        long nanos = number(line, from, point);
        for (int i = 1; i <= NANO_DIGITS; i++) {
            int digit = fraction && point + i < to ? line[point + i] - '0' : 0;
            nanos = nanos * 10 + digit;
        }
        return nanos;
    }
}

package io.traider.venue.capture;

import java.nio.charset.StandardCharsets;

/** Looking at lines of bytes. */
final class Ascii {

    private static final int NANO_DIGITS = 9;

    private Ascii() {}

    static int indexOf(byte[] line, String text, int from) {
        char first = text.charAt(0);
        for (int i = from; i + text.length() <= line.length; i++) {
            if (line[i] == first && at(line, text, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a text of ASCII stands at an index. */
    static boolean at(byte[] line, String text, int index) {
        if (index < 0 || index + text.length() > line.length) {
            return false;
        }
        int same = 0;
        while (same < text.length() && line[index + same] == text.charAt(same)) {
            same++;
        }
        return same == text.length();
    }

    static boolean startsWith(byte[] line, String text) {
        return at(line, text, 0);
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

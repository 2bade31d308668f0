package io.traider.venue.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** JSON's grammar of numbers, and the way from a number's digits to units of a fixed scale. */
final class JsonNumber {

    private static final int SAFE_DIGITS = 18;
    private static final int MAX_DIGITS = 100;
    private static final int MAX_EXPONENT = 60;
    private static final long[] POWERS = new long[SAFE_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i <= SAFE_DIGITS; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private long units;
    private int decimals;

    long units() {
        return units;
    }

    int decimals() {
        return decimals;
    }

    /** Reads a number and answers the index after it; whatever is not plain is left to the slow way. */
    int read(byte[] bytes, int from, int scale) throws MalformedJson {
        int i = from;
        boolean negative = i < bytes.length && bytes[i] == '-';
        int first = negative ? ++i : i;
        long value = 0;
        int point = -1;
        for (; i < bytes.length; i++) {
            char digit = (char) (bytes[i] - '0');
            if (digit <= 9) {
                value = value * 10 + digit;
            } else if (bytes[i] == '.' && point < 0) {
                point = i;
                if (i + 8 < bytes.length && EightBytes.digits(EightBytes.at(bytes, i + 1))) {
                    value = value * 100_000_000 + EightBytes.number(EightBytes.at(bytes, i + 1));
                    i += 8;
                }
            } else {
                break;
            }
        }
        int whole = (point < 0 ? i : point) - first;
        int fraction = point < 0 ? 0 : i - point - 1;
        boolean zeros = whole > 1 && bytes[first] == '0';
        boolean plain = !zeros && whole > 0 && whole + fraction <= SAFE_DIGITS && (point < 0 || fraction > 0);
        if (!plain || !ends(bytes, i)) {
            return readSlowly(bytes, from, scale);
        }
        decimals = fraction;
        units = scale(negative ? -value : value, scale, bytes, from, i);
        return i;
    }

    private static boolean ends(byte[] bytes, int i) {
        return i < bytes.length && (bytes[i] == '"' || bytes[i] == ',' || bytes[i] == '}' || bytes[i] == ']');
    }

    private long scale(long value, int scale, byte[] bytes, int from, int to) throws MalformedJson {
        if (decimals <= scale) {
            long power = POWERS[scale - decimals];
            long scaled = value * power;
            if (Math.multiplyHigh(value, power) != scaled >> 63) {
                throw unfit(bytes, from, to, scale);
            }
            return scaled;
        }
        long power = POWERS[decimals - scale];
        if (value % power != 0) {
            throw unfit(bytes, from, to, scale);
        }
        return value / power;
    }

    private int readSlowly(byte[] bytes, int from, int scale) throws MalformedJson {
        int to = skip(bytes, from);
        BigDecimal value = big(bytes, from, to);
        try {
            units = value.movePointRight(scale).longValueExact();
        } catch (ArithmeticException e) {
            throw unfit(bytes, from, to, scale);
        }
        decimals = Math.max(0, value.scale());
        return to;
    }

    /** The number in {@code bytes[from, to)}, which has passed {@link #skip}. */
    static BigDecimal big(byte[] bytes, int from, int to) throws MalformedJson {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        int digits = e < 0 ? text.length() : e;
        boolean large = e >= 0
                && (text.length() - e > 5 || Math.abs(Integer.parseInt(text, e + 1, text.length(), 10)) > MAX_EXPONENT);
        if (digits > MAX_DIGITS || large) {
            throw new MalformedJson(
                    "number " + text.substring(0, Math.min(40, text.length())) + " is out of all bounds");
        }
        return new BigDecimal(text);
    }

    /** Checks a number's grammar and answers the index after it. */
    int skip(byte[] bytes, int from) throws MalformedJson {
        int i = from;
        if (i < bytes.length && bytes[i] == '-') {
            i++;
        }
        boolean zero = i < bytes.length && bytes[i] == '0';
        int whole = i;
        i = digits(bytes, i);
        if (zero && i > whole + 1) {
            throw wrong(bytes, whole, "no leading zero");
        }
        if (i < bytes.length && bytes[i] == '.') {
            i = digits(bytes, i + 1);
        }
        if (i < bytes.length && (bytes[i] == 'e' || bytes[i] == 'E')) {
            boolean signed = i + 1 < bytes.length && (bytes[i + 1] == '-' || bytes[i + 1] == '+');
            i = digits(bytes, signed ? i + 2 : i + 1);
        }
        return i;
    }

    private static int digits(byte[] bytes, int from) throws MalformedJson {
        int i = from;
        while (digit(bytes, i) >= 0) {
            i++;
        }
        if (i == from) {
            throw i < bytes.length ? wrong(bytes, i, "a digit") : truncated(bytes);
        }
        return i;
    }

    /** The digit at an index, or a negative number. */
    private static int digit(byte[] bytes, int i) {
        if (i >= bytes.length) {
            return -1;
        }
        int digit = bytes[i] - '0';
        return digit <= 9 ? digit : -1;
    }

    private static MalformedJson unfit(byte[] bytes, int from, int to, int scale) {
        String text = new String(bytes, from, Math.min(40, to - from), StandardCharsets.ISO_8859_1);
        return new MalformedJson("number " + text + " does not fit " + scale + " decimals in 64 bits");
    }

    static MalformedJson truncated(byte[] bytes) {
        return new MalformedJson("the document ends after " + bytes.length + " bytes, in the middle", true);
    }

    static MalformedJson wrong(byte[] bytes, int at, String expected) {
        String found = new String(bytes, at, Math.min(20, bytes.length - at), StandardCharsets.ISO_8859_1);
        return new MalformedJson("at byte " + at + ": expected " + expected + ", found '" + found + "'");
    }
}

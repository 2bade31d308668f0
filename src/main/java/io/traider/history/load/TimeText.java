package io.traider.history.load;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Times as data files write them: seconds, millis, micros or nanos since 1970, told apart by their size; ISO 8601; and
 * {@code 20141201 00:00}. What names no zone is UTC.
 */
final class TimeText {

    /** No time. */
    static final long NONE = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000_000L;
    private static final long EARLIEST = 631_152_000L * SECOND;
    private static final long LATEST = 4_102_444_800L * SECOND;

    private TimeText() {}

    /** Nanoseconds since the Unix epoch, {@link #NONE} when the text is no time of the years 1990 to 2099. */
    static long nanos(String text) {
        try {
            long nanos = isNumber(text) ? epoch(text) : calendar(text);
            return nanos >= EARLIEST && nanos < LATEST ? nanos : NONE;
        } catch (DateTimeException | NumberFormatException | ArithmeticException | IndexOutOfBoundsException e) {
            return NONE;
        }
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static long epoch(String text) {
        int point = text.indexOf('.');
        long whole = Long.parseLong(point < 0 ? text : text.substring(0, point));
        if (point < 0 && text.length() == 8) {
            return calendar(text);
        }
        long unit = unit(whole);
        return Math.addExact(Math.multiplyExact(whole, unit), point < 0 ? 0 : fraction(text, point + 1, unit));
    }

    private static long unit(long value) {
        if (value < 100_000_000_000L) {
            return SECOND;
        }
        if (value < 100_000_000_000_000L) {
            return 1_000_000;
        }
        return value < 100_000_000_000_000_000L ? 1_000 : 1;
    }

    /** The decimals from a place on as nanoseconds, those below one left out only when they are zero. */
    private static long fraction(String text, int from, long unit) {
        long nanos = 0;
        long place = unit;
        for (int i = from; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 10);
            if (digit < 0 || place % 10 != 0 && digit != 0) {
                throw new NumberFormatException(text);
            }
            place /= 10;
            nanos += digit * place;
        }
        return nanos;
    }

    private static long calendar(String text) {
        boolean dashes = text.charAt(4) == '-';
        int after = dashes ? 10 : 8;
        LocalDate date = dashes
                ? LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                : LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
        if (dashes && text.charAt(7) != '-') {
            throw new DateTimeException(text);
        }
        long seconds = date.toEpochDay() * 86_400;
        if (text.length() == after) {
            return seconds * SECOND;
        }
        if (text.charAt(after) != 'T' && text.charAt(after) != ' ') {
            throw new DateTimeException(text);
        }
        return seconds * SECOND + clock(text, after + 1);
    }

    private static long clock(String text, int from) {
        int end = from;
        while (end < text.length() && "0123456789:.".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        int hour = number(text, from, from + 2);
        int minute = text.charAt(from + 2) == ':' ? number(text, from + 3, from + 5) : -1;
        boolean hasSecond = end > from + 5;
        int second = hasSecond && text.charAt(from + 5) == ':' ? number(text, from + 6, from + 8) : hasSecond ? -1 : 0;
        if (hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            throw new DateTimeException(text);
        }
        long nanos = (hour * 3600L + minute * 60L + second) * SECOND;
        if (end > from + 8) {
            if (text.charAt(from + 8) != '.') {
                throw new DateTimeException(text);
            }
            nanos += fraction(text.substring(0, end), from + 9, SECOND);
        }
        return nanos - zone(text.substring(end).strip());
    }

    private static long zone(String zone) {
        return zone.isEmpty() || zone.equals("UTC") ? 0 : ZoneOffset.of(zone).getTotalSeconds() * SECOND;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseUnsignedInt(text.substring(from, to));
    }
}

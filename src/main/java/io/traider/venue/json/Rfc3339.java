package io.traider.venue.json;

import java.nio.charset.StandardCharsets;

/** Times such as {@code 2026-08-16T23:37:03.745044Z}, with up to nine digits of a second and any offset. */
final class Rfc3339 {

    private static final long SECOND = 1_000_000_000L;

    private Rfc3339() {}

    /** Nanoseconds since the Unix epoch. */
    static long nanos(byte[] bytes, int from, int to) throws MalformedJson {
        if (to - from < 20 || !separated(bytes, from)) {
            throw wrong(bytes, from, to);
        }
        int year = two(bytes, from) * 100 + two(bytes, from + 2);
        int month = two(bytes, from + 5);
        int day = two(bytes, from + 8);
        int hour = two(bytes, from + 11);
        int minute = two(bytes, from + 14);
        int second = two(bytes, from + 17);
        boolean inside =
                month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 24 && minute <= 59 && second <= 60;
        if (!inside || year < 1900 || year > 2200 || hour < 0 || minute < 0 || second < 0) {
            throw wrong(bytes, from, to);
        }
        long seconds = days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
        return seconds * SECOND + rest(bytes, from, to);
    }

    private static boolean separated(byte[] bytes, int from) {
        byte t = bytes[from + 10];
        return bytes[from + 4] == '-'
                && bytes[from + 7] == '-'
                && (t == 'T' || t == 't' || t == ' ')
                && bytes[from + 13] == ':'
                && bytes[from + 16] == ':';
    }

    /** Nanoseconds of the fraction and the offset, which follow the seconds. */
    private static long rest(byte[] bytes, int from, int to) throws MalformedJson {
        int i = from + 19;
        long nanos = 0;
        if (bytes[i] == '.') {
            int power = 100_000_000;
            for (i++; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
                nanos += (long) (bytes[i] - '0') * power;
                power /= 10;
            }
        }
        if (i + 1 == to && (bytes[i] == 'Z' || bytes[i] == 'z')) {
            return nanos;
        }
        boolean offset = i + 6 == to && bytes[i + 3] == ':' && (bytes[i] == '+' || bytes[i] == '-');
        if (!offset || two(bytes, i + 1) < 0 || two(bytes, i + 4) < 0) {
            throw wrong(bytes, from, to);
        }
        long seconds = two(bytes, i + 1) * 3_600L + two(bytes, i + 4) * 60L;
        return nanos - (bytes[i] == '-' ? -seconds : seconds) * SECOND;
    }

    /** A number of two digits, negative when they are none. */
    private static int two(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? Integer.MIN_VALUE / 200 : tens * 10 + ones;
    }

    /** Days since 1970-01-01 in the Gregorian calendar, from H. Hinnant's days_from_civil. */
    private static long days(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400;
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    private static MalformedJson wrong(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, Math.min(40, to - from), StandardCharsets.ISO_8859_1);
        return new MalformedJson("'" + text + "' is no RFC 3339 time");
    }
}

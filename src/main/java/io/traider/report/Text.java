package io.traider.report;

import io.traider.report.Measure.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as a person reads them, and text as HTML takes it. */
final class Text {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long NANO = 1_000_000_000L;

    private Text() {}

    static String of(Unit unit, double value) {
        return switch (unit) {
            case SHARE -> percent(value);
            case NUMBER -> number(value, 2);
            case COUNT -> number(value, 0);
            case TIMES -> number(value, 1) + " ×";
            case DOLLARS -> number(value, 2);
            case SECONDS -> duration(value);
        };
    }

    static String percent(double share) {
        double percent = 100 * share;
        return number(percent, Math.abs(percent) >= 1000 ? 0 : Math.abs(percent) >= 0.095 || percent == 0 ? 2 : 4)
                + "\u00a0%";
    }

    /** With thousands apart and a real minus sign. */
    static String number(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        boolean nothing = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return nothing ? text.replace("-", "") : text.replace('-', '−');
    }

    /** The two largest units, for example {@code 3 d 4 h}; a second one of zero is left out. */
    static String duration(double seconds) {
        Duration d = Duration.ofMillis(Math.round(seconds * 1000));
        return d.toDays() > 0
                ? two(d.toDays(), "d", d.toHoursPart(), "h")
                : d.toHours() > 0
                        ? two(d.toHours(), "h", d.toMinutesPart(), "min")
                        : d.toMinutes() > 0
                                ? two(d.toMinutes(), "min", d.toSecondsPart(), "s")
                                : number(seconds, seconds < 10 && seconds != Math.rint(seconds) ? 2 : 0) + " s";
    }

    private static String two(long first, String unit, long second, String smaller) {
        return first + " " + unit + (second == 0 ? "" : " " + second + " " + smaller);
    }

    static String moment(long nanos) {
        return MOMENT.format(instant(nanos));
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANO), Math.floorMod(nanos, NANO));
    }

    /** For text and for attributes in double quotes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

package io.traider.report;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of numbers with ticks at round ones.
 *
 * @param low where the axis begins
 * @param high where it ends, above {@code low}
 */
record Axis(double low, double high, List<Tick> ticks) {

    private static final long[] SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800,
        604_800, 1_209_600
    };
    private static final double NANO = 1e9;
    private static final Pattern DECIMAL = Pattern.compile("\\.(\\d+)");

    record Tick(double at, String label) {}

    /** The share of the way from low to high. */
    double share(double value) {
        return (value - low) / (high - low);
    }

    /**
     * Rounds outwards to a step of 1, 2 or 5 times a power of ten.
     *
     * @param wanted about how many ticks
     */
    static Axis ofNumbers(double low, double high, int wanted, DoubleFunction<String> label) {
        double room = high > low ? high - low : Math.max(1e-9, Math.abs(high) * 0.1);
        double from = high > low ? low : low - room / 2;
        double to = high > low ? high : high + room / 2;
        double step = step((to - from) / wanted);
        long first = (long) Math.floor(from / step + 1e-9);
        long last = (long) Math.ceil(to / step - 1e-9);
        List<Tick> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            ticks.add(new Tick(i * step, label.apply(i * step)));
        }
        return new Axis(first * step, last * step, trimmed(ticks));
    }

    /** Labels that are decimals get as many as the one that needs most. */
    private static List<Tick> trimmed(List<Tick> ticks) {
        int most = ticks.stream()
                .mapToInt(tick -> decimals(tick.label()).length())
                .max()
                .orElse(0);
        return ticks.stream()
                .map(tick -> new Tick(tick.at(), with(tick.label(), most)))
                .toList();
    }

    private static String with(String label, int decimals) {
        Matcher number = DECIMAL.matcher(label);
        if (!number.find()) {
            return label;
        }
        String padded = (number.group(1) + "0".repeat(decimals)).substring(0, decimals);
        return number.replaceFirst(decimals == 0 ? "" : "." + padded);
    }

    /** What stands behind the point, without zeros at its end. */
    private static String decimals(String label) {
        Matcher number = DECIMAL.matcher(label);
        String digits = number.find() ? number.group(1) : "";
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    static double step(double about) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(about)));
        double factor = about / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }

    /** Nanoseconds since the epoch, ticks at round times of UTC. */
    static Axis ofTime(double low, double high, int wanted) {
        double end = high > low ? high : low + NANO;
        double about = (end - low) / NANO / wanted;
        for (long step : SECONDS) {
            if (step >= about) {
                return new Axis(low, end, times(low, end, step));
            }
        }
        return new Axis(low, end, months(low, end, (int)
                Math.ceil(about / Duration.ofDays(31).toSeconds())));
    }

    private static List<Tick> times(double low, double high, long step) {
        DateTimeFormatter format = format(step < 60 ? "HH:mm:ss" : step < 86_400 ? "HH:mm" : "d MMM");
        List<Tick> ticks = new ArrayList<>();
        double nanos = step * NANO;
        for (double at = Math.ceil(low / nanos) * nanos; at <= high; at += nanos) {
            boolean midnight = step < 86_400 && Math.round(at / NANO) % 86_400 == 0;
            ticks.add(new Tick(at, (midnight ? format("d MMM") : format).format(Text.instant(Math.round(at)))));
        }
        return ticks;
    }

    private static List<Tick> months(double low, double high, int step) {
        int months = step <= 1 ? 1 : step <= 3 ? 3 : step <= 6 ? 6 : 12 * (int) Math.ceil(step / 12.0);
        int years = Math.max(1, months / 12);
        int year = Text.instant(Math.round(low)).atZone(ZoneOffset.UTC).getYear();
        LocalDate day = LocalDate.of(Math.floorDiv(year, years) * years, 1, 1);
        DateTimeFormatter format = format(months < 12 ? "MMM yyyy" : "yyyy");
        List<Tick> ticks = new ArrayList<>();
        for (; nanos(day) <= high; day = day.plusMonths(months)) {
            if (nanos(day) >= low) {
                ticks.add(new Tick(nanos(day), format.format(day.atStartOfDay(ZoneOffset.UTC))));
            }
        }
        return ticks;
    }

    private static double nanos(LocalDate day) {
        return day.toEpochDay() * 86_400 * NANO;
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.UK).withZone(ZoneOffset.UTC);
    }
}

package io.traider.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How long messages really took, measured at moments of the past: what a session's own orders saw, for example. */
public final class LatencySamples {

    /** The first line of a file. */
    public static final String HEADING = "time,latency_ms";

    private static final int SHOWN = 5;
    private static final BigDecimal LONGEST_MILLIS = BigDecimal.valueOf(3_600_000);

    private final String name;
    private final NavigableMap<Long, Long> samples = new TreeMap<>();

    private LatencySamples(String name) {
        this.name = name;
    }

    /**
     * Reads lines of {@code time,latency_ms} after that heading: the moment, ISO 8601 or milliseconds since 1970, rising from
     * row to row, and how long a message took that was sent then, from 0 up to an hour.
     *
     * @param name of the file, for people
     * @throws IllegalArgumentException naming the rows that are not of that form, or when there is none
     */
    public static LatencySamples parse(String name, String csv) {
        LatencySamples result = new LatencySamples(name);
        List<String> lines = csv.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADING)) {
            throw new IllegalArgumentException(name + " does not begin with '" + HEADING + "'. Maybe add that heading");
        }
        List<String> bad = new ArrayList<>();
        for (int row = 2; row <= lines.size(); row++) {
            String line = lines.get(row - 1).strip();
            String problem = line.isEmpty() ? "" : result.add(line);
            if (!problem.isEmpty()) {
                bad.add("row " + row + ": " + problem);
            }
        }
        if (!bad.isEmpty()) {
            throw new IllegalArgumentException(name + " has " + bad.size() + " bad rows, first "
                    + String.join("; ", bad.subList(0, Math.min(SHOWN, bad.size())))
                    + ". Maybe 2026-03-01T00:00:00Z,5.25");
        }
        if (result.samples.isEmpty()) {
            throw new IllegalArgumentException(name + " has no samples. Maybe 2026-03-01T00:00:00Z,5.25");
        }
        return result;
    }

    /** A line as {@link #parse} reads it. */
    public static String line(long nanos, long latencyNanos) {
        return Instant.ofEpochSecond(0, nanos) + ","
                + BigDecimal.valueOf(latencyNanos, 6).stripTrailingZeros().toPlainString();
    }

    /** @return what is wrong with the line, empty when it was taken */
    private String add(String line) {
        String[] part = Arrays.stream(line.split(",", -1)).map(String::strip).toArray(String[]::new);
        if (part.length != 2) {
            return "'" + line + "' has " + part.length + " columns";
        }
        try {
            long nanos = nanos(part[0]);
            BigDecimal millis = new BigDecimal(part[1]);
            if (millis.signum() < 0 || millis.compareTo(LONGEST_MILLIS) > 0) {
                return "a latency of " + part[1] + " ms cannot be";
            }
            if (!samples.isEmpty() && nanos <= samples.lastKey()) {
                return "the time " + part[0] + " does not rise";
            }
            samples.put(
                    nanos,
                    millis.movePointRight(6).setScale(0, RoundingMode.HALF_EVEN).longValueExact());
            return "";
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return "'" + line + "' is no time with a latency";
        }
    }

    private static long nanos(String time) {
        if (time.matches("[0-9]{1,13}")) {
            return Math.multiplyExact(Long.parseLong(time), 1_000_000L);
        }
        Instant moment = Instant.parse(time);
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), 1_000_000_000L), moment.getNano());
    }

    /** How long a message took that was sent at a moment: as the latest one before it, or the first of all. */
    public long at(long nanos) {
        Map.Entry<Long, Long> found = samples.floorEntry(nanos);
        return (found == null ? samples.firstEntry() : found).getValue();
    }

    /** The file's name and how many there are. */
    @Override
    public String toString() {
        return name + " (" + samples.size() + " samples)";
    }
}

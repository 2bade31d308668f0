package io.traider.risk;

import io.traider.domain.Limits;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A named limit set through time: what was, is and will be in force. Immutable. */
public final class LimitBook {

    private static final long DAY_NANOS = 86_400_000_000_000L;

    private final String name;
    private final String text;
    private final String hash;
    private final NavigableMap<Long, Limits> byDay = new TreeMap<>();
    private final NavigableMap<Long, SortedMap<String, BigDecimal>> thresholds = new TreeMap<>();

    private LimitBook(String name, String text) {
        this.name = name;
        this.text = text;
        this.hash = sha256(text);
    }

    /**
     * Reads a limit file: a {@code name}, and {@code versions}, each with the day {@code from} which it holds; it may state
     * {@code thresholds} of alerts by name.
     *
     * @throws IllegalArgumentException when a field is missing or is no positive number, naming it
     */
    public static LimitBook parse(String yaml) {
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        if (!(root instanceof Map<?, ?> fields) || !(fields.get("versions") instanceof List<?> versions)) {
            throw new IllegalArgumentException("a limit file has a name and versions, got " + root);
        }
        LimitBook book = new LimitBook(text(fields, "name"), yaml);
        for (Object version : versions) {
            if (!(version instanceof Map<?, ?> limits)) {
                throw new IllegalArgumentException("limits " + book.name + ": a version is a map, got " + version);
            }
            book.byDay.put(day(limits, "from"), book.limits(limits));
            book.thresholds.put(day(limits, "from"), book.thresholds(limits));
        }
        return book;
    }

    private Limits limits(Map<?, ?> of) {
        return new Limits(
                name,
                hash,
                number(of, "maxOrderValue"),
                number(of, "maxOrderQuantityOfDepth"),
                number(of, "maxPositionValue"),
                number(of, "maxStrategyValue"),
                number(of, "maxDailyLoss"),
                number(of, "collarBps"),
                number(of, "maxOpenOrders").intValueExact(),
                number(of, "maxBookAgeMillis").longValueExact());
    }

    private SortedMap<String, BigDecimal> thresholds(Map<?, ?> of) {
        Object stated = of.get("thresholds");
        if (stated == null) {
            return Collections.emptySortedMap();
        }
        if (!(stated instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException("limits " + name + ": thresholds are numbers by name, got " + stated);
        }
        SortedMap<String, BigDecimal> numbers = new TreeMap<>();
        fields.keySet().forEach(each -> numbers.put(String.valueOf(each), number(fields, String.valueOf(each))));
        return Collections.unmodifiableSortedMap(numbers);
    }

    /** SnakeYAML reads a plain date as a {@link Date} in UTC. */
    private static long day(Map<?, ?> fields, String field) {
        return fields.get(field) instanceof Date date
                ? Math.floorDiv(date.getTime(), 86_400_000L)
                : LocalDate.parse(text(fields, field)).toEpochDay();
    }

    private static String text(Map<?, ?> fields, String field) {
        Object value = fields.get(field);
        if (value == null) {
            throw new IllegalArgumentException("a limit file lacks '" + field + "', it has " + fields.keySet());
        }
        return value.toString();
    }

    private BigDecimal number(Map<?, ?> fields, String field) {
        BigDecimal number = new BigDecimal(text(fields, field));
        if (number.signum() <= 0) {
            throw new IllegalArgumentException("limits " + name + ": " + field + " is " + number
                    + ". Maybe a positive number; to stop trading, engage a kill switch");
        }
        return number;
    }

    public String name() {
        return name;
    }

    /** The file's text. */
    public String text() {
        return text;
    }

    /** SHA-256 of the file's text, hexadecimal. */
    public String hash() {
        return hash;
    }

    /** The limits on a day, {@code null} before the first: then nothing may be traded. */
    public @Nullable Limits at(long nanos) {
        var found = byDay.floorEntry(Math.floorDiv(nanos, DAY_NANOS));
        return found == null ? null : found.getValue();
    }

    /** The thresholds of alerts on a day, by name; none before the first. */
    public SortedMap<String, BigDecimal> thresholds(long nanos) {
        var found = thresholds.floorEntry(Math.floorDiv(nanos, DAY_NANOS));
        return found == null ? Collections.emptySortedMap() : found.getValue();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

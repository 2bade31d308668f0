package io.traider.execution;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Liquidity;
import io.traider.domain.Money;
import io.traider.domain.Venue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What each venue charges and how long an order takes to reach it, by date. */
public final class VenueTerms {

    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final BigDecimal BPS = new BigDecimal("0.0001");
    private static final int FEE_SCALE = 8;

    private record Fees(BigDecimal maker, BigDecimal taker) {}

    private final Map<String, NavigableMap<Long, Fees>> fees = new TreeMap<>();
    private final Map<String, NavigableMap<Long, Long>> latencies = new TreeMap<>();

    private VenueTerms() {}

    /** What the platform ships with, from {@code fees/} on the class path. */
    public static VenueTerms shipped() {
        return parse(resource("fees/fees.csv"), resource("fees/latency.csv"));
    }

    private static String resource(String path) {
        try (InputStream in = VenueTerms.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + path + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /**
     * Reads both tables; {@code #} begins a comment.
     *
     * @param feesCsv lines of {@code venue,kind,from,maker,taker}, basis points
     * @param latencyCsv lines of {@code venue,from,millis}
     * @throws IllegalArgumentException when a line is not of its form
     */
    public static VenueTerms parse(String feesCsv, String latencyCsv) {
        VenueTerms terms = new VenueTerms();
        for (String[] line : lines(feesCsv, 5, "BINANCE,SPOT,2017-07-01,10,10")) {
            String key = Venue.valueOf(line[0]) + " " + InstrumentKind.valueOf(line[1]);
            Fees bps = new Fees(new BigDecimal(line[3]), new BigDecimal(line[4]));
            terms.fees.computeIfAbsent(key, _ -> new TreeMap<>()).put(day(line[2]), bps);
        }
        for (String[] line : lines(latencyCsv, 3, "BINANCE,2017-07-01,5")) {
            terms.latencies
                    .computeIfAbsent(Venue.valueOf(line[0]).name(), _ -> new TreeMap<>())
                    .put(day(line[1]), Math.round(Double.parseDouble(line[2]) * 1_000_000));
        }
        return terms;
    }

    private static List<String[]> lines(String csv, int parts, String example) {
        return csv.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("venue,"))
                .map(line -> {
                    String[] part =
                            Arrays.stream(line.split(",")).map(String::strip).toArray(String[]::new);
                    if (part.length != parts) {
                        throw new IllegalArgumentException(
                                "'" + line + "' has " + part.length + " columns. Maybe " + example);
                    }
                    return part;
                })
                .toList();
    }

    private static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }

    /**
     * What the venue takes of a trade, in the quote currency, rounded to {@value #FEE_SCALE} decimals.
     *
     * @throws IllegalArgumentException when no fee is stated for that day
     */
    public Money fee(Instrument instrument, Liquidity liquidity, Money value, long nanos) {
        Fees bps = dated(fees, instrument.id().venue() + " " + instrument.kind(), nanos, "fees/fees.csv");
        BigDecimal rate = liquidity == Liquidity.MAKER ? bps.maker() : bps.taker();
        BigDecimal fee = value.amount().multiply(rate).multiply(BPS).setScale(FEE_SCALE, RoundingMode.HALF_EVEN);
        return new Money(fee, value.currency());
    }

    /**
     * How long an order or a cancellation takes to the venue.
     *
     * @throws IllegalArgumentException when none is stated for that day
     */
    public long latencyNanos(Venue venue, long nanos) {
        return dated(latencies, venue.name(), nanos, "fees/latency.csv");
    }

    private static <T> T dated(Map<String, NavigableMap<Long, T>> table, String key, long nanos, String file) {
        long day = Math.floorDiv(nanos, DAY_NANOS);
        NavigableMap<Long, T> dates = table.get(key);
        var found = dates == null ? null : dates.floorEntry(day);
        if (found == null) {
            throw new IllegalArgumentException("nothing is stated for " + key + " on " + LocalDate.ofEpochDay(day)
                    + ". Maybe add a line to " + file);
        }
        return found.getValue();
    }
}

package io.traider.portfolio;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What holding a position comes with, by venue and date: when funding is settled, what borrowing for a spot short costs, and
 * the margin that a perpetual has to keep.
 */
public final class HoldingTerms {

    /**
     * Margin of a position of some size.
     *
     * @param maintenance fraction of its value that the account has to keep
     * @param penalty fraction of its value that the venue takes when it liquidates it
     */
    record Margin(BigDecimal maintenance, BigDecimal penalty) {}

    private final Map<String, NavigableMap<Long, Long>> funding = new TreeMap<>();
    private final Map<String, NavigableMap<Long, BigDecimal>> borrow = new TreeMap<>();
    private final Map<String, NavigableMap<Long, NavigableMap<BigDecimal, Margin>>> margin = new TreeMap<>();

    private HoldingTerms() {}

    /** What the platform ships with, from {@code fees/} on the class path. */
    public static HoldingTerms shipped() {
        return parse(
                DatedLines.resource("fees/funding.csv"),
                DatedLines.resource("fees/borrow.csv"),
                DatedLines.resource("fees/margin.csv"));
    }

    /**
     * Reads the three tables; {@code #} begins a comment.
     *
     * @param fundingCsv lines of {@code venue,from,seconds}
     * @param borrowCsv lines of {@code venue,base,from,annual}, a fraction of the value; {@code *} is any other base
     * @param marginCsv lines of {@code venue,symbol,from,value,maintenance,penalty}, fractions of the value, from a position's
     *     value in US dollars on; {@code *} is any other symbol
     * @throws IllegalArgumentException when a line is not of its form
     */
    public static HoldingTerms parse(String fundingCsv, String borrowCsv, String marginCsv) {
        HoldingTerms terms = new HoldingTerms();
        for (String[] line : DatedLines.of(fundingCsv, 3, "BINANCE_FUTURES,2019-09-01,28800")) {
            terms.funding
                    .computeIfAbsent(Venue.valueOf(line[0]).name(), _ -> new TreeMap<>())
                    .put(DatedLines.day(line[1]), positive(line[2]));
        }
        for (String[] line : DatedLines.of(borrowCsv, 4, "BINANCE,BTC,2017-07-01,0.01")) {
            terms.borrow
                    .computeIfAbsent(Venue.valueOf(line[0]) + " " + line[1], _ -> new TreeMap<>())
                    .put(DatedLines.day(line[2]), new BigDecimal(line[3]));
        }
        for (String[] line : DatedLines.of(marginCsv, 6, "BINANCE_FUTURES,*,2019-09-01,0,0.01,0.0125")) {
            terms.margin
                    .computeIfAbsent(Venue.valueOf(line[0]) + " " + line[1], _ -> new TreeMap<>())
                    .computeIfAbsent(DatedLines.day(line[2]), _ -> new TreeMap<>())
                    .put(new BigDecimal(line[3]), new Margin(new BigDecimal(line[4]), new BigDecimal(line[5])));
        }
        return terms;
    }

    private static long positive(String seconds) {
        long value = Long.parseLong(seconds);
        if (value <= 0) {
            throw new IllegalArgumentException("an interval of " + seconds + " seconds cannot be. Maybe 28800");
        }
        return value;
    }

    /** Nanoseconds between settlements of a venue's perpetuals; {@code 0} when nothing is stated. */
    long fundingNanos(Venue venue, long nanos) {
        Long seconds = dated(funding.get(venue.name()), nanos);
        return seconds == null ? 0 : seconds * 1_000_000_000L;
    }

    /** Fraction of the value for a year; {@code null} when nothing is stated: the venue does not lend it. */
    @Nullable
    BigDecimal borrow(Instrument instrument, long nanos) {
        Venue venue = instrument.id().venue();
        BigDecimal own = dated(borrow.get(venue + " " + instrument.base()), nanos);
        return own != null ? own : dated(borrow.get(venue + " *"), nanos);
    }

    /** Of a position of that value in dollars; {@code null} when nothing is stated. */
    @Nullable
    Margin margin(InstrumentId instrument, BigDecimal value, long nanos) {
        var own = dated(margin.get(instrument.venue() + " " + instrument.symbol()), nanos);
        var tiers = own != null ? own : dated(margin.get(instrument.venue() + " *"), nanos);
        var tier = tiers == null ? null : tiers.floorEntry(value);
        return tier == null ? null : tier.getValue();
    }

    private static <T> @Nullable T dated(@Nullable NavigableMap<Long, T> dates, long nanos) {
        var found = dates == null ? null : dates.floorEntry(Math.floorDiv(nanos, DatedLines.DAY_NANOS));
        return found == null ? null : found.getValue();
    }
}

package io.traider.portfolio;

import io.traider.domain.DatedTable;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.time.LocalDate;
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
     * @param initial fraction of its value that the account has to have to make it so large
     * @param maintenance fraction of its value that the account has to keep
     * @param penalty fraction of its value that the venue takes when it liquidates it
     */
    record Margin(BigDecimal initial, BigDecimal maintenance, BigDecimal penalty) {}

    /**
     * How a venue settles funding.
     *
     * @param nanos between settlements
     * @param accrues whether a position pays for the part of the time that it was held, when it changes and at the
     *     settlement; else whoever holds one at the settlement pays for all of it
     */
    private record Funding(long nanos, boolean accrues) {}

    private static final long SECOND = 1_000_000_000L;

    private final DatedTable<Funding> funding = new DatedTable<>("fees/funding.csv");
    private final DatedTable<BigDecimal> borrow = new DatedTable<>("fees/borrow.csv");
    private final DatedTable<NavigableMap<BigDecimal, Margin>> margin = new DatedTable<>("fees/margin.csv");

    private HoldingTerms() {}

    /** What the platform ships with, from {@code fees/} on the class path. */
    public static HoldingTerms shipped() {
        return Shipped.TERMS;
    }

    /** Read once, as every run asks for it. */
    private static final class Shipped {
        private static final HoldingTerms TERMS = parse(
                DatedTable.resource("fees/funding.csv"),
                DatedTable.resource("fees/borrow.csv"),
                DatedTable.resource("fees/margin.csv"));
    }

    /**
     * Reads the three tables; {@code #} begins a comment.
     *
     * @param fundingCsv lines of {@code venue,from,seconds,paid}; {@code paid} is {@code held} or {@code accrued}
     * @param borrowCsv lines of {@code venue,base,from,annual}, a fraction of the value; {@code *} is any other base
     * @param marginCsv lines of {@code venue,symbol,from,value,initial,maintenance,penalty}, fractions of the value, from a
     *     position's value in US dollars on; {@code *} is any other symbol
     * @throws IllegalArgumentException when a line is not of its form
     */
    public static HoldingTerms parse(String fundingCsv, String borrowCsv, String marginCsv) {
        HoldingTerms terms = new HoldingTerms();
        for (String[] line : DatedTable.lines(fundingCsv, 4, "BINANCE_FUTURES,2019-09-01,28800,held")) {
            Funding paid = new Funding(positive(line[2]) * SECOND, accrues(line[3]));
            terms.funding.put(Venue.valueOf(line[0]).name(), line[1], paid);
        }
        for (String[] line : DatedTable.lines(borrowCsv, 4, "BINANCE,BTC,2017-07-01,0.01")) {
            terms.borrow.put(Venue.valueOf(line[0]) + " " + line[1], line[2], new BigDecimal(line[3]));
        }
        for (String[] line : DatedTable.lines(marginCsv, 7, "BINANCE_FUTURES,*,2019-09-01,0,0.02,0.01,0.0125")) {
            terms.margin
                    .from(Venue.valueOf(line[0]) + " " + line[1], line[2], TreeMap::new)
                    .put(new BigDecimal(line[3]), margin(line));
        }
        terms.margin.forEach(HoldingTerms::fromZero);
        return terms;
    }

    private static Margin margin(String[] line) {
        Margin margin = new Margin(new BigDecimal(line[4]), new BigDecimal(line[5]), new BigDecimal(line[6]));
        if (margin.initial.compareTo(margin.maintenance) < 0) {
            throw new IllegalArgumentException("an initial margin of " + line[4] + " below the maintenance margin of "
                    + line[5] + " would be called at once. Maybe " + line[5] + "," + line[4]);
        }
        return margin;
    }

    private static void fromZero(String key, NavigableMap<BigDecimal, Margin> tiers) {
        if (tiers.firstKey().signum() != 0) {
            throw new IllegalArgumentException("the margin of " + key + " begins at a value of "
                    + tiers.firstKey().toPlainString() + ". Maybe add its tier from 0 on");
        }
    }

    private static boolean accrues(String paid) {
        return switch (paid) {
            case "held" -> false;
            case "accrued" -> true;
            default -> throw new IllegalArgumentException("funding is not paid '" + paid + "'. Maybe held or accrued");
        };
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
        Funding found = funding.find(venue.name(), nanos);
        return found == null ? 0 : found.nanos;
    }

    /** Whether funding is paid for the time that a position was held, and not by who holds it at the settlement. */
    boolean accrues(Venue venue, long nanos) {
        Funding found = funding.find(venue.name(), nanos);
        return found != null && found.accrues;
    }

    /** Fraction of the value for a year; {@code null} when nothing is stated: the venue does not lend it. */
    @Nullable
    BigDecimal borrow(Instrument instrument, long nanos) {
        Venue venue = instrument.id().venue();
        BigDecimal own = borrow.find(venue + " " + instrument.base(), nanos);
        return own != null ? own : borrow.find(venue + " *", nanos);
    }

    /** Of a position of that value in dollars; {@code null} when nothing is stated, see {@link #unmargined}. */
    @Nullable
    Margin margin(InstrumentId instrument, BigDecimal value, long nanos) {
        var tiers = tiers(instrument, nanos);
        return tiers == null ? null : tiers.floorEntry(value).getValue();
    }

    private @Nullable NavigableMap<BigDecimal, Margin> tiers(InstrumentId instrument, long nanos) {
        var own = margin.find(instrument.venue() + " " + instrument.symbol(), nanos);
        return own != null ? own : margin.find(instrument.venue() + " *", nanos);
    }

    /** Why an instrument cannot be held on margin on a day: no margin is stated for it. {@code null} when it can, or is none. */
    public @Nullable Unjudged unmargined(Instrument instrument, long nanos) {
        boolean stated = instrument.kind() != InstrumentKind.PERPETUAL || tiers(instrument.id(), nanos) != null;
        return stated ? null : unstated(instrument.id(), nanos);
    }

    static Unjudged unstated(InstrumentId instrument, long nanos) {
        return new Unjudged(
                instrument,
                "no margin is stated for it on " + LocalDate.ofEpochDay(DatedTable.day(nanos))
                        + ". Maybe add a line to fees/margin.csv, such as " + instrument.venue() + ","
                        + instrument.symbol() + ",2019-09-01,0,0.02,0.01,0.0125");
    }
}

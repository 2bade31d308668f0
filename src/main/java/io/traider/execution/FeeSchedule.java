package io.traider.execution;

import io.traider.domain.DatedTable;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Liquidity;
import io.traider.domain.Money;
import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What venues take of a trade's value, by date and by what the account traded there in the thirty days before. Volumes are
 * US dollars; dollar stablecoins count one to one.
 */
public final class FeeSchedule {

    private static final BigDecimal BPS = new BigDecimal("0.0001");
    private static final int FEE_SCALE = 8;
    private static final String EXAMPLE = "BINANCE,SPOT,2017-07-01,0,10,10";

    /**
     * A tier.
     *
     * @param volume from which on it holds, US dollars of the last thirty days
     * @param maker basis points, negative is a rebate
     * @param taker basis points
     */
    public record Tier(BigDecimal volume, BigDecimal maker, BigDecimal taker) {}

    private final DatedTable<NavigableMap<BigDecimal, Tier>> tiers =
            new DatedTable<>("fees/fees.csv, or to your own file of fees");
    private final @Nullable Tier flat;

    private FeeSchedule(@Nullable Tier flat) {
        this.flat = flat;
    }

    /** What the platform ships with, from {@code fees/fees.csv} on the class path. */
    public static FeeSchedule shipped() {
        return parse(DatedTable.resource("fees/fees.csv"));
    }

    /** The same everywhere and always, basis points. */
    public static FeeSchedule flat(BigDecimal maker, BigDecimal taker) {
        return new FeeSchedule(new Tier(BigDecimal.ZERO, maker, taker));
    }

    /**
     * Reads lines of {@code venue,kind,from,volume,maker,taker}; {@code #} begins a comment.
     *
     * @throws IllegalArgumentException when a line is not of that form, or a schedule has no tier for no volume
     */
    public static FeeSchedule parse(String csv) {
        FeeSchedule schedule = new FeeSchedule(null);
        DatedTable.lines(csv, 6, EXAMPLE).forEach(schedule::add);
        schedule.tiers.forEach((key, all) -> {
            if (all.firstKey().signum() != 0) {
                throw new IllegalArgumentException(
                        key + " begins with a volume of " + all.firstKey() + ". Maybe add a tier for 0");
            }
        });
        return schedule;
    }

    private void add(String[] line) {
        try {
            Tier tier = new Tier(new BigDecimal(line[3]), new BigDecimal(line[4]), new BigDecimal(line[5]));
            tiers.from(key(Venue.valueOf(line[0]), InstrumentKind.valueOf(line[1])), line[2], TreeMap::new)
                    .put(tier.volume(), tier);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + String.join(",", line) + "' is no tier of venue,kind,from,volume,maker,taker. Maybe "
                            + EXAMPLE + "; kinds are " + Arrays.toString(InstrumentKind.values()),
                    e);
        }
    }

    private static String key(Venue venue, InstrumentKind kind) {
        return venue + " " + kind;
    }

    /** As a report says it. */
    public String name() {
        return flat == null
                ? "by venue, date and 30-day volume"
                : "maker " + flat.maker().toPlainString() + " bps, taker "
                        + flat.taker().toPlainString() + " bps";
    }

    /** Whether what was traded before counts. */
    boolean tiered() {
        return flat == null;
    }

    /**
     * The tier in force.
     *
     * @param volume traded at the venue in the thirty days before, US dollars
     * @throws IllegalArgumentException when no fee is stated for that day
     */
    public Tier tier(Venue venue, InstrumentKind kind, BigDecimal volume, long nanos) {
        return flat != null
                ? flat
                : tiers.get(key(venue, kind), nanos).floorEntry(volume).getValue();
    }

    /**
     * What the venue takes of a trade, in the quote currency, rounded to {@value #FEE_SCALE} decimals.
     *
     * @throws IllegalArgumentException when no fee is stated for that day
     */
    public Money fee(Instrument instrument, Liquidity liquidity, Money value, BigDecimal volume, long nanos) {
        Tier tier = tier(instrument.id().venue(), instrument.kind(), volume, nanos);
        BigDecimal rate = liquidity == Liquidity.MAKER ? tier.maker() : tier.taker();
        BigDecimal fee = value.amount().multiply(rate).multiply(BPS).setScale(FEE_SCALE, RoundingMode.HALF_EVEN);
        return new Money(fee, value.currency());
    }
}

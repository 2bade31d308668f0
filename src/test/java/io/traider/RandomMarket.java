package io.traider;

import io.traider.domain.BookSnapshot;
import io.traider.domain.BookView;
import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentId;
import io.traider.domain.Levels;
import io.traider.domain.MarkPrice;
import io.traider.domain.MarketEvent;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Trade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A seeded perpetual around 50,000 for tests that need plausible events but no venue: ten levels a side every 100 ms, a few
 * trades a second, mark price and funding each second. A hidden pressure moves quantities, trades and, later, the price.
 */
public final class RandomMarket {

    public static final long START = 1_700_000_000_000_000_000L;

    private static final long TICK = Price.ONE / 10;
    private static final long STEP = 100_000_000L;

    private final InstrumentId instrument;
    private final Random random;
    private long nanos = START;
    private long mid = 50_000 * Price.ONE;
    private double pressure;
    private double funding;
    private long trades;

    public RandomMarket(InstrumentId instrument, long seed) {
        this.instrument = instrument;
        this.random = new Random(seed);
    }

    /** The events of the next 100 ms, in their order; the first is the book. */
    public List<MarketEvent> next() {
        nanos += STEP;
        pressure = 0.97 * pressure + 0.25 * random.nextGaussian();
        if (random.nextDouble() < 0.3) {
            mid += TICK * Math.round(0.6 * pressure + 2 * random.nextGaussian());
        }
        List<MarketEvent> events = new ArrayList<>();
        events.add(book());
        while (random.nextDouble() < 0.25) {
            events.add(trade());
        }
        if (nanos % 1_000_000_000L == 0) {
            funding = 0.98 * funding + 0.1 * random.nextGaussian();
            events.add(mark());
            events.add(funding());
        }
        return events;
    }

    /** A book of one snapshot. */
    public static BookView view(BookSnapshot snapshot) {
        return new SnapshotView(snapshot);
    }

    private BookSnapshot book() {
        Levels.Builder bids = new Levels.Builder();
        Levels.Builder asks = new Levels.Builder();
        for (int i = 0; i < 10; i++) {
            bids.add(mid - TICK * (1 + i), 1, quantity(pressure), 8);
            asks.add(mid + TICK * (1 + i), 1, quantity(-pressure), 8);
        }
        return new BookSnapshot(instrument, nanos, nanos, trades, 10, bids.build(), asks.build());
    }

    private long quantity(double push) {
        return 1 + (long) (Quantity.ONE * Math.exp(0.4 * push + 0.7 * random.nextGaussian()));
    }

    private Trade trade() {
        Side side = random.nextDouble() < 1 / (1 + Math.exp(-pressure)) ? Side.BUY : Side.SELL;
        return new Trade(
                instrument,
                nanos,
                nanos,
                "t" + ++trades,
                Price.ofUnits(mid + side.sign() * TICK),
                Quantity.ofUnits(quantity(0)),
                side);
    }

    private MarkPrice mark() {
        Price index = Price.ofUnits(mid - Math.round(mid * funding * 1e-4));
        return new MarkPrice(instrument, nanos, nanos, Price.ofUnits(mid), index);
    }

    private FundingRate funding() {
        BigDecimal rate = BigDecimal.valueOf(funding * 1e-4).setScale(8, RoundingMode.HALF_EVEN);
        return new FundingRate(instrument, nanos, nanos, rate, 28_800, 0);
    }

    private record SnapshotView(BookSnapshot book) implements BookView {
        @Override
        public InstrumentId instrument() {
            return book.instrument();
        }

        @Override
        public boolean valid() {
            return true;
        }

        @Override
        public int bidLevels() {
            return book.bids().size();
        }

        @Override
        public int askLevels() {
            return book.asks().size();
        }

        @Override
        public long bidPrice(int i) {
            return book.bids().price(i);
        }

        @Override
        public long bidQuantity(int i) {
            return book.bids().quantity(i);
        }

        @Override
        public long askPrice(int i) {
            return book.asks().price(i);
        }

        @Override
        public long askQuantity(int i) {
            return book.asks().quantity(i);
        }

        @Override
        public long lastEventNanos() {
            return book.eventNanos();
        }
    }
}

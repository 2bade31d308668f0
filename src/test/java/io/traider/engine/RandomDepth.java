package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.BookView;
import io.traider.domain.Fill;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.MarketEvent;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Trade;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** A book of whole prices that walks about, trades in it, and an account of what was taken of what it shows. */
final class RandomDepth implements BookView {

    static final InstrumentId BTC = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");
    static final Instrument INSTRUMENT = new Instrument(
            BTC,
            InstrumentKind.PERPETUAL,
            "BTC",
            "USDT",
            Price.parse("1"),
            Quantity.parse("0.1"),
            Quantity.parse("0.1"));
    static final long START = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond() * 1_000_000_000L;
    static final long INTERVAL = 4_000_000_000L;

    private static final int LEVELS = 5;
    private static final int WIDTH = 2_000;

    private final Random random;
    private final long[] shown = new long[WIDTH];
    private final Map<Integer, Long> taken = new HashMap<>();
    private int bid = WIDTH / 2;
    private boolean valid = true;

    RandomDepth(Random random) {
        this.random = random;
        for (int price = 0; price < WIDTH; price++) {
            shown[price] = quantity();
        }
    }

    private long quantity() {
        return (1 + random.nextInt(50)) * Quantity.ONE / 10;
    }

    /** Something happens. */
    MarketEvent next(long nanos) {
        valid = random.nextInt(50) != 0;
        int kind = random.nextInt(10);
        if (kind < 4) {
            boolean buys = random.nextBoolean();
            long price = bid + (buys ? 1 : 0) + (random.nextInt(4) == 0 ? buys ? 1 : -1 : 0);
            Side aggressor = buys ? Side.BUY : Side.SELL;
            return new Trade(
                    BTC, nanos, nanos, "t", Price.ofUnits(price * Price.ONE), Quantity.ofUnits(quantity()), aggressor);
        }
        if (kind < 6) {
            bid = Math.clamp(bid + random.nextInt(3) - 1L, 100, WIDTH - 100);
            cross();
            for (int price = bid - LEVELS; price <= bid + LEVELS + 1; price++) {
                show(price);
            }
        } else {
            show(bid - LEVELS + 1 + random.nextInt(2 * LEVELS));
        }
        return new InstrumentStatus(BTC, nanos, nanos, InstrumentStatus.State.LIVE, "");
    }

    private void show(int price) {
        shown[price] = quantity();
    }

    /** What was taken of a side is forgotten once the price belongs to the other one; beyond the last level it may still be. */
    private void cross() {
        taken.keySet().removeIf(key -> key > 0 ? key <= bid : -key > bid);
    }

    /** A taker's fill: however often a level's quantity changes, no more is taken of it than is there. */
    void taken(Fill fill) {
        int price = (int) (fill.price().units() / Price.ONE);
        long sum = taken.merge(fill.side().sign() * price, fill.quantity().units(), Long::sum);
        assertThat(sum).as("taken at %d", price).isLessThanOrEqualTo(shown[price]);
    }

    Price middle() {
        return Price.ofUnits(bid * Price.ONE);
    }

    @Override
    public InstrumentId instrument() {
        return BTC;
    }

    @Override
    public boolean valid() {
        return valid;
    }

    @Override
    public int bidLevels() {
        return LEVELS;
    }

    @Override
    public int askLevels() {
        return LEVELS;
    }

    @Override
    public long bidPrice(int i) {
        return (bid - i) * Price.ONE;
    }

    @Override
    public long bidQuantity(int i) {
        return shown[bid - i];
    }

    @Override
    public long askPrice(int i) {
        return (bid + 1 + i) * Price.ONE;
    }

    @Override
    public long askQuantity(int i) {
        return shown[bid + 1 + i];
    }

    @Override
    public long lastEventNanos() {
        return 0;
    }
}

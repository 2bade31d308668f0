package io.traider.console;

import io.traider.domain.BookSnapshot;
import io.traider.domain.FeedHealth;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.Levels;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Trade;
import io.traider.session.TradingSession;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Venues that wander at random: books and trades of a few instruments, several times a second. */
final class PlayMarket implements Runnable {

    static final Map<InstrumentId, Double> INSTRUMENTS = instruments();

    private final TradingSession session;
    private final Random random = new Random(7);
    private final Map<InstrumentId, Double> middles = new LinkedHashMap<>(INSTRUMENTS);
    private long events;

    PlayMarket(TradingSession session) {
        this.session = session;
    }

    private static Map<InstrumentId, Double> instruments() {
        Map<InstrumentId, Double> prices = new LinkedHashMap<>();
        prices.put(InstrumentId.parse("BINANCE:BTCUSDT"), 63_418.3);
        prices.put(InstrumentId.parse("BINANCE:ETHUSDT"), 3_121.44);
        prices.put(InstrumentId.parse("BINANCE_FUTURES:BTCUSDT"), 63_431.0);
        prices.put(InstrumentId.parse("BINANCE_FUTURES:SOLUSDT"), 151.27);
        prices.put(InstrumentId.parse("COINBASE:BTC-USD"), 63_420.1);
        prices.put(InstrumentId.parse("KRAKEN:BTC/USD"), 63_419.7);
        prices.put(InstrumentId.parse("KRAKEN:ETH/USD"), 3_121.9);
        prices.put(InstrumentId.parse("KRAKEN_FUTURES:PF_XBTUSD"), 63_440.5);
        return prices;
    }

    @Override
    public void run() {
        try {
            while (true) {
                middles.replaceAll((instrument, price) -> price * (1 + 0.00009 * random.nextGaussian()));
                middles.forEach(this::tick);
                Thread.sleep(120);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick(InstrumentId instrument, double middle) {
        long now = nanos();
        double tick = middle > 10_000 ? 0.1 : 0.01;
        session.offer(
                new BookSnapshot(instrument, now, now, ++events, 20, levels(middle, -tick), levels(middle, tick)));
        if (random.nextInt(3) == 0) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            session.offer(new Trade(
                    instrument,
                    now,
                    now,
                    "t" + events,
                    price(middle + side.sign() * tick, tick),
                    quantity(20_000 / middle * random.nextDouble()),
                    side));
        }
        boolean odd = instrument.symbol().equals("ETH/USD") && events / 800 % 5 == 4;
        session.feed(new FeedHealth(
                instrument,
                odd ? InstrumentStatus.State.INVALID : InstrumentStatus.State.LIVE,
                events,
                odd ? 3 : 2,
                0,
                0,
                0,
                now,
                odd ? "gap: expected 4712, got 4715; waiting for a snapshot" : ""));
    }

    private Levels levels(double middle, double tick) {
        Levels.Builder levels = new Levels.Builder();
        for (int i = 1; i <= 20; i++) {
            levels.add(
                    price(middle + i * tick, Math.abs(tick)),
                    quantity((0.3 + random.nextDouble()) * 9_000 / middle * i));
        }
        return levels.build();
    }

    static Price price(double value, double tick) {
        return Price.ofUnits(Math.round(value / tick) * Math.round(tick * Price.ONE));
    }

    static Quantity quantity(double value) {
        return Quantity.ofUnits(Math.max(1, Math.round(value * 10_000)) * 10_000);
    }

    static long nanos() {
        Instant now = Clock.systemUTC().instant();
        return now.getEpochSecond() * 1_000_000_000 + now.getNano();
    }
}

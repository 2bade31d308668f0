package io.traider.execution;

import io.traider.domain.Bar;
import io.traider.domain.BookView;
import io.traider.domain.ExecutionReport;
import io.traider.domain.Fill;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderType;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;
import io.traider.domain.Trade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A simulated venue whose market a test writes down. Prices have ticks of 1, quantities lots of 0.1. */
final class HandVenue {

    static final InstrumentId BTC = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");
    static final Instrument INSTRUMENT = new Instrument(
            BTC,
            InstrumentKind.PERPETUAL,
            "BTC",
            "USDT",
            Price.parse("1"),
            Quantity.parse("0.1"),
            Quantity.parse("0.1"));
    static final long T = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond() * 1_000_000_000L;
    static final long MS = 1_000_000;
    static final VenueTerms TERMS = VenueTerms.parse(
            "BINANCE_FUTURES,PERPETUAL,2019-09-01,0,2,4\nBINANCE_FUTURES,PERPETUAL,2019-09-01,1000,1,3\n",
            "BINANCE_FUTURES,2019-09-01,5\n");

    /** A book of a few levels: price and quantity, best first. */
    static final class Shown implements BookView {
        long[][] bids = {{99, 10}, {98, 20}};
        long[][] asks = {{101, 10}, {102, 20}};
        boolean valid = true;

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
            return bids.length;
        }

        @Override
        public int askLevels() {
            return asks.length;
        }

        @Override
        public long bidPrice(int i) {
            return bids[i][0] * Price.ONE;
        }

        @Override
        public long bidQuantity(int i) {
            return bids[i][1] * Quantity.ONE;
        }

        @Override
        public long askPrice(int i) {
            return asks[i][0] * Price.ONE;
        }

        @Override
        public long askQuantity(int i) {
            return asks[i][1] * Quantity.ONE;
        }

        @Override
        public long lastEventNanos() {
            return 0;
        }
    }

    final Shown book = new Shown();
    final PaperVenue venue;
    long now = T;

    HandVenue() {
        this(FillModel.paper(), new LatencyModel(new Delay.Recorded(), new Delay.Constant(0), new Delay.Constant(0)));
    }

    HandVenue(FillModel fills, LatencyModel latency) {
        ExecutionModel model = new ExecutionModel(TERMS, fills, latency);
        this.venue = new PaperVenue(new TreeMap<>(Map.of(BTC, INSTRUMENT)), model, new SplittableRandom(1), _ -> book);
    }

    /** An intent for so much, at the market or, with a price, not worse than it. */
    static OrderIntent intent(Side side, String quantity, @Nullable String limit) {
        OrderType type = limit == null ? OrderType.MARKET : OrderType.LIMIT;
        Price price = limit == null ? null : Price.parse(limit);
        return new OrderIntent("s", BTC, side, type, TimeInForce.GTC, Quantity.parse(quantity), price, 0, false);
    }

    static OrderIntent reducing(Side side, String quantity, @Nullable String limit) {
        OrderIntent plain = intent(side, quantity, limit);
        return new OrderIntent(
                plain.strategy(),
                BTC,
                side,
                plain.type(),
                plain.timeInForce(),
                plain.quantity(),
                plain.limit(),
                0,
                true);
    }

    static OrderIntent lasting(OrderIntent plain, TimeInForce life, long nanos) {
        return new OrderIntent(
                plain.strategy(),
                BTC,
                plain.side(),
                plain.type(),
                life,
                plain.quantity(),
                plain.limit(),
                nanos,
                plain.reduceOnly());
    }

    void hold(String quantity) {
        Money none = Money.zero("USDT");
        Position position = new Position("s", BTC, Quantity.parse(quantity), none, none, none, none, T);
        venue.resume(List.of(), List.of(position), List.of(), now);
    }

    /** Sends an order and says what the venue answered. */
    List<String> send(String id, OrderIntent intent) {
        venue.submit(Order.pending(id, intent, 1, now), now);
        return told();
    }

    List<String> cancel(String id) {
        venue.cancel(id, BTC, now);
        return told();
    }

    /** Somebody trades. */
    List<String> trade(String price, String quantity, Side aggressor) {
        now += MS;
        venue.onMarket(new Trade(BTC, now, now, "t", Price.parse(price), Quantity.parse(quantity), aggressor), now);
        return told();
    }

    /** The book is as the test has written it. */
    List<String> moved() {
        now += MS;
        venue.onMarket(new InstrumentStatus(BTC, now, now, InstrumentStatus.State.LIVE, ""), now);
        return told();
    }

    List<String> bids(long[]... levels) {
        book.bids = levels;
        return moved();
    }

    List<String> asks(long[]... levels) {
        book.asks = levels;
        return moved();
    }

    /** A bar of an hour. */
    List<String> bar(String open, String high, String low, String close, String volume) {
        long start = now;
        now += 3600 * 1000 * MS;
        venue.onBar(new Bar(
                BTC,
                start,
                now,
                Price.parse(open),
                Price.parse(high),
                Price.parse(low),
                Price.parse(close),
                Quantity.parse(volume)));
        return told();
    }

    List<String> told() {
        return reports().stream().map(HandVenue::told).toList();
    }

    List<ExecutionReport> reports() {
        List<ExecutionReport> reports = new ArrayList<>();
        venue.advance(now, reports::add);
        return reports;
    }

    static String told(ExecutionReport report) {
        return switch (report) {
            case ExecutionReport.Accepted a -> "accepted " + a.order();
            case ExecutionReport.Rejected r -> "rejected " + r.order() + ": " + r.reason();
            case ExecutionReport.Cancelled c -> "cancelled " + c.order() + ": " + c.reason();
            case ExecutionReport.Expired e -> "expired " + e.order();
            case ExecutionReport.Triggered t -> "triggered " + t.order();
            case ExecutionReport.Liquidated l -> "liquidated " + told(l.fill());
            case ExecutionReport.Filled f -> told(f.fill());
        };
    }

    private static String told(Fill fill) {
        return fill.liquidity() + " " + fill.order() + " " + fill.quantity() + " at " + fill.price();
    }
}

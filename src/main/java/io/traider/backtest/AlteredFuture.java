package io.traider.backtest;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.Levels;
import io.traider.domain.MarkPrice;
import io.traider.domain.MarketEvent;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Trade;
import io.traider.execution.Delay;
import io.traider.execution.ExecutionModel;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A source whose events from a moment on are cut off or others: prices up to five percent away, quantities up to four times
 * as large, funding the other way round. The same seed makes the same other future.
 *
 * <p>The future is what a run cannot have heard of by then. Where it hears of events later than they happen, venues go on as
 * they were up to the moment, since what they do with orders is no look-ahead: news that are under way are others in the
 * run only, and those that are cut off are cut off where they happen.
 */
final class AlteredFuture implements EventSource {

    private static final int PER_MILLE = 1_000;

    private final EventSource source;
    private final long pointNanos;
    private final LookAheadCheck.Future future;
    private final ExecutionModel model;
    private final long perMille;
    private final long times;

    private @Nullable MarketEvent original;
    private @Nullable MarketEvent altered;

    /** @param model of the run, which says when it hears of events */
    AlteredFuture(EventSource source, long pointNanos, LookAheadCheck.Future future, ExecutionModel model, long seed) {
        this.source = source;
        this.pointNanos = pointNanos;
        this.future = future;
        this.model = model;
        SplittableRandom dice = new SplittableRandom(seed ^ pointNanos);
        this.perMille = PER_MILLE + (dice.nextBoolean() ? 1 : -1) * dice.nextInt(10, 51);
        this.times = dice.nextInt(2, 5);
    }

    @Override
    public @Nullable MarketEvent next() {
        MarketEvent event = source.next();
        if (event == null || SlowFeed.earliest(event, model) < pointNanos) {
            return event;
        }
        if (future == LookAheadCheck.Future.CUT_OFF) {
            return happens(event) < pointNanos ? event : null;
        }
        original = event;
        altered = other(event);
        return altered;
    }

    private long happens(MarketEvent event) {
        return model.latency().feed() instanceof Delay.Recorded ? event.receivedNanos() : event.eventNanos();
    }

    @Override
    public MarketEvent atVenue(MarketEvent event) {
        return original != null && event == altered ? original : source.atVenue(event);
    }

    private MarketEvent other(MarketEvent event) {
        return switch (event) {
            case BookDelta e ->
                new BookDelta(
                        e.instrument(),
                        e.eventNanos(),
                        e.receivedNanos(),
                        e.sequence(),
                        other(e.bids()),
                        other(e.asks()));
            case BookSnapshot e ->
                new BookSnapshot(
                        e.instrument(),
                        e.eventNanos(),
                        e.receivedNanos(),
                        e.sequence(),
                        e.depth(),
                        other(e.bids()),
                        other(e.asks()));
            case Trade e ->
                new Trade(
                        e.instrument(),
                        e.eventNanos(),
                        e.receivedNanos(),
                        e.id(),
                        other(e.price()),
                        Quantity.ofUnits(times * e.quantity().units()),
                        e.aggressor().opposite());
            case MarkPrice e ->
                new MarkPrice(e.instrument(), e.eventNanos(), e.receivedNanos(), other(e.mark()), other(e.index()));
            case FundingRate e ->
                new FundingRate(
                        e.instrument(),
                        e.eventNanos(),
                        e.receivedNanos(),
                        e.rate().negate().multiply(BigDecimal.valueOf(times)),
                        e.intervalSeconds(),
                        e.nextFundingNanos());
            case InstrumentStatus e -> e;
        };
    }

    private Price other(Price price) {
        return Price.ofUnits(other(price.units()));
    }

    /** Exact enough for a price that never was, and the same on every machine. */
    private long other(long units) {
        return units / PER_MILLE * perMille;
    }

    private Levels other(Levels levels) {
        Levels.Builder builder = new Levels.Builder();
        for (int i = 0; i < levels.size(); i++) {
            builder.add(
                    other(levels.price(i)),
                    Price.SCALE,
                    Math.multiplyExact(times, levels.quantity(i)),
                    levels.quantityDecimals(i));
        }
        return builder.build();
    }

    @Override
    public void close() {
        source.close();
    }
}

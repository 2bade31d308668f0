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
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A source whose events from a moment on are cut off or others: prices up to five percent away, quantities up to four times
 * as large, funding the other way round. The same seed makes the same other future.
 */
final class AlteredFuture implements EventSource {

    private static final int PER_MILLE = 1_000;

    private final EventSource source;
    private final long pointNanos;
    private final LookAheadCheck.Future future;
    private final long perMille;
    private final long times;

    AlteredFuture(EventSource source, long pointNanos, LookAheadCheck.Future future, long seed) {
        this.source = source;
        this.pointNanos = pointNanos;
        this.future = future;
        SplittableRandom dice = new SplittableRandom(seed ^ pointNanos);
        this.perMille = PER_MILLE + (dice.nextBoolean() ? 1 : -1) * dice.nextInt(10, 51);
        this.times = dice.nextInt(2, 5);
    }

    @Override
    public @Nullable MarketEvent next() {
        MarketEvent event = source.next();
        if (event == null || event.receivedNanos() < pointNanos) {
            return event;
        }
        return future == LookAheadCheck.Future.CUT_OFF ? null : other(event);
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

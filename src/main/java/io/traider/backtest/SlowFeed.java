package io.traider.backtest;

import io.traider.domain.BookView;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import io.traider.execution.Delay;
import io.traider.execution.Delays;
import io.traider.execution.ExecutionModel;
import io.traider.market.Books;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Feeds whose delay the plan states: what happens at a venue changes its books at once, and the engine hears of it later.
 * Where the delay is that of the record there is none of this: venues are taken to be as the engine knows them, which is the
 * later and so the more careful picture.
 */
final class SlowFeed {

    /** News on its way. */
    private record Underway(long heardNanos, long number, MarketEvent event) implements Comparable<Underway> {
        @Override
        public int compareTo(Underway other) {
            int byTime = Long.compare(heardNanos, other.heardNanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final Delays delays;
    private final Books books = new Books();
    private final PriorityQueue<Underway> underway = new PriorityQueue<>();
    private long number;
    private long latest = Long.MIN_VALUE;

    private SlowFeed(Delays delays) {
        this.delays = delays;
    }

    /** {@code null} when events are heard of when they were received. */
    static @Nullable SlowFeed of(ExecutionModel model, RandomGenerator random) {
        Delay delay = model.latency().feed();
        return delay instanceof Delay.Recorded ? null : new SlowFeed(new Delays(delay, model.terms(), random));
    }

    /**
     * The first moment at which a run may hear of an event. For a delay that is drawn by lot it is when it happened, as the
     * draw is not known beforehand.
     */
    static long earliest(MarketEvent event, ExecutionModel model) {
        return switch (model.latency().feed()) {
            case Delay.Recorded _ -> event.receivedNanos();
            case Delay.Constant constant -> event.eventNanos() + constant.nanos();
            case Delay.Stated _ ->
                event.eventNanos()
                        + model.terms().latencyNanos(event.instrument().venue(), event.eventNanos());
            case Delay.Played played -> event.eventNanos() + played.samples().at(event.eventNanos());
            case Delay.LogNormal _ -> event.eventNanos();
        };
    }

    /** By the venue's own clock, made never to go back. */
    long happens(MarketEvent event) {
        latest = Math.max(latest, event.eventNanos());
        return latest;
    }

    /** @param there what the venue itself saw of the event */
    void happened(MarketEvent event, MarketEvent there, long nanos) {
        books.onEvent(there);
        underway.add(new Underway(Math.max(nanos, delays.heard(event)), number++, event));
    }

    @Nullable
    BookView book(InstrumentId instrument) {
        return books.find(instrument);
    }

    long dueNanos() {
        Underway next = underway.peek();
        return next == null ? Long.MAX_VALUE : next.heardNanos();
    }

    /** The next news, at the moment at which they are heard. */
    MarketEvent heard() {
        Underway next = underway.remove();
        return Arrival.at(next.event(), next.heardNanos());
    }
}

package io.traider.backtest;

import io.traider.domain.ExecutionReport;
import io.traider.domain.Input;
import io.traider.domain.MarketEvent;
import io.traider.domain.Order;
import io.traider.domain.Step;
import io.traider.domain.Venue;
import io.traider.journal.Database;
import io.traider.journal.JournalBlocks;
import io.traider.journal.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long messages of one way took in a session, taken from its journal: what {@code execution/LatencySamples} plays back. Of
 * events of which the venue says no time, nothing was measured.
 */
public final class MeasuredLatency {

    /** Longer was no way of a message, but an old time on a new one. */
    private static final long LONGEST_NANOS = 3_600_000_000_000L;

    /** Which way. */
    public enum Way {
        /** From the venue's time of an event to the moment when the session took it in. */
        FEED,
        /** From the decision on an order to the venue's first answer, by the venue's time. */
        ENTRY,
        /** From the venue's time of an answer to the moment when the session took it in. */
        RESPONSE
    }

    /**
     * A message.
     *
     * @param nanos when it was sent
     * @param latencyNanos how long it took, from 0 up to an hour
     */
    public record Sample(long nanos, long latencyNanos) {}

    /**
     * What was found.
     *
     * @param samples in the order of their times, which rise
     * @param negative how many of them came before they were sent, by clocks that disagree: taken as 0
     * @param late messages left out as they took more than an hour
     */
    public record Found(List<Sample> samples, long negative, long late) {}

    private final Way way;
    private final Venue venue;
    private final long everyNanos;
    private final List<Sample> samples = new ArrayList<>();
    private long negative;
    private long late;

    private MeasuredLatency(Way way, Venue venue, long everyNanos) {
        this.way = way;
        this.venue = venue;
        this.everyNanos = everyNanos;
    }

    /**
     * Reads a journal.
     *
     * @param everyNanos the first message of each such stretch of time is taken; 0 for all of them
     * @param fromNanos first moment, nanoseconds since the Unix epoch
     * @param toNanos first moment that is too late
     */
    public static Found of(Database database, Way way, Venue venue, long everyNanos, long fromNanos, long toNanos) {
        MeasuredLatency measured = new MeasuredLatency(way, venue, everyNanos);
        Optional<JournalBlocks.Range> range = database.blocks().range(fromNanos, toNanos);
        if (range.isPresent() && way == Way.FEED) {
            long kept =
                    database.inputs().recorded().map(Recorded::firstSequence).orElse(Long.MAX_VALUE);
            long first = Math.max(kept, range.get().first());
            if (first <= range.get().last()) {
                database.inputs().forEach(first, range.get().last(), (_, input) -> {
                    if (input.nanos() >= fromNanos && input.nanos() < toNanos) {
                        measured.heard(input);
                    }
                });
            }
        } else if (range.isPresent()) {
            database.blocks().steps(range.get().first() - 1, range.get().last(), step -> {
                if (step.input().nanos() >= fromNanos && step.input().nanos() < toNanos) {
                    measured.answered(step);
                }
            });
        }
        return new Found(List.copyOf(measured.samples), measured.negative, measured.late);
    }

    private void heard(Input input) {
        if (input instanceof Input.Market(long nanos, MarketEvent event)
                && event.instrument().venue() == venue
                && event.eventNanos() != event.receivedNanos()) {
            add(event.eventNanos(), nanos - event.eventNanos());
        }
    }

    private void answered(Step step) {
        if (!(step.input() instanceof Input.Report(long nanos, ExecutionReport report))) {
            return;
        }
        for (Order order : step.orders()) {
            if (!order.id().equals(report.order()) || order.instrument().venue() != venue) {
                continue;
            }
            boolean first = report instanceof ExecutionReport.Accepted || report instanceof ExecutionReport.Rejected;
            if (way == Way.RESPONSE) {
                add(report.nanos(), nanos - report.nanos());
            } else if (first) {
                add(order.createdNanos(), report.nanos() - order.createdNanos());
            }
        }
    }

    private void add(long sent, long latency) {
        if (!samples.isEmpty() && sent - samples.getLast().nanos() < Math.max(1, everyNanos)) {
            return;
        }
        if (latency > LONGEST_NANOS) {
            late++;
            return;
        }
        negative += latency < 0 ? 1 : 0;
        samples.add(new Sample(sent, Math.max(0, latency)));
    }
}

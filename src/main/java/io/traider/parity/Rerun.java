package io.traider.parity;

import io.traider.domain.BookView;
import io.traider.domain.ExecutionReport;
import io.traider.domain.Input;
import io.traider.domain.Instruction;
import io.traider.domain.InstrumentId;
import io.traider.domain.Order;
import io.traider.domain.OrderStatus;
import io.traider.domain.Step;
import io.traider.engine.EngineSetup;
import io.traider.engine.EngineState;
import io.traider.engine.PackUse;
import io.traider.engine.Shelf;
import io.traider.execution.PaperVenue;
import io.traider.execution.VenueTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A recorded time gone through again with a paper venue of its own: market, timers and people as recorded, orders and their
 * reports made anew, each order under way as long as the venue's terms say. What led to that time is only followed. Rules are
 * as quick as they like: what is asked is what they say, not how busy a machine once was.
 */
final class Rerun implements AutoCloseable {

    private static final double MICRO = 1e3;
    private static final long LONGEST = 1_000_000_000L;

    private final Lane lane;
    private final Histogram deciding = new Histogram(LONGEST, 3);
    private final VenueTerms terms;
    private Side side;
    private final List<ExecutionReport> reports = new ArrayList<>();
    private @Nullable PaperVenue venue;
    private long sequence;
    private long recorded;
    private long nanos;

    /** @param shelf what came into force in mid-session */
    Rerun(Shelf shelf, VenueTerms terms, Side side) {
        this.lane = new Lane(shelf);
        this.terms = terms;
        this.side = side;
    }

    /** @param unchanging kinds and names of artefacts that stay whatever came into force then */
    void begin(EngineSetup setup, EngineState before, Set<String> unchanging) {
        lane.begin(setup, before, unchanging);
    }

    EngineState state() {
        return lane.engine().state();
    }

    /** What lasts is raised anew by what is in force here. */
    void forgetAlerts() {
        lane.engine().forgetAlerts();
    }

    /**
     * Its time is over: it stands again as was recorded, and what comes next leads to another time. What it knows of the
     * market is the record's already; only positions, orders and the ledger went a way of their own.
     */
    void takeUp(EngineState recorded) {
        lane.engine().restore(recorded);
        sequence = recorded.sequence();
        venue = null;
        reports.clear();
        deciding.reset();
    }

    /** Whom to tell from now on. */
    void tell(Side other) {
        side = other;
    }

    /** An input that leads to that time; one after it has begun is of another day and not for this engine. */
    void follow(Step step) {
        if (venue != null) {
            return;
        }
        lane.follow(step);
        sequence = step.sequence();
        nanos = step.input().nanos();
    }

    /** An input of the time itself; recorded reports are not for this engine. */
    void on(long at, Input input) {
        recorded = at;
        if (venue == null || input instanceof Input.Started) {
            sequence = sequence == 0 ? at - 1 : sequence;
            open(input);
        }
        if (input instanceof Input.Started || input instanceof Input.Report || venue == null) {
            return;
        }
        passTo(venue, input.nanos());
        step(venue, input);
        if (input instanceof Input.Market market) {
            venue.onMarket(market.event(), nanos);
        }
        answers(venue);
    }

    private void open(Input input) {
        nanos = Math.max(nanos, input.nanos());
        PaperVenue fresh = new PaperVenue(lane.setup().instruments(), terms, this::book);
        fresh.watch(lane.engine());
        List<Order> working = lane.engine().workingOrders();
        if (input instanceof Input.Started) {
            nanos = input.nanos();
            step(fresh, input);
            fresh.resume(working, lane.engine().positions(), lane.engine().traded(), nanos);
        } else {
            fresh.resume(
                    working.stream()
                            .filter(order -> order.status() != OrderStatus.PENDING)
                            .toList(),
                    lane.engine().positions(),
                    lane.engine().traded(),
                    nanos);
            working.stream()
                    .filter(order -> order.status() == OrderStatus.PENDING)
                    .forEach(order -> fresh.submit(order, nanos));
        }
        venue = fresh;
        side.inForce(lane.engine().versions());
    }

    /** Lets happen at its own moment what is due at the venue before the next input. */
    private void passTo(PaperVenue at, long next) {
        for (long due = at.dueNanos(); due < next; due = at.dueNanos()) {
            nanos = Math.max(nanos, due);
            answers(at);
        }
        nanos = Math.max(nanos, next);
        answers(at);
    }

    private void answers(PaperVenue at) {
        at.advance(nanos, reports::add);
        for (int i = 0; i < reports.size(); i++) {
            step(at, new Input.Report(nanos, reports.get(i)));
        }
        reports.clear();
    }

    private void step(PaperVenue at, Input input) {
        long before = System.nanoTime();
        Step step = lane.on(++sequence, input);
        if (input instanceof Input.Activated || input instanceof Input.Deployed) {
            side.inForce(lane.engine().versions());
        }
        if (step.isQuiet()) {
            return;
        }
        if (!step.decisions().isEmpty()) {
            deciding.recordValue(Math.clamp(System.nanoTime() - before, 0, LONGEST));
        }
        side.step(recorded, step);
        for (Instruction instruction : step.instructions()) {
            switch (instruction) {
                case Instruction.Submit submit -> at.submit(submit.order(), nanos);
                case Instruction.Cancel cancel -> at.cancel(cancel.order(), cancel.instrument(), nanos);
            }
        }
    }

    /** Times that rule packs were asked since the session began. */
    long asked() {
        return venue == null
                ? 0
                : lane.engine().use().stream().mapToLong(PackUse::asked).sum();
    }

    /** Microseconds from an input to the decision on it, of so many in 100; 0 when there was none. */
    double deciding(double percentile) {
        return deciding.getTotalCount() == 0 ? 0 : deciding.getValueAtPercentile(percentile) / MICRO;
    }

    private @Nullable BookView book(InstrumentId instrument) {
        return lane.engine().book(instrument);
    }

    @Override
    public void close() {
        lane.close();
    }
}

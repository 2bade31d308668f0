package io.traider.parity;

import io.traider.domain.BookView;
import io.traider.domain.ExecutionReport;
import io.traider.domain.Input;
import io.traider.domain.Instruction;
import io.traider.domain.InstrumentId;
import io.traider.domain.Mode;
import io.traider.domain.Order;
import io.traider.domain.Step;
import io.traider.execution.Delay;
import io.traider.execution.ExecutionModel;
import io.traider.execution.FillModel;
import io.traider.execution.Forced;
import io.traider.execution.LatencyModel;
import io.traider.execution.MarginAccount;
import io.traider.execution.PaperVenue;
import io.traider.execution.VenueTerms;
import io.traider.parity.Difference.Kind;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has the paper venue make the reports of a paper session again. When an order or a cancellation reached the venue is not
 * decided anew but taken from the record, where its first report stands; what the venue then said and traded must be the
 * same to the last digit.
 */
final class VenueCheck {

    private final Lane lane;
    private final ExecutionModel model;
    private final Map<String, Order> sent = new LinkedHashMap<>();
    private final Map<String, InstrumentId> cancelled = new LinkedHashMap<>();
    private final ArrayDeque<ExecutionReport> made = new ArrayDeque<>();
    private @Nullable PaperVenue venue;
    private Consumer<Difference> found = difference -> {};
    private boolean paper;
    private boolean calling;
    private long reports;

    VenueCheck(Lane lane, VenueTerms terms) {
        this.lane = lane;
        Delay none = new Delay.Constant(0);
        this.model = new ExecutionModel(terms, FillModel.paper(), new LatencyModel(none, none, none));
    }

    /** Whom to tell from now on; reports are counted anew. */
    void tell(Consumer<Difference> listener) {
        found = listener;
        reports = 0;
    }

    /** Reports compared. */
    long reports() {
        return reports;
    }

    /** A session begins: what an earlier venue had is handed over once the engine knows of it. */
    void session(Session session) {
        forget();
        paper = session.mode() == Mode.PAPER;
    }

    /** Its orders are not those of the record any more: nothing is compared until the next session. */
    void forget() {
        sent.clear();
        cancelled.clear();
        made.clear();
        venue = null;
    }

    /** An input comes to the engine next. */
    void before(long sequence, Input input, boolean within) {
        if (venue == null || !(input instanceof Input.Report report)) {
            return;
        }
        ExecutionReport was = report.report();
        if (made.isEmpty()) {
            arrive(venue, was);
            calling = was instanceof ExecutionReport.Liquidated;
            if (calling) {
                venue.call(input.nanos());
            }
            calling = false;
            venue.advance(input.nanos(), made::add);
        }
        ExecutionReport now = made.poll();
        reports += within ? 1 : 0;
        if (within && !was.equals(now)) {
            found.accept(new Difference(
                    sequence,
                    input.nanos(),
                    Kind.REPORT,
                    was.order(),
                    was.toString(),
                    now == null ? "" : now.toString(),
                    Cause.CODE));
        }
    }

    /** The order or cancellation that a report answers reaches the venue when that report says. */
    private void arrive(PaperVenue venue, ExecutionReport report) {
        Order order = sent.remove(report.order());
        if (order != null) {
            venue.submit(order, report.nanos());
        } else if (report instanceof ExecutionReport.Cancelled) {
            InstrumentId instrument = cancelled.remove(report.order());
            if (instrument != null) {
                venue.cancel(report.order(), instrument, report.nanos());
            }
        }
    }

    /** The engine has taken an input. */
    void after(Step step, boolean within) {
        Input input = step.input();
        if (input instanceof Input.Started && paper) {
            PaperVenue fresh = new PaperVenue(lane.setup().instruments(), model, new SplittableRandom(0), this::book);
            fresh.watch(new Account());
            fresh.resume(
                    lane.engine().workingOrders(),
                    lane.engine().positions(),
                    lane.engine().traded(),
                    input.nanos());
            venue = fresh;
        }
        if (venue == null) {
            return;
        }
        for (Instruction instruction : step.instructions()) {
            switch (instruction) {
                case Instruction.Submit submit -> sent.put(submit.order().id(), submit.order());
                case Instruction.Cancel cancel -> cancelled.put(cancel.order(), cancel.instrument());
            }
        }
        if (input instanceof Input.Market market) {
            unexpected(step.sequence(), input.nanos(), within);
            venue.onMarket(market.event(), input.nanos());
            venue.advance(input.nanos(), made::add);
        }
    }

    /** The venue says now what it did not say then. */
    private void unexpected(long sequence, long nanos, boolean within) {
        for (ExecutionReport now = made.poll(); now != null; now = made.poll()) {
            if (within) {
                found.accept(new Difference(sequence, nanos, Kind.REPORT, now.order(), "", now.toString(), Cause.CODE));
            }
        }
    }

    /** The engine's account. When the venue called its margin is taken from the record, as when orders arrived there. */
    private final class Account implements MarginAccount {
        @Override
        public List<Forced> forced(long nanos) {
            return calling ? lane.engine().forced(nanos) : List.of();
        }

        @Override
        public String uncovered(Order order, long nanos) {
            return lane.engine().uncovered(order, nanos);
        }
    }

    private @Nullable BookView book(InstrumentId instrument) {
        return lane.engine().book(instrument);
    }
}

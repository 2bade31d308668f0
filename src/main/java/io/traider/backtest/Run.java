package io.traider.backtest;

import io.traider.domain.ExecutionReport;
import io.traider.domain.Input;
import io.traider.domain.Instruction;
import io.traider.domain.MarketEvent;
import io.traider.domain.Mode;
import io.traider.domain.Step;
import io.traider.domain.Trade;
import io.traider.engine.Corridor;
import io.traider.engine.EngineSetup;
import io.traider.execution.PaperVenue;
import io.traider.journal.StepHash;
import io.traider.portfolio.Unjudged;
import io.traider.portfolio.Unsettled;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One run: the loop of a session, with the events' own time in the place of a clock. */
final class Run {

    private static final long SECOND = 1_000_000_000L;
    private static final int PROGRESS_EVENTS = 1 << 14;

    /** How long a margin account may be unknown, as just after a start: as long as a funding rate may be late. */
    private static final long GRACE_NANOS = 60 * SECOND;

    private final BacktestPlan plan;
    private final EngineSetup made;
    private final Corridor engine;
    private final PaperVenue venue;
    private final @Nullable SlowFeed feed;
    private final BacktestListener listener;
    private final Record record;
    private final StepHash hash = new StepHash();
    private final ArrayDeque<MarketEvent> books = new ArrayDeque<>();
    private final List<ExecutionReport> reports = new ArrayList<>();
    private long sequence;
    private long events;
    private long firstNanos;
    private long nanos;
    private long timerNanos;
    private long judgedNanos;
    private boolean goOn = true;
    private @Nullable String failure;

    Run(BacktestPlan plan, EngineSetup made, Corridor engine, BacktestListener listener) {
        this.plan = plan;
        this.made = made;
        this.engine = engine;
        this.listener = listener;
        SplittableRandom random = new SplittableRandom(plan.seed());
        this.feed = SlowFeed.of(plan.model(), random.split());
        this.venue = new PaperVenue(
                made.instruments(), plan.model(), random.split(), feed == null ? engine::book : feed::book);
        this.venue.watch(engine);
        this.record = new Record(made, engine);
    }

    BacktestResult through(EventSource source) {
        MarketEvent event = beginning(source);
        if (event != null) {
            begin(happens(event));
            while (event != null && goOn && happens(event) < plan.toNanos()) {
                happen(event, source);
                event = books.isEmpty() ? source.next() : books.poll();
            }
            hearTheRest();
        }
        listener.scored(engine.samples());
        listener.progress(nanos, events);
        return record.result(plan, goOn, failure, firstNanos, nanos, events, sequence, hash.hex());
    }

    /** Passes over what was before the plan's beginning; the books as they stood then come first. */
    private @Nullable MarketEvent beginning(EventSource source) {
        MarketEvent event = source.next();
        if (event == null || event.receivedNanos() >= plan.fromNanos()) {
            return event;
        }
        Prelude prelude = new Prelude();
        while (event != null && event.receivedNanos() < plan.fromNanos()) {
            prelude.onEvent(event);
            event = source.next();
        }
        if (event == null) {
            return null;
        }
        books.addAll(prelude.events(plan.fromNanos()));
        books.add(event);
        return books.poll();
    }

    private void begin(long at) {
        firstNanos = at;
        nanos = at;
        timerNanos = at + SECOND;
        judgedNanos = at;
        step(new Input.Started(at, Mode.PAPER, plan.feed(), plan.software()));
        Unjudged unmargined = made.unmargined(at);
        if (unmargined != null) {
            fail(unmargined.words());
        }
    }

    private void fail(String why) {
        failure = why;
        goOn = false;
    }

    /** When an event happens at its venue, as far as the run knows: the moment of its arrival unless feeds are slow. */
    private long happens(MarketEvent event) {
        return feed == null ? event.receivedNanos() : feed.happens(event);
    }

    private void happen(MarketEvent event, EventSource source) {
        passTo(happens(event));
        if (feed == null) {
            hear(event);
            venue.onMarket(event, nanos);
        } else {
            MarketEvent there = source.atVenue(event);
            feed.happened(event, there, nanos);
            venue.onMarket(there, nanos);
        }
        answers();
        if (event instanceof Trade trade) {
            record.traded(trade);
        }
        if (++events % PROGRESS_EVENTS == 0) {
            goOn = listener.progress(nanos, events);
        }
    }

    private void hear(MarketEvent event) {
        step(new Input.Market(nanos, event));
    }

    /** Lets happen, each at its own moment, what is due before the next event. */
    private void passTo(long next) {
        long heard = feed == null ? Long.MAX_VALUE : feed.dueNanos();
        long due = venue.dueNanos();
        while (Math.min(timerNanos, Math.min(due, heard)) <= next) {
            pass(due, heard);
            heard = feed == null ? Long.MAX_VALUE : feed.dueNanos();
            due = venue.dueNanos();
        }
        nanos = Math.max(nanos, next);
    }

    /** The next of what is due: at one moment the timer comes first, then venues, then news. */
    private void pass(long due, long heard) {
        if (timerNanos <= Math.min(due, heard)) {
            nanos = timerNanos;
            timerNanos += SECOND;
            step(new Input.Timer(nanos));
            listener.scored(engine.samples());
            settled();
            judged();
        } else if (due <= heard) {
            nanos = Math.max(nanos, due);
            answers();
        } else if (feed != null) {
            nanos = Math.max(nanos, heard);
            hear(feed.heard());
        }
    }

    /** What is owed and not known is not taken for zero: the run ends. */
    private void settled() {
        List<Unsettled> unsettled = engine.unsettled();
        if (!unsettled.isEmpty()) {
            fail("a payment on a position could not be settled, " + unsettled.getFirst());
        }
    }

    /** An account that nobody can judge is not taken for sound: the run ends. */
    private void judged() {
        List<Unjudged> unjudged = engine.unjudged(nanos);
        if (unjudged.isEmpty()) {
            judgedNanos = nanos;
        } else if (nanos - judgedNanos >= GRACE_NANOS) {
            fail(unjudged.getFirst().words());
        }
    }

    /** What is under way at the end arrives, as far as the plan goes. */
    private void hearTheRest() {
        while (goOn && feed != null && feed.dueNanos() < plan.toNanos()) {
            passTo(feed.dueNanos());
        }
    }

    private void answers() {
        venue.advance(nanos, reports::add);
        for (int i = 0; i < reports.size(); i++) {
            step(new Input.Report(nanos, reports.get(i)));
        }
        reports.clear();
    }

    private void step(Input input) {
        Step step = engine.on(++sequence, input);
        hash.add(step);
        if (!step.isQuiet()) {
            record.step(step);
            listener.step(step);
            for (Instruction instruction : step.instructions()) {
                execute(instruction);
            }
        }
    }

    private void execute(Instruction instruction) {
        switch (instruction) {
            case Instruction.Submit submit -> {
                record.sent(submit.order());
                venue.submit(submit.order(), nanos);
            }
            case Instruction.Cancel cancel -> venue.cancel(cancel.order(), cancel.instrument(), nanos);
        }
    }
}

package io.traider.engine;

import io.traider.RandomMarket;
import io.traider.domain.ExecutionReport;
import io.traider.domain.Input;
import io.traider.domain.Instruction;
import io.traider.domain.MarketEvent;
import io.traider.domain.Mode;
import io.traider.domain.Quantity;
import io.traider.domain.Step;
import io.traider.execution.PaperVenue;
import io.traider.execution.VenueTerms;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * An engine with its shipped rules and model, a random market around 50,000 for every perpetual it trades in small
 * lots, and a paper venue.
 */
final class Floor {

    static final long SECOND = 1_000_000_000L;

    private final List<RandomMarket> markets = new ArrayList<>();
    private final List<ExecutionReport> reports = new ArrayList<>();
    private final ArrayDeque<MarketEvent> waiting = new ArrayDeque<>();
    private final PaperVenue venue;
    private final Engine engine;
    private final Consumer<Step> steps;
    private int turn;
    private long sequence;
    private long nanos = RandomMarket.START;
    private long timer;

    Floor(Engine engine, EngineSetup setup, long seed, Consumer<Step> steps) {
        this.engine = engine;
        this.steps = steps;
        venue = new PaperVenue(setup.instruments(), VenueTerms.shipped(), engine::book);
        setup.strategies().getFirst().definition().instruments().stream()
                .filter(instrument ->
                        setup.instruments().get(instrument).lotSize().units() < Quantity.ONE)
                .forEach(instrument -> markets.add(new RandomMarket(instrument, seed + markets.size())));
        input(new Input.Started(nanos, Mode.PAPER, "simulated", "test"));
    }

    /** Lets the market go on for some seconds. */
    void run(int seconds) {
        for (int i = 0; i < 10 * seconds * markets.size(); i++) {
            while (!waiting.isEmpty()) {
                market(waiting.poll());
            }
            waiting.addAll(markets.get(turn++ % markets.size()).next());
        }
    }

    /** Lets the next event happen. */
    void next() {
        if (waiting.isEmpty()) {
            waiting.addAll(markets.get(turn++ % markets.size()).next());
        }
        market(waiting.poll());
    }

    private void market(MarketEvent event) {
        nanos = Math.max(nanos, event.receivedNanos());
        if (nanos - timer >= SECOND) {
            timer = nanos;
            input(new Input.Timer(nanos));
        }
        answers();
        input(new Input.Market(nanos, event));
        venue.onMarket(event, nanos);
        answers();
    }

    private void answers() {
        venue.advance(nanos, reports::add);
        List<ExecutionReport> now = List.copyOf(reports);
        reports.clear();
        now.forEach(report -> input(new Input.Report(nanos, report)));
    }

    Step input(Input input) {
        Step step = engine.on(++sequence, input);
        steps.accept(step);
        for (Instruction instruction : step.instructions()) {
            switch (instruction) {
                case Instruction.Submit submit -> venue.submit(submit.order(), nanos);
                case Instruction.Cancel cancel -> venue.cancel(cancel.order(), cancel.instrument(), nanos);
            }
        }
        return step;
    }

    long nanos() {
        return nanos;
    }

    long sequence() {
        return sequence;
    }
}

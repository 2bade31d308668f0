package io.traider.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.backtest.LookAheadCheck.LookAhead;
import io.traider.domain.Input;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarkPrice;
import io.traider.domain.MarketEvent;
import io.traider.domain.Step;
import io.traider.engine.Corridor;
import io.traider.engine.Engine;
import io.traider.engine.Shipped;
import io.traider.execution.Delay;
import io.traider.execution.ExecutionModel;
import io.traider.execution.FillModel;
import io.traider.execution.LatencyModel;
import io.traider.execution.VenueTerms;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookAheadCheckTest {

    private static final List<MarketEvent> EVENTS = BacktestTest.events(240);
    private static final BacktestPlan PLAN = BacktestTest.plan(0, BacktestPlan.OPEN);

    /** Reads the source some events ahead of whom it gives them to. */
    private static final class Ahead implements EventSource {
        private final EventSource source;
        private final ArrayDeque<MarketEvent> waiting = new ArrayDeque<>();

        private Ahead(EventSource source) {
            this.source = source;
        }

        @Override
        public @Nullable MarketEvent next() {
            fill();
            return waiting.poll();
        }

        private void fill() {
            for (MarketEvent event = source.next();
                    event != null;
                    event = waiting.size() < 300 ? source.next() : null) {
                waiting.add(event);
            }
        }

        /** The instrument's next mark price, were it known. */
        private @Nullable MarkPrice following(MarkPrice now) {
            fill();
            for (MarketEvent event : waiting) {
                if (event instanceof MarkPrice mark && mark.instrument().equals(now.instrument())) {
                    return mark;
                }
            }
            return null;
        }
    }

    /** An engine whose basis features see a second into the future. */
    private static final class Peeking extends Recording {
        private final Ahead ahead;

        private Peeking(Corridor engine, Ahead ahead) {
            super(engine, new ArrayList<>());
            this.ahead = ahead;
        }

        @Override
        public Step on(long next, Input input) {
            if (input instanceof Input.Market(long nanos, MarkPrice now)) {
                MarkPrice then = ahead.following(now);
                return super.on(next, then == null ? input : new Input.Market(nanos, then));
            }
            return super.on(next, input);
        }
    }

    private static LookAheadCheck.Result check(LookAheadCheck.Runner runner) throws IOException {
        return check(EVENTS, PLAN, 3, runner);
    }

    private static LookAheadCheck.Result check(
            List<MarketEvent> events, BacktestPlan plan, int points, LookAheadCheck.Runner runner) throws IOException {
        return new LookAheadCheck(() -> EventSource.of(events), runner, plan.model(), points, 7).run(BacktestPlan.OPEN);
    }

    /** A run whose feeds take as long as is said. */
    private static BacktestPlan slow(String feed) {
        LatencyModel latency = new LatencyModel(Delay.parse(feed), new Delay.Stated(), new Delay.Constant(0));
        ExecutionModel model = new ExecutionModel(VenueTerms.shipped(), FillModel.paper(), latency);
        return new BacktestPlan("test", "the simulator", "simulated", 0, BacktestPlan.OPEN, model, 1, "test");
    }

    private static LookAheadCheck.Result honest(List<MarketEvent> events, BacktestPlan plan) throws IOException {
        Backtest backtest = new Backtest(plan, Shipped.SETUP);
        return check(
                events,
                plan,
                1,
                (source, until, listener) -> backtest.until(until).run(source, listener));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5ms", "stated", "2s", "lognormal:50ms:400ms"})
    void aStatedFeedDelayRaisesNoFalseAlarmHoweverLateItWasRecorded(String feed) throws IOException {
        List<MarketEvent> late = EVENTS.stream()
                .map(event -> Arrival.at(event, event.eventNanos() + 300_000_000L))
                .toList();
        LookAheadCheck.Result result = honest(late, slow(feed));

        assertThat(result.found().map(LookAhead::words)).isEmpty();
        assertThat(result.decisions()).isPositive();
    }

    /** An engine that is told of the mark after the one that it hears of, which happened, and which it cannot know yet. */
    private static final class Impatient extends Recording {
        private final Map<InstrumentId, TreeMap<Long, MarkPrice>> marks;

        private Impatient(Corridor engine, Map<InstrumentId, TreeMap<Long, MarkPrice>> marks) {
            super(engine, new ArrayList<>());
            this.marks = marks;
        }

        @Override
        public Step on(long next, Input input) {
            if (input instanceof Input.Market(long nanos, MarkPrice now)) {
                var then = marks.get(now.instrument()).higherEntry(now.eventNanos());
                return super.on(next, then == null ? input : new Input.Market(nanos, then.getValue()));
            }
            return super.on(next, input);
        }
    }

    @Test
    void whatHappenedAndWasNotHeardOfYetIsTheFutureToo() throws IOException {
        BacktestPlan plan = slow("2s");
        LookAheadCheck.Result result = check(EVENTS, plan, 3, (source, until, listener) -> {
            Map<InstrumentId, TreeMap<Long, MarkPrice>> marks = new TreeMap<>();
            EventSource told = new EventSource() {
                @Override
                public @Nullable MarketEvent next() {
                    MarketEvent event = source.next();
                    if (event instanceof MarkPrice mark) {
                        marks.computeIfAbsent(mark.instrument(), _ -> new TreeMap<>())
                                .put(mark.eventNanos(), mark);
                    }
                    return event;
                }

                @Override
                public MarketEvent atVenue(MarketEvent event) {
                    return source.atVenue(event);
                }
            };
            new Backtest(plan, Shipped.SETUP, made -> new Impatient(new Engine(made), marks))
                    .until(until)
                    .run(told, listener);
        });

        assertThat(result.found()).isPresent();
        assertThat(result.found().orElseThrow().future()).isEqualTo(LookAheadCheck.Future.CHANGED);
    }

    @Test
    void theShippedStrategyKnowsNothingOfTheFuture() throws IOException {
        Backtest backtest = new Backtest(PLAN, Shipped.SETUP);
        LookAheadCheck.Result result =
                check((source, until, listener) -> backtest.until(until).run(source, listener));

        assertThat(result.found().map(LookAhead::words)).isEmpty();
        assertThat(result.decisions()).isPositive();
        assertThat(result.points()).isEqualTo(3);
    }

    @Test
    void aFeatureThatPeeksIsCaughtWithBothDecisions() throws IOException {
        LookAheadCheck.Result result = check((source, until, listener) -> {
            Ahead ahead = new Ahead(source);
            new Backtest(PLAN, Shipped.SETUP, made -> new Peeking(new Engine(made), ahead))
                    .until(until)
                    .run(ahead, listener);
        });

        assertThat(result.found()).isPresent();
        assertThat(result.found().orElseThrow().words())
                .contains("changed when the future after it was")
                .contains("with the future as it was: input")
                .contains("with the other:");
    }

    @Test
    void anotherFutureLeavesThePastAloneAndChangesEverythingAfter() {
        long point = EVENTS.get(EVENTS.size() / 2).receivedNanos();
        EventSource altered =
                new AlteredFuture(EventSource.of(EVENTS), point, LookAheadCheck.Future.CHANGED, PLAN.model(), 3);

        for (MarketEvent event : EVENTS) {
            if (event.receivedNanos() < point) {
                assertThat(altered.next()).isSameAs(event);
            } else {
                assertThat(altered.next()).isNotEqualTo(event);
            }
        }
        assertThat(altered.next()).isNull();
    }
}

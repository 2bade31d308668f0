package io.traider.bench;

import io.traider.backtest.Backtest;
import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestPlan;
import io.traider.backtest.BacktestResult;
import io.traider.backtest.EventSource;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import io.traider.engine.EngineSetup;
import io.traider.engine.ShippedFiles;
import io.traider.engine.StrategyDefinition;
import io.traider.execution.ExecutionModel;
import io.traider.execution.VenueTerms;
import io.traider.rule.StrategyRules;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Book events through the whole corridor on one core: books, marks, features, strategy, simulated venue, step hash; with and
 * without decisions, and a whole day of one liquid book with the simulator that makes it.
 */
final class CorridorBench {

    static final long START = 1_767_225_600_000_000_000L;

    private static final InstrumentId BTC = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");
    private static final int EVENTS = 300_000;
    private static final int WARM_UP = 4;
    private static final int PASSES = 8;
    private static final int LIQUID = 820;
    private static final long DAY_STEPS = 8_640_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * @param eventsOfASecond of the market's time
     * @param perSecond events a second of the thread's processor time, of the fastest of {@value #PASSES} passes
     */
    record Row(String what, long events, double eventsOfASecond, double perSecond, double aim) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s: %,.0f book events/s on one core, aim %,.0f (%,d events, %.0f a second of the market's time)",
                    what,
                    perSecond,
                    aim,
                    events,
                    eventsOfASecond);
        }
    }

    /** @param heapMib used after each quarter of the day, right after a collection */
    record Day(long events, double seconds, double processorSeconds, List<Long> heapMib, String hash) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "a day of one liquid book, simulator included: %,d events in %.1f s, aim 30 s (%.1f s of processor"
                            + " time); heap after each quarter %s MiB",
                    events,
                    seconds,
                    processorSeconds,
                    heapMib);
        }
    }

    private CorridorBench() {}

    static List<Row> corridor() {
        List<MarketEvent> events = events(EVENTS);
        return List.of(
                corridor("without decisions", "1e9", 1_000_000, events),
                corridor("asking model and rules each 100 ms", "100", 300_000, events));
    }

    static List<MarketEvent> events(int count) {
        List<MarketEvent> events = new ArrayList<>(count + 100);
        SimulatorMarket market = market();
        market.report(events::add);
        while (events.size() < count) {
            market.step();
        }
        return events;
    }

    private static SimulatorMarket market() {
        return new SimulatorMarket(
                SimulatorSettings.defaults().withInstruments(Set.of(BTC)).withFramesPerSecond(LIQUID), START);
    }

    static EngineSetup setup(String everyMillis) {
        StrategyDefinition definition = StrategyDefinition.parse(
                ShippedFiles.strategyFile(), "simulated", new TreeMap<>(Map.of("evaluateEveryMillis", everyMillis)));
        return EngineSetup.of(
                definition, StrategyRules.shipped(definition.name()).pack());
    }

    static Backtest backtest(EngineSetup made) {
        BacktestPlan plan = new BacktestPlan(
                "bench",
                "the simulator",
                "simulated",
                0,
                BacktestPlan.OPEN,
                ExecutionModel.paper(VenueTerms.shipped()),
                1,
                "bench");
        return new Backtest(plan, made);
    }

    static Row corridor(String what, String everyMillis, double aim, List<MarketEvent> events) {
        double span = (events.getLast().receivedNanos() - events.getFirst().receivedNanos()) / 1e9;
        try (EngineSetup made = setup(everyMillis)) {
            Backtest backtest = backtest(made);
            for (int i = 0; i < WARM_UP; i++) {
                backtest.run(EventSource.of(events), BacktestListener.NONE);
            }
            long best = Long.MAX_VALUE;
            for (int i = 0; i < PASSES; i++) {
                long before = THREADS.getCurrentThreadCpuTime();
                backtest.run(EventSource.of(events), BacktestListener.NONE);
                best = Math.min(best, THREADS.getCurrentThreadCpuTime() - before);
            }
            return new Row(what, events.size(), events.size() / span, events.size() * 1e9 / best, aim);
        }
    }

    static Day day() {
        long began = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        List<Long> heap = new ArrayList<>();
        try (EngineSetup made = setup("250")) {
            SimulatorMarket market = market();
            ArrayDeque<MarketEvent> waiting = new ArrayDeque<>();
            market.report(waiting::add);
            long[] steps = {0};
            BacktestResult result = backtest(made)
                    .run(
                            () -> {
                                while (waiting.isEmpty() && steps[0] < DAY_STEPS) {
                                    market.step();
                                    if (++steps[0] % (DAY_STEPS / 4) == 0) {
                                        heap.add(usedMib());
                                    }
                                }
                                return waiting.poll();
                            },
                            BacktestListener.NONE);
            return new Day(
                    result.counts().events(),
                    (System.nanoTime() - began) / 1e9,
                    (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9,
                    heap,
                    result.hash());
        }
    }

    private static long usedMib() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}

package io.traider.backtest.desk;

import io.traider.backtest.Backtest;
import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestPlan;
import io.traider.backtest.BacktestResult;
import io.traider.backtest.EventSource;
import io.traider.backtest.FailedRun;
import io.traider.backtest.desk.BacktestRequest.Problem;
import io.traider.backtest.desk.BacktestRequest.Source;
import io.traider.domain.MarketEvent;
import io.traider.engine.EngineSetup;
import io.traider.engine.ShippedFiles;
import io.traider.engine.StrategyDefinition;
import io.traider.execution.ExecutionModel;
import io.traider.execution.FillModel;
import io.traider.execution.LatencyModel;
import io.traider.execution.VenueTerms;
import io.traider.rule.StrategyRules;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The simulated market through the shipped strategy, as the platform's workshop has it; rules are compiled once. A seed of
 * {@link #BROKEN} cannot be prepared, and one of {@link #UNSETTLED} cannot go on to its end.
 */
public final class SmallWorkshop implements Workshop, AutoCloseable {

    public static final long BROKEN = 13;
    public static final long UNSETTLED = 31;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private @Nullable EngineSetup made;

    /** Compiled when it is first needed. */
    private synchronized EngineSetup made() {
        EngineSetup compiled = made == null
                ? EngineSetup.of(
                        StrategyDefinition.parse(ShippedFiles.strategyFile(), "simulated"),
                        StrategyRules.shipped("funding-drift").pack())
                : made;
        made = compiled;
        return compiled;
    }

    @Override
    public Choices choices() {
        SortedMap<String, String> values = new TreeMap<>(Map.of("entryDrift", "1", "sizing.riskValue", "2"));
        Map<Source, SortedMap<String, String>> all = new EnumMap<>(Source.class);
        all.put(Source.SIMULATED, values);
        all.put(Source.CAPTURES, values);
        return new Choices(
                List.of(Source.SIMULATED, Source.CAPTURES),
                List.of("funding-drift"),
                List.of("a-day-at-kraken"),
                Map.of(),
                List.of(),
                Map.of("funding-drift", all));
    }

    @Override
    public List<Problem> check(BacktestRequest request) {
        return request.changes().getOrDefault("entryDrift", "1").equals("-1")
                ? List.of(new Problem("changes.entryDrift", "-1 is outside of its bounds"))
                : List.of();
    }

    @Override
    public Job prepare(BacktestRequest request) throws IOException {
        if (request.source() != Source.SIMULATED || request.seed() == BROKEN) {
            throw new IOException("the recording is broken. Maybe take another one");
        }
        long from = nanos(request.from() == null ? START : request.from());
        long to =
                request.to() == null ? from + Duration.ofHours(request.hours()).toNanos() : nanos(request.to());
        EngineSetup twin = made().twin()
                .with(StrategyDefinition.parse(ShippedFiles.strategyFile(), "simulated", request.changes()));
        BacktestPlan plan = new BacktestPlan(
                "funding-drift on the simulator",
                "the simulator, seed " + request.seed(),
                "simulated",
                from,
                to,
                new ExecutionModel(VenueTerms.shipped(), FillModel.parse(request.fill()), LatencyModel.paper()),
                request.seed(),
                "test");
        Job job = new EngineJob(new Backtest(plan, twin), twin, events(request, from, to), from, to);
        return request.seed() == UNSETTLED ? new Unsettled(job) : job;
    }

    private record Unsettled(Job job) implements Job {
        @Override
        public BacktestResult run(BacktestListener listener) {
            return FailedRun.of(job.run(listener), "a payment on a position could not be settled, no fresh rate");
        }

        @Override
        public long fromNanos() {
            return job.fromNanos();
        }

        @Override
        public long toNanos() {
            return job.toNanos();
        }

        @Override
        public void close() {
            job.close();
        }
    }

    private static EventSource events(BacktestRequest request, long from, long to) {
        SimulatorMarket market = new SimulatorMarket(
                SimulatorSettings.defaults().withSeed(request.seed()).withFramesPerSecond(request.rate()), from);
        ArrayDeque<MarketEvent> waiting = new ArrayDeque<>();
        market.report(waiting::add);
        return () -> {
            while (waiting.isEmpty() && market.nanos() < to) {
                market.step();
            }
            return waiting.poll();
        };
    }

    /** Some minutes of the simulated market. */
    public static BacktestRequest minutes(String name, long seed, int minutes) {
        BacktestRequest it = BacktestRequest.DEFAULT;
        return new BacktestRequest(
                name,
                it.strategy(),
                it.source(),
                "",
                START,
                START.plus(Duration.ofMinutes(minutes)),
                it.hours(),
                seed,
                it.rate(),
                it.fill(),
                it.latency(),
                it.fees(),
                it.changes());
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    @Override
    public synchronized void close() {
        if (made != null) {
            made.close();
        }
    }
}

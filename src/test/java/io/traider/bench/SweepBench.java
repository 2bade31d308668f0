package io.traider.bench;

import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestResult;
import io.traider.backtest.EventSource;
import io.traider.backtest.sweep.Axis;
import io.traider.backtest.sweep.Sampling;
import io.traider.backtest.sweep.Sweep;
import io.traider.backtest.sweep.SweepFolder;
import io.traider.backtest.sweep.SweepJob;
import io.traider.domain.MarketEvent;
import io.traider.engine.EngineSetup;
import io.traider.engine.StrategyDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The same sweep on one core and on all of them. */
final class SweepBench {

    private static final int EVENTS = 120_000;
    private static final String POINTS = "entryDrift=0.7..1.45/0.05";

    /**
     * @param one seconds on one thread, its rules compiled before
     * @param all seconds on {@code threads} threads
     * @param scaling how many times as fast
     * @param difference the first one between their results; empty when there is none, as there should be
     */
    record Result(int jobs, int threads, double one, double all, double scaling, String difference) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "a sweep of %d jobs: %.1f s on one thread, %.1f s on %d: %.2f times as fast, aim 1.8 on two; results %s",
                    jobs,
                    one,
                    all,
                    threads,
                    scaling,
                    difference.isEmpty() ? "are the same" : "DIFFER: " + difference);
        }
    }

    /** A worker with artefacts of its own. */
    private record Worker(EngineSetup made, List<MarketEvent> events) implements Sweep.Worker {
        @Override
        public BacktestResult run(SweepJob job) {
            StrategyDefinition definition =
                    StrategyDefinition.parse(EngineSetup.strategyFile(), "simulated", job.parameters());
            return CorridorBench.backtest(made.with(definition)).run(EventSource.of(events), BacktestListener.NONE);
        }

        @Override
        public void close() {
            made.close();
        }
    }

    private SweepBench() {}

    static Result run() throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        List<MarketEvent> events = CorridorBench.events(EVENTS);
        List<SweepJob> jobs = SweepJob.all(
                Sampling.GRID.points(List.of(Axis.parse(POINTS)), 0, 0),
                null,
                0,
                events.getLast().receivedNanos() + 1);
        Path folder = Files.createTempDirectory("traider-sweep");
        try (EngineSetup shared = CorridorBench.setup("250")) {
            seconds(jobs, folder.resolve("warm"), threads, shared, events);
            double one = seconds(jobs, folder.resolve("one"), 1, shared, events);
            double all = seconds(jobs, folder.resolve("all"), threads, shared, events);
            String difference = difference(lines(folder.resolve("one")), lines(folder.resolve("all")));
            return new Result(jobs.size(), threads, one, all, one / all, difference);
        } finally {
            delete(folder);
        }
    }

    private static double seconds(
            List<SweepJob> jobs, Path folder, int threads, EngineSetup shared, List<MarketEvent> events)
            throws IOException {
        ArrayDeque<EngineSetup> twins = new ArrayDeque<>();
        for (int i = 0; i < threads; i++) {
            twins.add(shared.twin());
        }
        long began = System.nanoTime();
        new Sweep(jobs, SweepFolder.open(folder, "bench"))
                .run(threads, () -> worker(twins, events), (done, of) -> true);
        return (System.nanoTime() - began) / 1e9;
    }

    private static Worker worker(ArrayDeque<EngineSetup> twins, List<MarketEvent> events) {
        synchronized (twins) {
            return new Worker(twins.remove(), events);
        }
    }

    private static List<String> lines(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                Files.readAllLines(file).forEach(line -> lines.add(file.getFileName() + line));
            }
            return lines;
        }
    }

    private static String difference(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (!one.get(i).equals(other.get(i))) {
                return one.get(i) + " and " + other.get(i);
            }
        }
        return one.size() == other.size() ? "" : one.size() + " and " + other.size() + " lines";
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}

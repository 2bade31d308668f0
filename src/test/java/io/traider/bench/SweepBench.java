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
import io.traider.engine.ShippedFiles;
import io.traider.engine.StrategyDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The same sweep on one core and on all of them, by turns, after as much warming as it takes for both to be steady. Beside the
 * clock it reads the threads' processor time, which does not count who else is busy on the machine, how long they waited for
 * locks, and in each round what the machine gives to threads that share nothing at all.
 */
final class SweepBench {

    private static final int EVENTS = 120_000;
    private static final String POINTS = "entryDrift=0.7..1.45/0.05";
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 9;
    private static final long SPINS = 400_000_000L;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static volatile long sink;

    /**
     * Medians of the rounds.
     *
     * @param one seconds of a round on one thread
     * @param all seconds on {@code threads} threads
     * @param scaling how many times as fast, of each round
     * @param byProcessor the same by the workers' processor time for a job, as if nobody else were on the machine
     * @param machine the same of threads that share nothing, by the clock
     * @param waiting share of the workers' time in which they waited for one another's locks
     * @param collecting share of the time on all threads in which garbage was collected
     * @param difference the first one between their results; empty when there is none, as there should be
     */
    record Result(
            int jobs,
            int threads,
            double one,
            double all,
            double scaling,
            double byProcessor,
            double machine,
            double waiting,
            double collecting,
            double load,
            String difference) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "a sweep of %d jobs, %d rounds by turns: %.2f s on one thread, %.2f s on %d: %.2f times as fast by"
                            + " the clock, %.2f by processor time, aim 1.8 on two%n  threads that share nothing: %.2f"
                            + " times; waiting for locks %.2f %% and collecting garbage %.1f %% of the time; load %.1f;"
                            + " results %s",
                    jobs,
                    ROUNDS,
                    one,
                    all,
                    threads,
                    scaling,
                    byProcessor,
                    machine,
                    100 * waiting,
                    100 * collecting,
                    load,
                    difference.isEmpty() ? "are the same" : "DIFFER: " + difference);
        }
    }

    /** What one side of a round took. */
    private record Side(double seconds, double processorSeconds, double waiting, double collecting) {}

    /** A worker with artefacts of its own, which outlive a round. */
    private record Worker(
            EngineSetup made, List<MarketEvent> events, AtomicLong processorNanos, AtomicLong waitedMillis)
            implements Sweep.Worker {
        @Override
        public BacktestResult run(SweepJob job) {
            long before = THREADS.getCurrentThreadCpuTime();
            long waited = waited();
            StrategyDefinition definition =
                    StrategyDefinition.parse(ShippedFiles.strategyFile(), "simulated", job.parameters());
            BacktestResult result =
                    CorridorBench.backtest(made.with(definition)).run(EventSource.of(events), BacktestListener.NONE);
            processorNanos.addAndGet(THREADS.getCurrentThreadCpuTime() - before);
            waitedMillis.addAndGet(waited() - waited);
            return result;
        }

        private static long waited() {
            ThreadInfo self = THREADS.getThreadInfo(Thread.currentThread().threadId());
            return self.getBlockedTime() + self.getWaitedTime();
        }
    }

    private final int threads = Runtime.getRuntime().availableProcessors();
    private final List<MarketEvent> events = CorridorBench.events(EVENTS);
    private final List<SweepJob> jobs = SweepJob.all(
            Sampling.GRID.points(List.of(Axis.parse(POINTS)), 0, 0),
            null,
            0,
            events.getLast().receivedNanos() + 1);
    private final List<EngineSetup> twins = new ArrayList<>();
    private final Path folder;
    private int sides;

    private SweepBench(Path folder) {
        this.folder = folder;
    }

    static Result run() throws IOException {
        THREADS.setThreadContentionMonitoringEnabled(true);
        Path folder = Files.createTempDirectory("traider-sweep");
        SweepBench bench = new SweepBench(folder);
        try (EngineSetup shared = CorridorBench.setup("250")) {
            for (int i = 0; i < bench.threads; i++) {
                bench.twins.add(shared.twin());
            }
            return bench.rounds();
        } finally {
            bench.twins.forEach(EngineSetup::close);
            delete(folder);
        }
    }

    private Result rounds() throws IOException {
        double[][] seen = new double[7][ROUNDS];
        double jobsOf = jobs.size();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            boolean first = Math.floorMod(round, 2) == 0;
            Side one = first ? side(1) : null;
            Side all = side(threads);
            one = one == null ? side(1) : one;
            double machine = threads * spin(1) / spin(threads);
            if (round >= 0) {
                seen[0][round] = one.seconds;
                seen[1][round] = all.seconds;
                seen[2][round] = one.seconds / all.seconds;
                seen[3][round] = threads * (one.processorSeconds / jobsOf) / (all.processorSeconds / jobsOf);
                seen[4][round] = machine;
                seen[5][round] = all.waiting / (threads * all.seconds);
                seen[6][round] = all.collecting / all.seconds;
            }
        }
        Arrays.stream(seen).forEach(Arrays::sort);
        int middle = ROUNDS / 2;
        return new Result(
                jobs.size(),
                threads,
                seen[0][middle],
                seen[1][middle],
                seen[2][middle],
                seen[3][middle],
                seen[4][middle],
                seen[5][middle],
                seen[6][middle],
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                difference(lines(folder.resolve("side0")), lines(folder.resolve("side1"))));
    }

    private Side side(int on) throws IOException {
        ArrayDeque<EngineSetup> free = new ArrayDeque<>(twins);
        AtomicLong processor = new AtomicLong();
        AtomicLong waited = new AtomicLong();
        long collected = collected();
        long began = System.nanoTime();
        new Sweep(jobs, SweepFolder.open(folder.resolve("side" + sides++), "bench"))
                .run(on, () -> worker(free, processor, waited), (done, of) -> true);
        return new Side(
                (System.nanoTime() - began) / 1e9,
                processor.get() / 1e9,
                waited.get() / 1e3,
                (collected() - collected) / 1e3);
    }

    private Worker worker(ArrayDeque<EngineSetup> free, AtomicLong processor, AtomicLong waited) {
        synchronized (free) {
            return new Worker(free.remove(), events, processor, waited);
        }
    }

    private static long collected() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    /** Seconds that some threads take to count, each as far as one. */
    private static double spin(int on) {
        List<Thread> all = new ArrayList<>();
        long began = System.nanoTime();
        for (int i = 0; i < on; i++) {
            all.add(Thread.ofPlatform().start(() -> {
                long x = 1;
                for (long n = 0; n < SPINS; n++) {
                    x = x * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
                }
                sink = x;
            }));
        }
        for (Thread thread : all) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return (System.nanoTime() - began) / 1e9;
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

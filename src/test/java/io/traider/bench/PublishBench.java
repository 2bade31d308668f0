package io.traider.bench;

import io.traider.domain.Decision;
import io.traider.domain.Reason;
import io.traider.domain.Step;
import io.traider.release.BuiltPack;
import io.traider.release.Foundry;
import io.traider.rule.PackSource;
import io.traider.rule.RulePack;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** What a session feels while rules come into force again and again: decisions, latency, memory. */
final class PublishBench {

    private static final int TEXTS = 16;
    private static final int LOADED = 120;
    private static final int PUBLISHES = 500;
    private static final int FIRST = 100;
    private static final int PER_SECOND = 10_000;
    private static final long QUIET_MILLIS = 15_000;
    private static final long PATIENCE = 60;
    private static final double AIM_MILLIS = 5;

    /**
     * What decisions took during publishes, and in as many seconds without any before.
     *
     * @param half decisions whose reasons are not all of the version that the decision names
     * @param hiccupP99Millis how late a thread woke meanwhile that only waits, see {@link Hiccups}
     */
    record Load(
            int publishes,
            int perSecond,
            long decisions,
            long half,
            long missed,
            double quietP50Millis,
            double quietP99Millis,
            double p50Millis,
            double p99Millis,
            double quietHiccupP99Millis,
            double hiccupP99Millis,
            double aimMillis) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d publishes of 50 rules under %,d events/s: %,d decisions, %d half-applied, %d inputs missed;"
                            + " event to durable decision p50 %.2f ms, p99 %.2f ms, aim %.0f ms (without publishes p50"
                            + " %.2f ms, p99 %.2f ms); a thread that only waits for a millisecond woke %.2f ms too late"
                            + " at p99 (%.2f ms)",
                    publishes,
                    perSecond,
                    decisions,
                    half,
                    missed,
                    p50Millis,
                    p99Millis,
                    aimMillis,
                    quietP50Millis,
                    quietP99Millis,
                    hiccupP99Millis,
                    quietHiccupP99Millis);
        }
    }

    /** Memory in MiB right after a collection. */
    record Memory(int publishes, long metaspaceAfter100, long heapAfter100, long metaspace, long heap, double seconds) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d publishes in %.0f s: metaspace %d MiB after 100, %d MiB at the end; heap %d MiB after 100, %d"
                            + " MiB at the end",
                    publishes,
                    seconds,
                    metaspaceAfter100,
                    metaspace,
                    heapAfter100,
                    heap);
        }
    }

    private final Foundry foundry;
    private final List<PackSource> texts = new ArrayList<>();
    private final Map<String, String> codes = new HashMap<>();
    private final AtomicLong decisions = new AtomicLong();
    private final AtomicLong half = new AtomicLong();

    private PublishBench(Foundry foundry) throws InterruptedException, ExecutionException, TimeoutException {
        this.foundry = foundry;
        for (int variant = 0; variant < TEXTS; variant++) {
            PackSource source = FiftyRules.source(LiveRules.PACK, FiftyRules.RULES, variant);
            load(source);
            texts.add(source);
            codes.put(source.hash(), "BENCH_" + variant + "_");
        }
    }

    /** Built before, as whatever was checked is: loaded and warmed up by the foundry, as in a publication. */
    private RulePack load(PackSource source) throws InterruptedException, ExecutionException, TimeoutException {
        BuiltPack built = foundry.build(source).get(PATIENCE, TimeUnit.SECONDS);
        if (built.pack() == null) {
            throw new IllegalStateException("the rules of the measurement are refused: "
                    + built.report().problems());
        }
        return built.pack();
    }

    static Load load(Foundry foundry) throws InterruptedException, ExecutionException, TimeoutException {
        return new PublishBench(foundry).load();
    }

    static Memory memory(Foundry foundry) throws InterruptedException, ExecutionException, TimeoutException {
        return new PublishBench(foundry).memory();
    }

    private Load load() throws InterruptedException, ExecutionException, TimeoutException {
        try (LiveRules live = new LiveRules(PER_SECOND);
                Hiccups hiccups = new Hiccups()) {
            live.publish(load(texts.getFirst()));
            live.listen(this::judge);
            Thread.sleep(QUIET_MILLIS);
            live.metrics().decidedNanos();
            hiccups.nanos();
            Thread.sleep(QUIET_MILLIS);
            Histogram quiet = live.metrics().decidedNanos();
            Histogram quietHiccups = hiccups.nanos();
            for (int i = 1; i <= LOADED; i++) {
                live.publish(load(texts.get(i % TEXTS)));
            }
            Histogram busy = live.metrics().decidedNanos();
            Histogram busyHiccups = hiccups.nanos();
            long missed = live.missed();
            return new Load(
                    LOADED,
                    PER_SECOND,
                    decisions.get(),
                    half.get(),
                    missed + live.metrics().counts().droppedSteps(),
                    millis(quiet, 50),
                    millis(quiet, 99),
                    millis(busy, 50),
                    millis(busy, 99),
                    millis(quietHiccups, 99),
                    millis(busyHiccups, 99),
                    AIM_MILLIS);
        }
    }

    private static double millis(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    /** Every reason that a decision gives must be of the one version that it names. */
    private void judge(Step step) {
        for (Decision decision : step.decisions()) {
            String hash = decision.versions().get("rules:" + LiveRules.PACK);
            String code = codes.get(hash);
            if (decision.signal().strategy().equals(LiveRules.PACK) && code != null) {
                decisions.incrementAndGet();
                if (!decision.signal().reasons().stream().map(Reason::code).allMatch(each -> each.startsWith(code))) {
                    half.incrementAndGet();
                }
            }
        }
    }

    private Memory memory() throws InterruptedException, ExecutionException, TimeoutException {
        long start = System.nanoTime();
        try (LiveRules live = new LiveRules(PER_SECOND / 10)) {
            long metaspace = 0;
            long heap = 0;
            for (int i = 1; i <= PUBLISHES; i++) {
                live.publish(load(texts.get(i % TEXTS)));
                if (i == FIRST) {
                    metaspace = metaspace();
                    heap = heap();
                }
            }
            return new Memory(PUBLISHES, metaspace, heap, metaspace(), heap(), (System.nanoTime() - start) / 1e9);
        }
    }

    private static long metaspace() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getName().equals("Metaspace"))
                        .map(MemoryPoolMXBean::getUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                >> 20;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }
}

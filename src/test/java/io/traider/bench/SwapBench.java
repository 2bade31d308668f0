package io.traider.bench;

import io.traider.domain.Decision;
import io.traider.domain.ReleaseKind;
import io.traider.domain.Step;
import io.traider.feature.FeatureEngine;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.model.TestModels;
import io.traider.model.TestModels.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * What a session feels while models come into force again and again, each in a session of its own that was loaded for it:
 * every decision is scored again by the model that it names, apart from the engine.
 */
final class SwapBench {

    private static final int SWAPS = 1_000;
    private static final int FIRST = 200;
    private static final int PER_SECOND = 20_000;
    private static final int TREES = 100;
    private static final int DEPTH = 6;
    private static final double MILLI = 1e6;
    private static final long KIB = 1_024;

    /**
     * @param mixed decisions whose score is not, to the last bit, that of the model that they name
     * @param missed events that nothing came of, and steps that nobody heard
     */
    record Result(
            int swaps,
            int perSecond,
            long decisions,
            long mixed,
            long missed,
            double p50Millis,
            double p99Millis,
            long rssMib,
            long rssAtTheEndMib,
            double seconds) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,d swaps of 100 trees under %,d events/s in %.0f s: %,d decisions, %d mixed, %d missed; event to"
                            + " durable decision p50 %.2f ms, p99 %.2f ms; resident memory %d MiB after %d swaps, %d MiB"
                            + " at the end",
                    swaps,
                    perSecond,
                    seconds,
                    decisions,
                    mixed,
                    missed,
                    p50Millis,
                    p99Millis,
                    rssMib,
                    FIRST,
                    rssAtTheEndMib);
        }
    }

    private final List<Model> models = List.of(
            TestModels.trees("trees", 1, TREES, DEPTH, FeatureEngine.SET, 7),
            TestModels.trees("trees", 2, TREES, DEPTH, FeatureEngine.SET, 8));
    private final List<OnnxModel> judges =
            models.stream().map(each -> each.load(FeatureEngine.SET)).toList();
    private final Map<String, OnnxModel> judgeOf = new ConcurrentHashMap<>();
    private final AtomicLong decisions = new AtomicLong();
    private final AtomicLong mixed = new AtomicLong();

    private SwapBench() {}

    static Result run() throws InterruptedException, ExecutionException, TimeoutException, IOException {
        return new SwapBench().measure();
    }

    private Result measure() throws InterruptedException, ExecutionException, TimeoutException, IOException {
        long start = System.nanoTime();
        long rss = 0;
        try (LiveRules live = new LiveRules(PER_SECOND)) {
            live.listen(this::judge);
            for (int i = 1; i <= SWAPS; i++) {
                Model model = models.get(i % 2).as(i);
                ScoreSource source = ScoreSource.single(model.load(FeatureEngine.SET));
                judgeOf.put(source.hash(), judges.get(i % 2));
                live.score(source);
                if (i == FIRST) {
                    rss = resident();
                }
            }
            Histogram decided = live.metrics().decidedNanos();
            long end = resident();
            long missed = live.missed() + live.metrics().counts().droppedSteps();
            return new Result(
                    SWAPS,
                    PER_SECOND,
                    decisions.get(),
                    mixed.get(),
                    missed,
                    decided.getValueAtPercentile(50) / MILLI,
                    decided.getValueAtPercentile(99) / MILLI,
                    rss,
                    end,
                    (System.nanoTime() - start) / 1e9);
        } finally {
            judges.forEach(OnnxModel::close);
        }
    }

    private void judge(Step step) {
        for (Decision decision : step.decisions()) {
            String hash = decision.versions().get(ReleaseKind.MODEL.key(LiveRules.PACK));
            OnnxModel judge = hash == null ? null : judgeOf.get(hash);
            if (decision.signal().strategy().equals(LiveRules.PACK) && judge != null) {
                decisions.incrementAndGet();
                double again = judge.score(decision.features().values());
                boolean same = decision.score().hash().equals(hash)
                        && decision.score().members().getFirst().hash().equals(judge.hash())
                        && Double.compare(again, decision.score().value()) == 0;
                mixed.addAndGet(same ? 0 : 1);
            }
        }
    }

    /** Of the process, after a collection, so that what is left is native memory for the most part. */
    private static long resident() throws IOException {
        System.gc();
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / KIB;
    }
}

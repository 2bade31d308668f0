package io.traider.bench;

import io.traider.feature.FeatureEngine;
import io.traider.model.FeatureWindow;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.model.ScoreSpec;
import io.traider.model.TestModels;
import io.traider.model.TestModels.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One row through a score source as the engine asks it: pinned buffers, one thread, another vector each time. */
final class ScoreBench {

    private static final int VECTORS = 1_024;
    private static final int WARM_UP = 100_000;
    private static final int SCORES = 300_000;
    private static final double MICRO = 1e3;
    private static final int TREES = 100;
    private static final int DEPTH = 6;
    private static final int STEPS = 32;
    private static final int INPUTS = 16;
    private static final int HIDDEN = 32;

    /** @param aimMicros for the median; {@code null} where there is none */
    record Row(
            String model,
            double p50Micros,
            double p99Micros,
            double p999Micros,
            @Nullable Double aimMicros) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-46s p50 %6.1f µs  p99 %6.1f µs  p99.9 %6.1f µs%s",
                    model,
                    p50Micros,
                    p99Micros,
                    p999Micros,
                    aimMicros == null ? "" : String.format(Locale.ROOT, "  aim %.0f µs", aimMicros));
        }
    }

    private final List<double[]> vectors = new ArrayList<>();
    private final FeatureWindow window = new FeatureWindow(FeatureEngine.SET.size());

    private ScoreBench() {
        Random random = new Random(42);
        for (int i = 0; i < VECTORS; i++) {
            vectors.add(TestModels.vector(FeatureEngine.SET, random));
        }
    }

    static List<Row> run() {
        ScoreBench bench = new ScoreBench();
        Model logistic = TestModels.logistic("logistic", 1, 1);
        Model trees = TestModels.trees("trees", 1, TREES, DEPTH, FeatureEngine.SET, 2);
        Model lstm = TestModels.lstm("lstm", 1, STEPS, INPUTS, HIDDEN, 0, 3);
        List<Row> rows = new ArrayList<>();
        rows.add(bench.row("logistic regression", single(logistic), null));
        rows.add(bench.row("100 trees of depth 6", single(trees), 10.0));
        rows.add(bench.row("LSTM, 32 steps of 16, hidden 32", single(lstm), 30.0));
        ScoreSpec stack = ScoreSpec.stacked(
                ScoreSpec.Over.LOGITS, 0, List.of(logistic.member(1), trees.member(1), lstm.member(1)));
        List<Model> members = List.of(logistic, trees, lstm);
        rows.add(bench.row(
                "stack of the three",
                ScoreSource.of(
                        stack,
                        member -> members.get(stack.members().indexOf(member)).load(FeatureEngine.SET)),
                null));
        rows.add(bench.row(
                "direction-1, as shipped",
                ScoreSource.single(OnnxModel.shipped("direction", 1, FeatureEngine.SET)),
                null));
        return rows;
    }

    private static ScoreSource single(Model model) {
        return ScoreSource.single(model.load(FeatureEngine.SET));
    }

    private Row row(String name, ScoreSource source, @Nullable Double aim) {
        try (source) {
            window.clear();
            measure(source, WARM_UP, new Histogram(1_000_000_000L, 3));
            Histogram nanos = new Histogram(1_000_000_000L, 3);
            measure(source, SCORES, nanos);
            return new Row(name, micros(nanos, 50), micros(nanos, 99), micros(nanos, 99.9), aim);
        }
    }

    /** The vector's place in the window is part of what is measured. */
    private void measure(ScoreSource source, int scores, Histogram nanos) {
        double sum = 0;
        for (int i = 0; i < scores; i++) {
            double[] vector = vectors.get(i % VECTORS);
            long start = System.nanoTime();
            window.push(vector);
            double score = source.score(vector, window);
            nanos.recordValue(System.nanoTime() - start);
            sum += Double.isNaN(score) ? 0 : score;
        }
        if (sum == 0) {
            throw new IllegalStateException("nothing was scored: " + source.refusal());
        }
    }

    private static double micros(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / MICRO;
    }
}

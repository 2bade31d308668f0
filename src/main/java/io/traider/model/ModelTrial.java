package io.traider.model;

import ai.onnxruntime.OrtException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads a model and scores with it: what its card promises, and what no card speaks of. For a process of its own, since it
 * may take any time and memory, and may end the process that it runs in.
 */
public final class ModelTrial {

    /** How far a golden score may be off; trees in single precision agree to about a ten-millionth. */
    static final double GOLDEN_TOLERANCE = 1e-5;

    private static final float[] EXTREMES = {1e6f, -1e6f, 1e30f, -1e30f, Float.MAX_VALUE, -Float.MAX_VALUE};
    private static final float[] ODD = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
    private static final int MOST_LETTERS = 300;
    private static final int NEAR = 256;
    private static final double JITTER = 0.05;
    private static final int ROUNDS = 6;
    private static final int WARM = 2_000;

    /** Within a round, and while it gets warm; a model so slow is over any budget. */
    private static final long PATIENCE = 2_000_000_000L;

    private final Scorer scorer;
    private final ModelCard card;
    private final LongSupplier nanos;
    private final List<float[]> near = new ArrayList<>();
    private final List<ModelFinding> findings = new ArrayList<>();
    private double goldenApart;
    private int improbable;
    private float lastImprobable;

    private ModelTrial(Scorer scorer, ModelCard card, LongSupplier nanos) {
        this.scorer = scorer;
        this.card = card;
        this.nanos = nanos;
    }

    /**
     * Tries a model that passed the gate.
     *
     * @param rows how many to time
     * @param budget of nearly every row
     * @param nanos the time, in nanoseconds from anywhere
     * @param stage told what is done next, as what follows "it took too long to"
     */
    public static Trial run(
            byte[] onnx, ModelCard card, int rows, Duration budget, LongSupplier nanos, Consumer<String> stage) {
        stage.accept("load");
        long start = nanos.getAsLong();
        try (Scorer scorer = Scorer.open(onnx, card.steps(), card.inputs().size())) {
            double loadMillis = (nanos.getAsLong() - start) / 1e6;
            ModelTrial trial = new ModelTrial(scorer, card, nanos);
            return new Trial(trial.findings, trial.judge(loadMillis, rows, budget, stage));
        } catch (OrtException | IllegalArgumentException e) {
            return new Trial(List.of(ModelFinding.problem("", "it does not load: " + why(e), "", advice(e))), null);
        }
    }

    private @Nullable TrialFigures judge(double loadMillis, int rows, Duration budget, Consumer<String> stage) {
        try {
            stage.accept("score its golden vectors");
            golden();
            stage.accept("score rows like its golden vectors");
            near();
            stage.accept("score odd rows");
            odd();
            stage.accept("score many rows");
            return time(loadMillis, rows, budget);
        } catch (OrtException e) {
            findings.add(ModelFinding.problem("", "it does not score: " + why(e), "", advice(e)));
            return null;
        }
    }

    /** Of ONNX Runtime's messages, which may be long, the end: there it says what is wrong. */
    private static String why(Exception e) {
        String message = String.valueOf(e.getMessage()).strip();
        message = message.substring(message.lastIndexOf(" - message: ") + 1).replaceFirst("^- message: ", "");
        return message.length() <= MOST_LETTERS ? message : "..." + message.substring(message.length() - MOST_LETTERS);
    }

    private static String advice(Exception e) {
        boolean memory = String.valueOf(e.getMessage()).matches("(?s).*(bad_alloc|allocat|bad array new length).*");
        return memory
                ? "It took more memory than there may be. Maybe export with a batch of 1, or a smaller model"
                : "Maybe try it with onnxruntime where it was made";
    }

    private void golden() throws OrtException {
        for (int i = 0; i < card.golden().size(); i++) {
            ModelCard.Golden golden = card.golden().get(i);
            float[] row = new float[golden.inputs().size()];
            for (int j = 0; j < row.length; j++) {
                row[j] = golden.inputs().get(j).floatValue();
            }
            near.add(row);
            float score = score(row);
            seen(score);
            double apart = Math.abs(score - golden.score());
            goldenApart = apart > goldenApart || Double.isNaN(apart) ? apart : goldenApart;
            if (!(apart <= GOLDEN_TOLERANCE)) {
                findings.add(ModelFinding.problem(
                        "golden vector " + (i + 1),
                        "it scores " + score + ", the card says " + golden.score(),
                        score,
                        "Maybe the inputs are in another order, or were scaled before training"));
            }
        }
    }

    private void near() throws OrtException {
        SplittableRandom random = new SplittableRandom(1);
        int given = near.size();
        int infinite = 0;
        int changed = 0;
        boolean same = true;
        float first = score(near.getFirst());
        for (int i = 0; i < NEAR; i++) {
            float[] row = near.get(i % given).clone();
            for (int j = 0; j < row.length; j++) {
                row[j] += (float) (JITTER * (2 * random.nextDouble() - 1) * Math.max(1, Math.abs(row[j])));
            }
            float once = score(row);
            seen(once);
            score(near.get(i % given));
            float again = score(row);
            infinite += Float.isFinite(once) ? 0 : 1;
            changed += Float.floatToRawIntBits(once) == Float.floatToRawIntBits(again) ? 0 : 1;
            same &= once == first;
            near.add(row);
        }
        if (infinite > 0) {
            findings.add(ModelFinding.problem(
                    "rows like its golden vectors",
                    infinite + " of " + NEAR + " have no finite score",
                    infinite,
                    "Maybe it divides by something that may be nothing, or takes its logarithm"));
        }
        if (changed > 0) {
            findings.add(ModelFinding.problem(
                    "rows like its golden vectors",
                    changed + " of " + NEAR + " have another score when they are scored again",
                    changed,
                    "Maybe export for inference, without dropout and random operators"));
        }
        if (improbable > 0) {
            findings.add(ModelFinding.problem(
                    "rows like its golden vectors",
                    improbable + " of " + near.size() + " have a score beyond 0 and 1, for example " + lastImprobable
                            + ", which is no probability of '" + card.purpose().target() + "'",
                    lastImprobable,
                    "Maybe it gives a margin: export it with its sigmoid"));
        }
        if (same && infinite == 0) {
            findings.add(new ModelFinding(
                    ModelFinding.Level.WARNING,
                    "rows like its golden vectors",
                    "all of " + NEAR + " have the score " + first,
                    String.valueOf(first),
                    "Maybe it has learned nothing"));
        }
    }

    /** What is not finite is told of by itself. */
    private void seen(float score) {
        if (card.purpose().known() && Float.isFinite(score) && (score < 0 || score > 1)) {
            improbable++;
            lastImprobable = score;
        }
    }

    private void odd() throws OrtException {
        float[] row = new float[card.values()];
        unscored("a row of zeros", score(row));
        for (float extreme : EXTREMES) {
            Arrays.fill(row, extreme);
            unscored("a row of " + extreme, score(row));
        }
        int scored = 0;
        int asked = 0;
        for (float odd : ODD) {
            for (int i = 0; i < Math.min(row.length, NEAR); i++) {
                float[] one = near.getFirst().clone();
                one[i] = odd;
                scored += Float.isFinite(score(one)) ? 1 : 0;
                asked++;
            }
        }
        if (scored > 0) {
            findings.add(new ModelFinding(
                    ModelFinding.Level.NOTE,
                    "rows with NaN or infinity in them",
                    "it scores " + scored + " of " + asked + " as if nothing were missing; the engine refuses such rows"
                            + " before they are scored",
                    String.valueOf(scored),
                    ""));
        }
    }

    private void unscored(String where, float score) {
        if (!Float.isFinite(score)) {
            findings.add(new ModelFinding(
                    ModelFinding.Level.WARNING,
                    where,
                    "its score is " + score + ", so the engine refuses it when it trades",
                    String.valueOf(score),
                    "Maybe clip what the model reads"));
        }
    }

    /** Again while it takes too long, since a machine does other things too. */
    private TrialFigures time(double loadMillis, int rows, Duration budget) throws OrtException {
        timed(WARM);
        long[] best = timed(rows);
        for (int round = 1; round < ROUNDS && percentile(best, 99) > budget.toNanos(); round++) {
            long[] other = timed(rows);
            best = percentile(other, 99) < percentile(best, 99) ? other : best;
        }
        TrialFigures figures = new TrialFigures(
                loadMillis,
                best.length,
                percentile(best, 50) / 1e3,
                percentile(best, 99) / 1e3,
                budget.toNanos() / 1e3,
                goldenApart);
        if (figures.p99Micros() > figures.budgetMicros()) {
            findings.add(ModelFinding.problem(
                    "rows like its golden vectors",
                    String.format(
                            Locale.ROOT,
                            "of %,d rows a hundredth took %,.0f µs or more, the budget is %,.0f µs",
                            best.length,
                            figures.p99Micros(),
                            figures.budgetMicros()),
                    Math.round(figures.p99Micros()),
                    "Maybe fewer trees, or a smaller network"));
        }
        return figures;
    }

    private long[] timed(int rows) throws OrtException {
        long[] took = new long[rows];
        long begin = nanos.getAsLong();
        int done = 0;
        long before = begin;
        while (done < rows && (done == 0 || before - begin < PATIENCE)) {
            score(near.get(done % near.size()));
            long after = nanos.getAsLong();
            took[done++] = after - before;
            before = after;
        }
        long[] sorted = Arrays.copyOf(took, done);
        Arrays.sort(sorted);
        return sorted;
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) sorted.length * percent / 100)];
    }

    private float score(float[] row) throws OrtException {
        scorer.input().put(0, row);
        return scorer.run();
    }
}

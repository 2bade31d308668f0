package io.traider.training;

import io.traider.domain.FeatureSet;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Trains gradient-boosted trees on exports, measures them by {@link WalkForward}, and makes an ONNX file and its card; what
 * ONNX Runtime scores must be what LightGBM scores.
 */
public final class TreeTrainer {

    /** Largest difference between LightGBM and ONNX Runtime that is let through. */
    private static final double AGREEMENT = 1e-5;

    private static final int COMPARED = 2_000;
    private static final int GOLDEN = 5;

    private final TrainingPlan plan;
    private final FeatureSet set;
    private final Consumer<String> progress;

    /**
     * A trainer.
     *
     * @param set that the exports must be of
     * @param progress hears a sentence now and then
     */
    public TreeTrainer(TrainingPlan plan, FeatureSet set, Consumer<String> progress) {
        this.plan = plan;
        this.set = set;
        this.progress = progress;
    }

    /**
     * A trained model.
     *
     * @param onnx the file
     * @param card the text of its card
     * @param figures out of sample
     * @param rows trained on
     * @param apart largest difference between LightGBM and ONNX Runtime that was seen
     */
    public record Trained(byte[] onnx, String card, Map<String, Object> figures, int rows, double apart) {}

    /**
     * Reads the tables and trains.
     *
     * @throws IOException when a table cannot be read
     * @throws IllegalArgumentException when there is nothing to learn from
     */
    public Trained train(List<Path> tables) throws IOException {
        List<Tape> tapes = new ArrayList<>();
        for (Path table : tables) {
            Tape tape = Tape.read(table, plan.inputs(), plan.target(), plan.horizon(), plan.stride());
            progress.accept("read " + tape.words());
            tapes.add(tape);
        }
        require(tapes);
        long gap = plan.horizon().nanos() + plan.embargoNanos();
        Map<String, Object> figures = new WalkForward(tapes, gap)
                .figures(
                        this::booster,
                        (fold, rows) -> progress.accept(
                                "fold " + fold + " of " + WalkForward.CUTS.length + ": trained on " + rows + " rows"));
        Rows all = Rows.all(tapes);
        try (Booster booster = booster(all)) {
            return made(tapes, all, booster, figures);
        }
    }

    private void require(List<Tape> tapes) {
        for (Tape tape : tapes) {
            if (!tape.featureSet().equals(set.id())) {
                throw new IllegalArgumentException("a table is of the feature set " + tape.featureSet()
                        + ", and the engine" + " computes " + set.id() + ". Maybe export it again");
            }
        }
        Rows all = Rows.all(tapes);
        if (!all.learnable()) {
            throw new IllegalArgumentException(all.size() + " rows have every input and a label "
                    + plan.target().word() + " of " + plan.horizon().name()
                    + ", and not both of its values. Maybe a longer export");
        }
    }

    private Booster booster(Rows rows) {
        return Booster.train(rows.matrix(), rows.labels(), plan.trees(), plan.seed(), tree -> {
            if (tree % 25 == 0) {
                progress.accept("  " + tree + " of " + plan.trees() + " trees");
            }
        });
    }

    private Trained made(List<Tape> tapes, Rows all, Booster booster, Map<String, Object> figures) {
        byte[] onnx = OnnxTrees.write(
                booster.trees(), plan.inputs().size(), plan.name(), plan.version(), Booster.LIBRARY + ", TRAIDER");
        float[] matrix = all.matrix();
        double[] scores = booster.score(matrix);
        int columns = plan.inputs().size();
        List<ModelCard.Golden> golden = new ArrayList<>();
        for (int i = 0; i < GOLDEN; i++) {
            int row = (int) ((long) i * (scores.length - 1) / (GOLDEN - 1));
            List<Double> inputs = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                inputs.add((double) matrix[row * columns + column]);
            }
            golden.add(new ModelCard.Golden(inputs, scores[row]));
        }
        String card = new CardText(plan, set, tapes, figures, golden).of(onnx);
        double apart = apart(onnx, ModelCard.parse(card), matrix, scores);
        return new Trained(onnx, card, figures, scores.length, apart);
    }

    private double apart(byte[] onnx, ModelCard card, float[] matrix, double[] scores) {
        double worst = 0;
        double[] features = new double[set.size()];
        int[] positions = plan.inputs().stream().mapToInt(set::indexOf).toArray();
        try (OnnxModel model = OnnxModel.load(onnx, card, set)) {
            int step = Math.max(1, scores.length / COMPARED);
            for (int row = 0; row < scores.length; row += step) {
                for (int i = 0; i < positions.length; i++) {
                    features[positions[i]] = matrix[row * positions.length + i];
                }
                worst = Math.max(worst, Math.abs(model.score(features) - scores[row]));
            }
        }
        if (!(worst <= AGREEMENT)) {
            throw new IllegalStateException("LightGBM and ONNX Runtime differ by " + worst);
        }
        return worst;
    }
}

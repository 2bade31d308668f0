package io.traider.bench;

import ai.onnxruntime.OrtException;
import io.traider.domain.FeatureSet;
import io.traider.model.Cards;
import io.traider.model.gate.ModelGate;
import io.traider.model.gate.Onnx;
import io.traider.release.ModelForge;
import io.traider.release.ModelReport;
import io.traider.release.TrialSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How long a quant waits from upload to checked: a model of a megabyte, gate, process and trial. */
final class ModelCheckBench {

    private static final int FEATURES = 20;
    private static final int TREES = 250;
    private static final int DEPTH = 6;
    private static final int ROUNDS = 10;
    private static final long AIM_MILLIS = 10_000;

    /**
     * What was measured.
     *
     * @param gateMillis of that, in the platform's own process; the median
     */
    record Checked(int bytes, int rounds, long p50Millis, long worstMillis, double gateMillis, long aimMillis) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "upload to checked, %,d trees in %,d kB: p50 %,d ms, worst %,d ms, aim %,d ms (%d checks; the gate"
                            + " alone %.1f ms)",
                    TREES,
                    bytes / 1_000,
                    p50Millis,
                    worstMillis,
                    aimMillis,
                    rounds,
                    gateMillis);
        }
    }

    private ModelCheckBench() {}

    /** @throws IllegalStateException when the model is refused, for then nothing was measured */
    static Checked run() throws OrtException {
        byte[] onnx = Onnx.trees(TREES, DEPTH, FEATURES).build().toByteArray();
        List<String> inputs = Cards.features(FEATURES);
        String card = Cards.of(onnx, 0, inputs);
        ModelForge forge = new ModelForge(
                TrialSettings.standard().budget(Duration.ofMillis(10)), new FeatureSet("market", 1, inputs));
        long[] millis = new long[ROUNDS];
        double[] gate = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            ModelGate.check(onnx);
            gate[i] = (System.nanoTime() - start) / 1e6;
            ModelReport report = forge.check(onnx, card);
            if (!report.ok()) {
                throw new IllegalStateException("the model is refused: " + report.problems());
            }
            millis[i] = report.millis();
        }
        Arrays.sort(millis);
        Arrays.sort(gate);
        return new Checked(onnx.length, ROUNDS, millis[ROUNDS / 2], millis[ROUNDS - 1], gate[ROUNDS / 2], AIM_MILLIS);
    }
}

package io.traider.release;

import io.traider.domain.FeatureSet;
import io.traider.model.CardCheck;
import io.traider.model.ModelCard;
import io.traider.model.ModelFinding;
import io.traider.model.OnnxModel;
import io.traider.model.Trial;
import io.traider.model.gate.GateReport;
import io.traider.model.gate.ModelGate;
import io.traider.model.gate.ModelShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a model may become a release, before any session is made of it here: the gate reads its bytes, its card is
 * compared with them, and only what has no problem is loaded and scored, in a process of its own that tries nothing else.
 * A hostile file harms that process at most. For any thread; one model is tried at a time.
 */
public final class ModelForge {

    private final TrialSettings settings;
    private final FeatureSet set;
    private final Class<?> main;
    private final ReentrantLock one = new ReentrantLock();

    /** @param set that the platform computes */
    public ModelForge(TrialSettings settings, FeatureSet set) {
        this(settings, set, TrialChild.class);
    }

    /** @param main what serves in the process */
    ModelForge(TrialSettings settings, FeatureSet set, Class<?> main) {
        this.settings = settings;
        this.set = set;
        this.main = main;
    }

    /**
     * Checks a model with its card; takes some seconds. Never throws, whatever the bytes and the text are.
     *
     * @param onnx at most {@link ModelGate#MOST_BYTES}
     * @param cardText as {@code docs/models.md} says
     */
    public ModelReport check(byte[] onnx, String cardText) {
        long start = System.nanoTime();
        String hash = OnnxModel.hashOf(onnx);
        List<ModelFinding> findings = new ArrayList<>();
        GateReport gate = ModelGate.check(onnx);
        findings.addAll(gate.findings());
        ModelCard card = card(cardText, findings);
        ModelShape shape = gate.shape();
        if (card != null && shape != null) {
            findings.addAll(CardCheck.check(card, hash, shape, set));
        }
        Trial trial = findings.isEmpty() ? trial(onnx, cardText) : new Trial(List.of(), null);
        findings.addAll(trial.findings());
        return new ModelReport(
                card == null ? "" : card.id(),
                hash,
                onnx.length,
                shape == null ? "" : shape.reads(),
                findings.stream().noneMatch(each -> each.level() == ModelFinding.Level.PROBLEM),
                findings,
                trial.figures(),
                (System.nanoTime() - start) / 1_000_000);
    }

    private static @Nullable ModelCard card(String text, List<ModelFinding> findings) {
        try {
            return ModelCard.parse(text);
        } catch (IllegalArgumentException e) {
            findings.add(ModelFinding.problem("card", String.valueOf(e.getMessage()), "", ""));
            return null;
        }
    }

    private Trial trial(byte[] onnx, String card) {
        one.lock();
        try (TrialProcess process = TrialProcess.start(settings, main)) {
            return process.run(onnx, card);
        } catch (IOException e) {
            return new Trial(
                    List.of(ModelFinding.problem(
                            "",
                            "the process that tries it cannot be started: " + e.getMessage(),
                            "",
                            "Maybe ask again")),
                    null);
        } finally {
            one.unlock();
        }
    }
}

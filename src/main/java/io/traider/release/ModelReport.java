package io.traider.release;

import io.traider.model.ModelFinding;
import io.traider.model.TrialFigures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a model said.
 *
 * @param model name and version out of its card; empty when that cannot be read
 * @param hash SHA-256 of the file, hexadecimal
 * @param bytes of the file
 * @param reads for example {@code 20 features}; empty when the file was refused by the gate
 * @param ok whether it may be submitted: no finding is a problem
 * @param figures what was measured here; {@code null} when it did not come to that
 * @param millis how long the check took
 */
public record ModelReport(
        String model,
        String hash,
        long bytes,
        String reads,
        boolean ok,
        List<ModelFinding> findings,
        @Nullable TrialFigures figures,
        long millis) {

    public ModelReport {
        findings = List.copyOf(findings);
    }

    /** The same with more reasons to refuse it. */
    ModelReport with(List<ModelFinding> more) {
        List<ModelFinding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new ModelReport(model, hash, bytes, reads, ok && more.isEmpty(), all, figures, millis);
    }

    /** As it is kept. */
    public String json() {
        return ReleaseJson.write(this);
    }

    /** The reasons to refuse it. */
    public List<ModelFinding> problems() {
        return findings.stream()
                .filter(each -> each.level() == ModelFinding.Level.PROBLEM)
                .toList();
    }
}

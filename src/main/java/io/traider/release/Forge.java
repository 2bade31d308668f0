package io.traider.release;

import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import io.traider.rule.build.BuildResult;
import io.traider.rule.build.PackBuild;
import io.traider.rule.build.PackRules;
import java.util.ArrayList;
import java.util.List;

/** Does what the foundry was asked for, in whatever process this is. */
final class Forge {

    private Forge() {}

    /** Checks or builds. Never throws: what cannot be understood is a problem of the text. */
    static Forging of(ForgingOrder order) {
        long start = System.nanoTime();
        PackSource source = order.source();
        try {
            return of(order, start);
        } catch (RuntimeException | StackOverflowError e) {
            Problem problem =
                    new Problem("", 0, 0, "it cannot be understood: " + e, "", "Maybe write it in simpler steps");
            return new Forging("", report(source, List.of(problem), List.of(), Proof.NONE, start), null);
        }
    }

    private static Forging of(ForgingOrder order, long start) {
        PackSource source = order.source();
        BuildResult result = result(order);
        byte[] kjar = result.kjar();
        Proof proof = order.scenarios() && kjar != null ? Proof.of(source, kjar) : Proof.NONE;
        List<Problem> problems = new ArrayList<>(result.problems());
        problems.addAll(proof.problems());
        List<Problem> warnings = new ArrayList<>(result.warnings());
        warnings.addAll(proof.warnings());
        return new Forging("", report(source, problems, warnings, proof, start), order.build() ? kjar : null);
    }

    private static BuildResult result(ForgingOrder order) {
        byte[] known = order.kjar();
        if (known == null) {
            return order.build() || order.scenarios()
                    ? PackBuild.build(order.source())
                    : PackBuild.check(order.source());
        }
        PackRules rules = PackRules.of(order.source());
        return new BuildResult(
                rules.problems(), rules.warnings(), rules.problems().isEmpty() ? known : null);
    }

    private static CheckReport report(
            PackSource source, List<Problem> problems, List<Problem> warnings, Proof proof, long start) {
        return new CheckReport(
                source.hash(),
                problems,
                warnings,
                proof.outcomes(),
                proof.unproven(),
                (System.nanoTime() - start) / 1_000_000);
    }
}

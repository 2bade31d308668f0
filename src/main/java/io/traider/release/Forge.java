package io.traider.release;

import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import io.traider.rule.build.BuildResult;
import io.traider.rule.build.PackBuild;
import java.util.List;

/** Does what the foundry was asked for, in whatever process this is. */
final class Forge {

    private Forge() {}

    /** Checks or builds. Never throws: what cannot be understood is a problem of the text. */
    static Forging of(ForgingOrder order) {
        long start = System.nanoTime();
        PackSource source = order.source();
        try {
            BuildResult result = order.build() || order.scenarios() ? PackBuild.build(source) : PackBuild.check(source);
            CheckReport report = new CheckReport(
                    source.hash(), result.problems(), result.warnings(), List.of(), List.of(), since(start));
            return new Forging("", report, order.build() ? result.kjar() : null);
        } catch (RuntimeException | StackOverflowError e) {
            Problem problem =
                    new Problem("", 0, 0, "it cannot be understood: " + e, "", "Maybe write it in simpler steps");
            return new Forging(
                    "",
                    new CheckReport(source.hash(), List.of(problem), List.of(), List.of(), List.of(), since(start)),
                    null);
        }
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}

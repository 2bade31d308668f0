package io.traider.journal;

import io.traider.domain.Input;
import io.traider.domain.Step;

/** What the implementations of a log agree on. */
final class Notable {
    private Notable() {}

    /** Whether a step is committed at once and comes back in a recovery; see {@link StepLog}. */
    static boolean is(Step step) {
        return !step.isQuiet() || !(step.input() instanceof Input.Market || step.input() instanceof Input.Timer);
    }

    static void checkNext(Step step, long lastSequence, boolean closed) {
        if (closed) {
            throw new IllegalStateException("the log is closed; step " + step.sequence() + " came too late");
        }
        if (step.sequence() != lastSequence + 1) {
            throw new IllegalArgumentException("step " + step.sequence() + " does not follow step " + lastSequence
                    + ". Maybe two writers share a log, or the engine was not started at recover().lastSequence()");
        }
    }
}

package io.traider.console;

import io.traider.release.Simulation;
import io.traider.release.SimulationResult;
import java.util.Locale;

/** Simulations in words. */
final class Simulations {

    private Simulations() {}

    static String about(Simulation it) {
        String what = Words.word(it.state()) + ": " + Runs.time(it.from()) + " to " + Runs.time(it.to())
                + ", asked for by " + it.by();
        SimulationResult result = it.result();
        String came = result == null
                ? ""
                : ". " + Words.count(result.inputs()) + " inputs in " + Words.duration(Math.round(result.seconds()))
                        + ", " + Words.count(Math.round(result.decisionsPerSecond()))
                        + " decisions a second on one core";
        return what + came + "." + (it.message().isBlank() ? "" : " " + it.message());
    }

    /** From 0 to 1; empty while it is not known. */
    static String share(Simulation it) {
        return it.total() == 0 ? "" : String.format(Locale.ENGLISH, "%.4f", it.share());
    }

    static String progress(Simulation it) {
        if (it.state() == Simulation.State.QUEUED) {
            return "Waits for others before it";
        }
        if (it.total() == 0) {
            return "Prepares the recorded time";
        }
        return String.format(Locale.ENGLISH, "%.0f %%", Math.floor(100 * it.share())) + " of " + Words.count(it.total())
                + " inputs, " + Words.count(Math.round(it.decisionsPerSecond())) + " decisions/s";
    }
}

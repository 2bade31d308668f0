package io.traider.console;

import io.traider.journal.release.SimulationRow;
import io.traider.release.Simulation;
import io.traider.release.SimulationResult;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Simulations in words. */
final class Simulations {

    private Simulations() {}

    static String about(Simulation it) {
        String what = Words.word(it.state()) + ": " + Runs.time(it.from()) + " to " + Runs.time(it.to())
                + ", asked for by " + it.by();
        SimulationResult result = it.result();
        return what + "." + (result == null ? "" : rules(result.rules()) + replay(result.replay()))
                + (it.message().isBlank() ? "" : " " + it.message());
    }

    private static String rules(SimulationResult.@Nullable Rules it) {
        return it == null
                ? ""
                : " Rules asked about " + Words.count(it.asked()) + " recorded decisions in " + time(it.seconds())
                        + pace(it.decisionsPerSecond());
    }

    private static String replay(SimulationResult.@Nullable Replay it) {
        return it == null
                ? ""
                : " Replayed " + Words.count(it.inputs()) + " inputs in " + time(it.seconds())
                        + pace(it.decisionsPerSecond());
    }

    private static String time(double seconds) {
        return seconds < 1 ? Math.round(1_000 * seconds) + " ms" : Words.duration(Math.round(seconds));
    }

    private static String pace(double perSecond) {
        return ", " + Words.count(Math.round(perSecond)) + " decisions a second on one core.";
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
        boolean rules = it.pass() == SimulationRow.Pass.RULES;
        return (rules ? "Asks the rules again: " : "Replays: ")
                + String.format(Locale.ENGLISH, "%.0f %%", Math.floor(100 * it.share())) + " of "
                + Words.count(it.total())
                + (rules ? " recorded decisions, " : " inputs, ") + Words.count(Math.round(it.decisionsPerSecond()))
                + " decisions/s";
    }
}

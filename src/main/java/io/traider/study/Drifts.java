package io.traider.study;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A panel with the drifts that were asked for so far, each computed once. */
final class Drifts {

    private record Lives(double fast, double slow) {}

    private final Panel panel;
    private final Map<Lives, double[][]> known = new HashMap<>();

    Drifts(Panel panel) {
        this.panel = panel;
    }

    Panel panel() {
        return panel;
    }

    /** Of each contract as known when each bar begins. */
    double[][] of(Parameters parameters) {
        return known.computeIfAbsent(
                new Lives(parameters.fastBars(), parameters.slowBars()),
                lives -> Drift.of(panel, lives.fast(), lives.slow()));
    }

    /** Trades the bars from one to another, that one not included, by one set of parameters. */
    Outcome run(Parameters parameters, TradingCosts costs, int from, int to) {
        Parameters[] by = new Parameters[to - from];
        Arrays.fill(by, parameters);
        return Simulation.run(this, parameters.variant(), by, costs, from);
    }
}

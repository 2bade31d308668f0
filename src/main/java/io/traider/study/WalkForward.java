package io.traider.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parameters chosen on one window of bars and judged on the next, again and again.
 *
 * @param first bar that is judged
 * @param choices what was chosen for each window, with its window
 * @param outcome of the judged windows, one after another
 */
record WalkForward(int first, List<Choice> choices, Outcome outcome) {

    /**
     * A window and what was chosen for it.
     *
     * @param parameters {@code null} when nothing had gained before, and the window was not traded
     * @param inSample Sharpe ratio of a bar on the bars before, by which it was chosen
     */
    record Choice(int from, int to, @Nullable Parameters parameters, double inSample) {}

    /**
     * Lengths in bars.
     *
     * @param choose on which parameters are chosen
     * @param judge on which they are judged; the windows follow on each other
     */
    record Windows(int choose, int judge) {}

    /**
     * Walks over a panel; positions are carried from one judged window to the next.
     *
     * @param grid of one variant; the first of the best is chosen, and a window is not traded when none had gained before
     */
    static WalkForward run(Drifts drifts, List<Parameters> grid, TradingCosts costs, Windows windows) {
        int first = windows.choose();
        int end = drifts.panel().bars();
        @Nullable Parameters[] by = new Parameters[end - first];
        List<Choice> choices = new ArrayList<>();
        for (int from = first; from < end; from += windows.judge()) {
            int to = Math.min(end, from + windows.judge());
            Choice choice = choose(drifts, grid, costs, from, to, windows.choose());
            Arrays.fill(by, from - first, to - first, choice.parameters());
            choices.add(choice);
        }
        Outcome outcome = Simulation.run(drifts, grid.getFirst().variant(), by, costs, first);
        return new WalkForward(first, choices, outcome);
    }

    private static Choice choose(
            Drifts drifts, List<Parameters> grid, TradingCosts costs, int from, int to, int before) {
        Parameters best = null;
        double highest = 0;
        for (Parameters each : grid) {
            double sharpe = drifts.run(each, costs, from - before, from).sharpe();
            if (sharpe > highest) {
                highest = sharpe;
                best = each;
            }
        }
        return new Choice(from, to, best, highest);
    }

    /** Share of the capital that a judged window came to. */
    double net(Choice choice) {
        return Arrays.stream(outcome.returns(), choice.from() - first, choice.to() - first)
                .sum();
    }
}

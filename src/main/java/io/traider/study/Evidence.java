package io.traider.study;

import io.traider.domain.Figure;
import io.traider.report.Measure;
import io.traider.report.Performance;
import io.traider.report.RunReport;
import io.traider.report.RunReport.Costs;
import io.traider.report.RunReport.Sample;
import io.traider.report.RunReport.Tries;
import io.traider.study.Parameters.Variant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one variant came to on one panel.
 *
 * @param performance of the judged bars
 * @param luck what other weeks of the same kind might have come to
 * @param byCost the walk done again at other costs, parameters chosen anew
 * @param sets what each set of parameters would have come to over the judged bars, sorted
 */
record Evidence(
        Panel panel,
        Variant variant,
        WalkForward walk,
        RunReport report,
        Performance performance,
        Bootstrap luck,
        List<ByCost> byCost,
        double[] sets) {

    static final double CAPITAL = 10_000;
    private static final double[] FACTORS = {0, 0.25, 0.5, 1, 1.5, 2};
    private static final int DRAWS = 2_000;
    private static final int ENOUGH = 30;

    /** A cost level and what was left at it, as shares of the capital. */
    record ByCost(TradingCosts costs, double factor, double net, int trades) {}

    /**
     * Gathers it.
     *
     * @param tries how many runs were looked at, with the variance of a bar's Sharpe ratio among them
     * @param block of bars that the bootstrap keeps together
     */
    static Evidence of(
            Drifts drifts,
            Variant variant,
            List<Parameters> grid,
            WalkForward.Windows windows,
            Tries tries,
            int block,
            long seed) {
        WalkForward walk = WalkForward.run(drifts, grid, TradingCosts.TAKER, windows);
        Panel panel = drifts.panel();
        RunReport plain = report(panel, variant, walk, Tries.ONE);
        double barsPerReturn = Performance.of(plain).period().toSeconds() / panel.barSeconds();
        RunReport report = report(panel, variant, walk, new Tries(tries.count(), tries.variance() * barsPerReturn));
        List<ByCost> byCost = new ArrayList<>();
        for (double factor : FACTORS) {
            byCost.add(byCost(drifts, grid, windows, TradingCosts.TAKER.times(factor), factor));
        }
        byCost.add(byCost(drifts, grid, windows, TradingCosts.MAKER, Double.NaN));
        return new Evidence(
                panel,
                variant,
                walk,
                report,
                Performance.of(report),
                Bootstrap.of(walk.outcome().returns(), block, DRAWS, seed),
                byCost,
                grid.stream()
                        .mapToDouble(each -> drifts.run(each, TradingCosts.TAKER, windows.choose(), panel.bars())
                                .net())
                        .sorted()
                        .toArray());
    }

    private static ByCost byCost(
            Drifts drifts, List<Parameters> grid, WalkForward.Windows windows, TradingCosts costs, double factor) {
        Outcome outcome = WalkForward.run(drifts, grid, costs, windows).outcome();
        return new ByCost(costs, factor, outcome.net(), outcome.profits().size());
    }

    private static RunReport report(Panel panel, Variant variant, WalkForward walk, Tries tries) {
        Outcome outcome = walk.outcome();
        double[] hold = panel.buyAndHold();
        List<Sample> samples = new ArrayList<>();
        double equity = CAPITAL;
        for (int i = 0; i <= outcome.returns().length; i++) {
            int t = walk.first() + i;
            double exposure = i < outcome.exposure().length ? CAPITAL * outcome.exposure()[i] : 0;
            samples.add(new Sample(panel.nanos()[t], equity, exposure, hold[t]));
            equity += i < outcome.returns().length ? CAPITAL * outcome.returns()[i] : 0;
        }
        return new RunReport(
                variant + " on " + panel.name(),
                List.of(Figure.of("panel", panel.name())),
                samples,
                List.of(),
                List.of(),
                new Costs(dollars(outcome.fees()), dollars(outcome.slippage()), dollars(outcome.funding())),
                tries,
                null);
    }

    private static BigDecimal dollars(double share) {
        return BigDecimal.valueOf(CAPITAL * share);
    }

    double low() {
        return Bootstrap.quantile(luck.sums(), 0.025);
    }

    double high() {
        return Bootstrap.quantile(luck.sums(), 0.975);
    }

    private String allSets() {
        long gained = Arrays.stream(sets).filter(net -> net > 0).count();
        long traded = Arrays.stream(sets).filter(net -> net != 0).count();
        return "Of its " + sets.length + " sets of parameters, each tried alone over all judged bars, " + traded
                + " traded and " + gained + " gained after costs; the median came to "
                + Words.percent(sets[sets.length / 2]) + ", the best to "
                + Words.percent(sets[sets.length - 1]) + ".";
    }

    /** What it says, and no more. */
    List<String> words() {
        Outcome outcome = walk.outcome();
        List<String> words = new ArrayList<>();
        if (outcome.profits().isEmpty()) {
            words.add(
                    Words.name(variant) + " never traded here: no parameters had gained before a window, after costs.");
        } else {
            words.add(Words.name(variant) + ": " + Words.percent(outcome.net()) + " of the capital after costs in "
                    + outcome.returns().length + " judged bars and "
                    + outcome.profits().size()
                    + (outcome.profits().size() == 1 ? " position (price " : " positions (price ")
                    + Words.percent(outcome.price()) + ", funding " + Words.percent(outcome.funding()) + ", fees "
                    + Words.percent(-outcome.fees()) + ", slippage " + Words.percent(-outcome.slippage())
                    + "). The bootstrap's 95 % interval is " + Words.percent(low()) + " to " + Words.percent(high())
                    + ".");
            words.add(judgement());
            if (outcome.profits().size() < ENOUGH) {
                words.add("Fewer than " + ENOUGH + " positions say little either way.");
            }
        }
        words.add(allSets());
        return words;
    }

    private String judgement() {
        Outcome outcome = walk.outcome();
        double paid = 1e4 * (outcome.fees() + outcome.slippage()) / outcome.turnover();
        String bound = Words.number(outcome.breakEvenBps(), 2) + " bps of a fill's value, where "
                + Words.number(paid, 2) + " were paid";
        if (outcome.gross() <= 0) {
            return "It loses before any cost, so that no fee schedule would save it.";
        }
        if (outcome.net() <= 0) {
            return "It loses after costs. The same positions would not at all-in costs below " + bound + ".";
        }
        double deflated = performance.of(Measure.DEFLATED_SHARPE).orElse(0);
        return "It gains after costs, up to " + bound + "; the deflated Sharpe ratio is " + Words.percent(deflated)
                + (low() > 0 && deflated >= 0.95
                        ? ", which luck would not easily explain."
                        : ", so that luck is no worse an explanation.");
    }
}

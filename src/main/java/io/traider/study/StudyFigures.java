package io.traider.study;

import io.traider.domain.Figure;
import io.traider.report.Measure;
import io.traider.report.RunReport.Sample;
import io.traider.study.FundingStudy.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The study's figures as text. */
final class StudyFigures {

    private StudyFigures() {}

    /** The same names in the same order for each variant. */
    static List<Figure> of(Evidence evidence) {
        Outcome outcome = evidence.walk().outcome();
        double hits = (double) outcome.profits().stream().filter(p -> p > 0).count()
                / outcome.profits().size();
        double paid = 1e4 * (outcome.fees() + outcome.slippage()) / outcome.turnover();
        List<Figure> all = new ArrayList<>(List.of(
                Figure.of("Net of the capital", Words.percent(outcome.net())),
                Figure.of("from price", Words.percent(outcome.price())),
                Figure.of("from funding", Words.percent(outcome.funding())),
                Figure.of("fees", Words.percent(-outcome.fees())),
                Figure.of("slippage", Words.percent(-outcome.slippage())),
                Figure.of(
                        "95 % interval of the net",
                        Words.percent(evidence.low()) + " to " + Words.percent(evidence.high())),
                Figure.of("Draws above nothing", Words.percent(evidence.luck().positive())),
                Figure.of("Break-even cost of a fill, bps", Words.number(outcome.breakEvenBps(), 2)),
                Figure.of("Paid for a fill, bps", Words.number(paid, 2)),
                Figure.of("Positions", outcome.profits().size()),
                Figure.of("of which gained", Words.percent(hits)),
                Figure.of("Average holding, bars", Words.number(average(outcome.bars()), 1)),
                Figure.of("Turnover of the capital", Words.number(outcome.turnover(), 1) + " ×")));
        all.add(Figure.of("Sharpe ratio", sharpe(evidence)));
        share(all, evidence, "Probabilistic Sharpe", Measure.PROBABILISTIC_SHARPE);
        share(
                all,
                evidence,
                "Deflated Sharpe over " + evidence.report().tries().count() + " tries",
                Measure.DEFLATED_SHARPE);
        share(all, evidence, "Maximum drawdown", Measure.MAX_DRAWDOWN);
        share(all, evidence, "Buy and hold of all, over these bars", Measure.BENCHMARK_RETURN);
        return all;
    }

    private static String sharpe(Evidence evidence) {
        OptionalDouble ratio = evidence.performance().of(Measure.SHARPE);
        OptionalDouble error = evidence.performance().of(Measure.SHARPE_ERROR);
        return ratio.isEmpty()
                ? "–"
                : Words.number(ratio.getAsDouble(), 2) + " ± " + Words.number(error.orElse(Double.NaN), 2);
    }

    private static void share(List<Figure> all, Evidence evidence, String name, Measure measure) {
        all.add(Figure.of(name, Words.percent(evidence.performance().of(measure).orElse(Double.NaN))));
    }

    private static double average(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).average().orElse(Double.NaN);
    }

    /** Dollars that a run gained or lost. */
    static double net(Run run) {
        List<Sample> samples = run.report().samples();
        return samples.getLast().equity() - samples.getFirst().equity();
    }
}

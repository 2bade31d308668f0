package io.traider.judging;

import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestResult;
import io.traider.domain.Figure;
import io.traider.domain.Fill;
import io.traider.engine.ScoreSample;
import io.traider.report.RunReport;
import io.traider.report.RunReport.Costs;
import io.traider.report.RunReport.RoundTrip;
import io.traider.report.RunReport.Sample;
import io.traider.report.RunReport.Tries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/** Hears one side through all stretches of the past, one after another. For one thread. */
final class Hearing {

    private final Aim aim;
    private final TakerFees fees;
    private final int[] positions;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Observed> observed = new ArrayList<>();
    private final List<Sample> equity = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<RoundTrip> trades = new ArrayList<>();
    private Costs costs = Costs.NONE;
    private long asked;
    private long refused;

    /** @param positions of the source's inputs in the feature set */
    Hearing(Aim aim, TakerFees fees, int[] positions) {
        this.aim = aim;
        this.fees = fees;
        this.positions = positions;
    }

    /** @param goOn asked now and then with the share of the stretch that is done */
    BacktestListener begin(Stretch stretch, DoublePredicate goOn) {
        Observed here = new Observed(positions);
        Maturing maturing = new Maturing(aim, fees, observed.size(), outcomes::add);
        observed.add(here);
        long from = stretch.plan().fromNanos();
        double length = (double) stretch.plan().toNanos() - from;
        return new BacktestListener() {
            @Override
            public boolean progress(long nanos, long events) {
                return goOn.test(Math.clamp((nanos - from) / length, 0, 1));
            }

            @Override
            public void scored(List<ScoreSample> samples) {
                for (ScoreSample each : samples) {
                    asked++;
                    refused += each.refused() ? 1 : 0;
                    here.add(each);
                    maturing.add(each);
                }
            }
        };
    }

    /** A stretch is over: equity goes on from where the one before left it. */
    void end(BacktestResult result) {
        double before = equity.isEmpty()
                ? 0
                : equity.getLast().equity() - result.startEquity().doubleValue();
        for (Sample each : result.equity()) {
            if (equity.isEmpty() || each.nanos() > equity.getLast().nanos()) {
                equity.add(Sample.of(each.nanos(), each.equity() + before, each.exposure()));
            }
        }
        fills.addAll(result.fills());
        trades.addAll(result.trades());
        costs = costs.plus(result.costs());
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    List<Observed> observed() {
        return observed;
    }

    List<Sample> equity() {
        return equity;
    }

    long asked() {
        return asked;
    }

    long refused() {
        return refused;
    }

    RunReport report(String title, List<Figure> plan, Tries tries) {
        return new RunReport(title, plan, equity, fills, trades, costs, tries, null);
    }
}

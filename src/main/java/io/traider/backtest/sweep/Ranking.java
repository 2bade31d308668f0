package io.traider.backtest.sweep;

import io.traider.report.RunReport.Tries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Orders the results of a sweep by a figure, the best first; equals by their number, so that there is one order. What failed
 * is in no ranking.
 */
public final class Ranking {

    private static final double YEAR_SECONDS = 365 * 86_400.0;

    private final String figure;
    private final List<JobResult> results;

    /** @param figure a key of {@link io.traider.report.Measure}; more is better */
    public Ranking(String figure, List<JobResult> results) {
        this.figure = figure;
        this.results = List.copyOf(results);
    }

    /** Of runs over the whole past. */
    public List<JobResult> best() {
        return ordered(SweepJob.Part.WHOLE, 0);
    }

    private List<JobResult> ordered(SweepJob.Part part, int window) {
        return results.stream()
                .filter(result -> result.failure() == null
                        && result.job().part() == part
                        && result.job().window() == window)
                .sorted(Comparator.comparingDouble((JobResult result) -> -result.score(figure))
                        .thenComparing(result -> result.job().index()))
                .toList();
    }

    /**
     * A window of a walk forward.
     *
     * @param chosen the best on the stretch for choosing
     * @param judged the same parameters on the stretch after it
     * @param rank of the judged among all points on that stretch, from 1: chance would give the middle
     */
    public record Step(JobResult chosen, JobResult judged, int rank, int of) {}

    /** The walk forward: for each window that is done and did not fail, the choice and its judgement. */
    public List<Step> walk() {
        Map<Integer, Integer> windows = new TreeMap<>();
        results.forEach(result -> windows.merge(result.job().window(), 1, Integer::sum));
        List<Step> steps = new ArrayList<>();
        for (int window : windows.keySet()) {
            List<JobResult> chosen = ordered(SweepJob.Part.CHOOSE, window);
            List<JobResult> judged = ordered(SweepJob.Part.JUDGE, window);
            if (!chosen.isEmpty()) {
                int point = chosen.getFirst().job().point();
                for (int rank = 0; rank < judged.size(); rank++) {
                    if (judged.get(rank).job().point() == point) {
                        steps.add(new Step(chosen.getFirst(), judged.get(rank), rank + 1, judged.size()));
                    }
                }
            }
        }
        return steps;
    }

    /** What failed, by the order of the jobs. */
    public List<JobResult> failed() {
        return results.stream().filter(result -> result.failure() != null).toList();
    }

    /** Of what failed, that which was to judge a window's choice: the walk forward has a hole there. */
    public List<JobResult> unjudged() {
        return failed().stream()
                .filter(result -> result.job().part() == SweepJob.Part.JUDGE)
                .filter(result -> ordered(SweepJob.Part.CHOOSE, result.job().window()).stream()
                        .limit(1)
                        .anyMatch(chosen -> chosen.job().point() == result.job().point()))
                .toList();
    }

    /** How many tries the best was chosen from, and how much their Sharpe ratios differ: they deflate its own. */
    public Tries tries() {
        double[] ratios = results.stream()
                .filter(result -> result.job().part() != SweepJob.Part.JUDGE
                        && result.figures().containsKey("sharpe"))
                .mapToDouble(result -> result.score("sharpe") / Math.sqrt(YEAR_SECONDS / result.periodSeconds()))
                .toArray();
        if (ratios.length < 2) {
            return Tries.ONE;
        }
        double mean = 0;
        for (double ratio : ratios) {
            mean += ratio / ratios.length;
        }
        double squares = 0;
        for (double ratio : ratios) {
            squares += (ratio - mean) * (ratio - mean);
        }
        return new Tries(ratios.length, squares / (ratios.length - 1));
    }
}

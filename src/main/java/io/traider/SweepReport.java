package io.traider;

import io.traider.backtest.sweep.JobResult;
import io.traider.backtest.sweep.Ranking;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a sweep came to; the names are those of the JSON document.
 *
 * @param figure that it is ranked by
 * @param done jobs whose result is there
 * @param best of runs over the whole past, the best first
 * @param walk of a walk forward, window by window
 * @param failed jobs whose run could not go on, in none of the two
 */
record SweepReport(
        String sweep, String figure, int jobs, int done, List<Row> best, List<Window> walk, List<Failure> failed) {

    /** A job that is done and came to nothing, and why. */
    record Failure(int job, SortedMap<String, String> parameters, String reason) {

        private static Failure of(JobResult result) {
            return new Failure(result.job().index(), result.job().parameters(), String.valueOf(result.failure()));
        }

        /** For people. */
        String words() {
            return "job " + job + " failed, " + parameters + ": " + reason;
        }
    }

    /** Of results, those that failed. */
    static List<Failure> failed(Ranking ranking) {
        return ranking.failed().stream().map(Failure::of).toList();
    }

    /** A point on a stretch of the past. */
    record Row(
            SortedMap<String, String> parameters, String endEquity, SortedMap<String, Double> figures, String steps) {

        private static Row of(JobResult result) {
            return new Row(result.job().parameters(), result.endEquity(), result.figures(), result.steps());
        }
    }

    /**
     * A window of a walk forward.
     *
     * @param rank of the chosen point among all on what followed, from 1
     */
    record Window(long fromNanos, long middleNanos, long toNanos, Row chosen, Row judged, int rank, int of) {

        private static Window of(Ranking.Step step) {
            return new Window(
                    step.chosen().job().fromNanos(),
                    step.judged().job().fromNanos(),
                    step.judged().job().toNanos(),
                    Row.of(step.chosen()),
                    Row.of(step.judged()),
                    step.rank(),
                    step.of());
        }
    }

    static SweepReport of(SweepManifest manifest, Ranking ranking, int done, int top) {
        return new SweepReport(
                manifest.hash(),
                manifest.figure(),
                manifest.jobs().size(),
                done,
                ranking.best().stream().limit(top).map(Row::of).toList(),
                ranking.walk().stream().map(Window::of).toList(),
                failed(ranking));
    }

    String json() {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    /** The same for people. */
    String table() {
        StringBuilder text = new StringBuilder(String.format(
                "sweep %s: %d of %d jobs are done, ranked by %s%n", sweep.substring(0, 12), done, jobs, figure));
        best.forEach(row -> text.append("  ").append(line(row)));
        for (Window window : walk) {
            text.append(String.format(
                    Locale.ROOT,
                    "  window from %d: rank %d of %d afterwards%n",
                    window.fromNanos,
                    window.rank,
                    window.of));
            text.append("    chosen ").append(line(window.chosen));
            text.append("    judged ").append(line(window.judged));
        }
        failed.forEach(failure -> text.append("  ").append(failure.words()).append(System.lineSeparator()));
        return text.toString();
    }

    private String line(Row row) {
        return String.format(
                Locale.ROOT,
                "%s %10.4f  equity %s  round trips %.0f  %s%n",
                figure,
                value(row.figures, figure),
                row.endEquity,
                value(row.figures, "trades"),
                row.parameters);
    }

    private static double value(Map<String, Double> figures, String key) {
        return figures.getOrDefault(key, Double.NaN);
    }
}

package io.traider.console;

import io.traider.backtest.BacktestSummary;
import io.traider.backtest.desk.BacktestRequest;
import io.traider.backtest.desk.BacktestRequest.Bars;
import io.traider.backtest.desk.BacktestRequest.Source;
import io.traider.backtest.desk.BacktestRun;
import io.traider.backtest.desk.RunProgress;
import io.traider.report.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Runs over the past in words. */
final class Runs {

    private Runs() {}

    static DataTable table() {
        return new DataTable(
                "Backtests",
                "No run yet. A backtest takes the strategy through the past, with the same engine that trades now.",
                Column.link("Run"),
                Column.run("State"),
                Column.signed("Return"),
                Column.number("Drawdown"),
                Column.number("Sharpe"),
                Column.number("Trips"),
                Column.text("By"),
                Column.time("Asked for"),
                Column.check("Compare"));
    }

    /** @param chosen whether it is to be compared */
    static List<String> cells(BacktestRun run, boolean chosen) {
        return List.of(
                run.name() + "\nbacktests/" + run.id(),
                state(run),
                figure(run, Measure.TOTAL_RETURN, true),
                figure(run, Measure.MAX_DRAWDOWN, false),
                figure(run, Measure.SHARPE, false),
                figure(run, Measure.TRADES, false),
                run.by(),
                Long.toString(run.requested().toEpochMilli()),
                run.summary() == null ? "" : (chosen ? "1" : "0") + "\nCompare " + run.name());
    }

    private static String figure(BacktestRun run, Measure measure, boolean signed) {
        BacktestSummary summary = run.summary();
        Double value = summary == null ? null : summary.figures().get(measure.key());
        String text = value == null ? "–" : value(measure.unit(), value);
        return signed && value != null && value > 0 && !text.startsWith("0.00 ") ? "+" + text : text;
    }

    /** A cell of {@link Column#run}. */
    static String state(BacktestRun run) {
        RunProgress progress = run.progress();
        return progress == null
                ? tone(run) + " " + Words.word(run.state())
                : "progress " + share(progress) + "\n" + words(progress);
    }

    static String tone(BacktestRun run) {
        return switch (run.state()) {
            case DONE -> "good";
            case FAILED -> "bad";
            case INTERRUPTED, CANCELLED -> "warn";
            case QUEUED, RUNNING -> "plain";
        };
    }

    /** From 0 to 1; empty while it is not known. */
    static String share(RunProgress progress) {
        return Double.isFinite(progress.share()) ? String.format(Locale.ENGLISH, "%.4f", progress.share()) : "";
    }

    static String words(RunProgress progress) {
        if (progress.preparing()) {
            return "Compiles the rules";
        }
        String share = Double.isFinite(progress.share())
                ? String.format(Locale.ENGLISH, "%.0f %%", Math.floor(100 * progress.share()))
                : Words.count(progress.events()) + " events";
        return Double.isFinite(progress.secondsLeft())
                ? share + ", " + Words.duration((long) Math.ceil(progress.secondsLeft())) + " left"
                : share;
    }

    /** A figure as its unit is read. */
    static String value(Measure.Unit unit, double value) {
        return switch (unit) {
            case SHARE -> Words.percent(exact(value));
            case NUMBER -> Words.exact(exact(value).setScale(2, RoundingMode.HALF_EVEN), 2);
            case COUNT -> Words.count(Math.round(value));
            case TIMES -> Words.exact(exact(value).setScale(2, RoundingMode.HALF_EVEN), 2) + " ×";
            case DOLLARS -> Words.money(exact(value));
            case SECONDS -> Words.duration(Math.round(value));
        };
    }

    /** The same with its sign. */
    static String signed(Measure.Unit unit, double value) {
        String text = unit == Measure.Unit.SECONDS && value < 0 ? "−" + value(unit, -value) : value(unit, value);
        return value > 0 && text.matches(".*[1-9].*") ? "+" + text : text;
    }

    private static BigDecimal exact(double value) {
        return BigDecimal.valueOf(value);
    }

    static String source(Source source) {
        return switch (source) {
            case SIMULATED -> "Simulated market";
            case JOURNAL -> "This installation's journal";
            case HISTORY -> "Imported history";
            case CAPTURES -> "Recorded frames";
        };
    }

    /** Where a run's events, or bars, come from. */
    static String market(BacktestRequest request) {
        Bars bars = request.bars();
        return bars == null
                ? source(request.source()).toLowerCase(Locale.ENGLISH)
                : bars.interval() + " bars of " + bars.instrument();
    }

    /** What was asked for that a plan does not say. */
    static SequencedMap<String, String> asked(BacktestRequest request) {
        SequencedMap<String, String> asked = new LinkedHashMap<>();
        request.changes().forEach((name, value) -> asked.put("Changed " + name, value));
        Bars bars = request.bars();
        if (bars != null) {
            asked.put("Held when long", Words.exact(bars.unit(), 0));
            asked.put("Capital", Words.exact(bars.capital(), 0));
        }
        return asked;
    }

    /** The name of a field of a plan, such as {@code Rules pretrade} for {@code rules:pretrade}. */
    static String planned(String name) {
        return Words.capital(name.replaceFirst(":", " "));
    }

    /** A field of a plan; a moment is written like others. */
    static String plan(String value) {
        return value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z") ? time(Instant.parse(value)) : value;
    }

    /** A moment in UTC to the second. */
    static String time(@Nullable Instant time) {
        return time == null
                ? "–"
                : time.truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                        .replace('T', ' ')
                        .replace("Z", " UTC");
    }
}

package io.traider.judging;

import io.traider.judging.ScoreFigures.Bin;
import io.traider.model.ModelCard;
import io.traider.report.Chart;
import io.traider.report.Measure;
import io.traider.report.Page;
import io.traider.report.Page.Cell;
import io.traider.report.Page.Column;
import io.traider.report.Page.Entry;
import io.traider.report.RunReport.Sample;
import io.traider.report.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A judgement on one page, which the reviewer of a model sees. */
final class JudgementPage {

    private static final int PARTS = 20;
    private static final String WALKED =
            "One fixed model is walked forward over consecutive parts of the past, the earliest first, and is not"
                    + " trained again for any: they say how steady it is. A walk forward with a fit for each part is what"
                    + " its card's figures come from, by the program that trained it.";

    private final Judge.Question question;
    private final JudgementResult result;
    private final Hearing candidate;
    private final Hearing active;

    JudgementPage(Judge.Question question, JudgementResult result, Hearing candidate, Hearing active) {
        this.question = question;
        this.result = result;
        this.candidate = candidate;
        this.active = active;
    }

    String html() {
        Page page = new Page(
                question.subject() + " for " + question.strategy() + ", judged",
                "Beside " + result.active().label()
                        + ", which is in force. Both went through the same past by the platform's"
                        + " own engine, each with orders and fills of its own.");
        result.cautions().forEach(page::notice);
        page.text("What it was judged on", result.history());
        page.figures("The candidate", figures());
        page.table(
                "Side by side",
                List.of(Column.text("Figure"), Column.number("Candidate"), Column.number("In force")),
                rows(),
                "");
        page.half(calibration()).half(spread());
        page.wide(equity());
        page.text("Walked forward", List.of(WALKED));
        page.table("By parts of the time", foldColumns(), folds(), "");
        page.table("What is normal of it", shapeColumns(), shapes(), "");
        page.facts("The candidate and the score in force", facts());
        return page.html();
    }

    private List<Entry> figures() {
        SideFigures side = result.candidate();
        ScoreFigures scores = side.scores();
        return List.of(
                entry("Hit rate", percent(scores.hitRate().value()), interval(scores.hitRate(), 100, 2, " %")),
                entry(
                        "Brier score",
                        number(scores.brier().value(), 4),
                        "always the base rate: " + number(scores.baseBrier(), 4)),
                entry(
                        "Information coefficient",
                        number(scores.informationCoefficient(), 4),
                        "p = " + number(side.luck().pValue(), 3)),
                entry(
                        "Gain in squared error",
                        number(result.brierGain().value(), 5),
                        interval(result.brierGain(), 1, 5, "")),
                entry(
                        "Net, dollars",
                        number(side.net(), 2),
                        "in force: " + number(result.active().net(), 2)),
                entry("Deflated Sharpe", number(side.of(Measure.DEFLATED_SHARPE), 3), result.trials() + " tried"));
    }

    private static Entry entry(String name, String value, String under) {
        return new Entry(name, value, "", under, Tone.PLAIN);
    }

    private static String interval(Estimate of, double factor, int decimals, String unit) {
        return "95 %: " + number(factor * of.low(), decimals) + " to " + number(factor * of.high(), decimals) + unit;
    }

    private List<List<Cell>> rows() {
        List<List<Cell>> rows = new ArrayList<>();
        add(rows, "Scores that came to their horizon", side -> side.scores().count(), 0);
        add(rows, "Came true", side -> side.scores().base(), 4);
        add(rows, "Hit rate", side -> side.scores().hitRate().value(), 4);
        add(rows, "Brier score", side -> side.scores().brier().value(), 4);
        add(rows, "Brier score of the base rate", side -> side.scores().baseBrier(), 4);
        add(rows, "Logarithmic loss", side -> side.scores().logLoss(), 4);
        add(rows, "Calibration error", side -> side.scores().calibrationError(), 4);
        add(rows, "Area under the curve", side -> side.scores().auc(), 4);
        add(rows, "Information coefficient (rank)", side -> side.scores().informationCoefficient(), 4);
        add(rows, "p-value of the permutation test", side -> side.luck().pValue(), 3);
        add(rows, "Refused", side -> side.refused(), 0);
        add(rows, "Net, dollars after costs", SideFigures::net, 2);
        add(rows, "Fees, dollars", side -> side.of(Measure.FEES), 2);
        add(rows, "Sharpe ratio, a year", side -> side.of(Measure.SHARPE), 2);
        add(rows, "Its standard error", side -> side.of(Measure.SHARPE_ERROR), 2);
        add(rows, "Deflated Sharpe", side -> side.of(Measure.DEFLATED_SHARPE), 3);
        add(rows, "Maximum drawdown", side -> side.of(Measure.MAX_DRAWDOWN), 5);
        add(rows, "Turnover, times the equity", side -> side.of(Measure.TURNOVER), 2);
        add(rows, "Round trips", side -> side.of(Measure.TRADES), 0);
        add(rows, "Round trips that gained", side -> side.of(Measure.HIT_RATE), 3);
        return rows;
    }

    private void add(List<List<Cell>> rows, String name, ToDoubleFunction<SideFigures> of, int decimals) {
        rows.add(List.of(
                Cell.of(name),
                Cell.of(number(of.applyAsDouble(result.candidate()), decimals)),
                Cell.of(number(of.applyAsDouble(result.active()), decimals))));
    }

    private Chart calibration() {
        Chart chart = Chart.over("Calibration", x -> number(x, 2), y -> number(y, 2))
                .note("Share that came true over what was said, by tenths; on the diagonal they are the same.");
        double[] diagonal = {0, 1};
        chart.line("As said", Tone.FAINT, diagonal, diagonal);
        line(chart, "Candidate", Tone.ACCENT, result.candidate());
        line(chart, "In force", Tone.PLAIN, result.active());
        return chart;
    }

    private static void line(Chart chart, String name, Tone tone, SideFigures side) {
        List<Bin> bins = side.scores().calibration();
        chart.line(
                name,
                tone,
                bins.stream().mapToDouble(Bin::said).toArray(),
                bins.stream().mapToDouble(Bin::came).toArray());
    }

    private Chart spread() {
        double[] edges = IntStream.rangeClosed(0, PARTS)
                .mapToDouble(i -> (double) i / PARTS)
                .toArray();
        double[] heights = new double[PARTS];
        candidate.outcomes().forEach(each -> heights[Math.clamp((long) (each.score() * PARTS), 0, PARTS - 1)]++);
        Tone[] tones = new Tone[PARTS];
        Arrays.fill(tones, Tone.ACCENT);
        return Chart.over("Scores", x -> number(x, 2), y -> number(y, 0))
                .note("How many of the candidate's scores fell where; 0.5 is no opinion.")
                .bars("Scores", edges, heights, tones);
    }

    private Chart equity() {
        Chart chart = Chart.overTime("Equity", y -> number(y, 2))
                .note("Dollars after costs; where a stretch ends the next goes on from its equity, with nothing held.");
        curve(chart, "Candidate", Tone.ACCENT, candidate.equity());
        curve(chart, "In force", Tone.PLAIN, active.equity());
        return chart;
    }

    private static void curve(Chart chart, String name, Tone tone, List<Sample> samples) {
        chart.line(
                name,
                tone,
                samples.stream().mapToDouble(Sample::nanos).toArray(),
                samples.stream().mapToDouble(Sample::equity).toArray());
    }

    private static List<Column> foldColumns() {
        return List.of(
                Column.text("Part"),
                Column.number("Scores"),
                Column.number("Came true"),
                Column.number("Hit rate"),
                Column.number("Brier"),
                Column.number("Information coefficient"),
                Column.number("Hit rate in force"),
                Column.number("Brier in force"));
    }

    private List<List<Cell>> folds() {
        List<SideFigures.Fold> ours = result.candidate().folds();
        List<SideFigures.Fold> theirs = result.active().folds();
        return IntStream.range(0, Math.min(ours.size(), theirs.size()))
                .mapToObj(i -> List.of(
                        Cell.of(Integer.toString(i + 1)),
                        Cell.of(number(ours.get(i).count(), 0)),
                        Cell.of(number(ours.get(i).base(), 4)),
                        Cell.of(number(ours.get(i).hitRate(), 4)),
                        Cell.of(number(ours.get(i).brier(), 4)),
                        Cell.of(number(ours.get(i).informationCoefficient(), 4)),
                        Cell.of(number(theirs.get(i).hitRate(), 4)),
                        Cell.of(number(theirs.get(i).brier(), 4))))
                .toList();
    }

    private static List<Column> shapeColumns() {
        return List.of(
                Column.text("Input"),
                Column.number("Lowest tenth below"),
                Column.number("Highest tenth above"),
                Column.number("Usual stability index of a window, at most"));
    }

    private List<List<Cell>> shapes() {
        List<Reference.Shape> shapes = new ArrayList<>(result.reference().inputs());
        shapes.add(result.reference().score());
        return shapes.stream()
                .map(shape -> List.of(
                        Cell.of(shape.name()),
                        Cell.of(edge(shape.deciles().edges(), true)),
                        Cell.of(edge(shape.deciles().edges(), false)),
                        Cell.of(number(shape.usual(), 3))))
                .toList();
    }

    private static String edge(List<Double> edges, boolean first) {
        return edges.isEmpty() ? "–" : number(first ? edges.getFirst() : edges.getLast(), 4);
    }

    private List<Entry> facts() {
        return List.of(
                Entry.of("foretells", result.what() + " over " + result.horizon()),
                Entry.of(
                        "candidate",
                        result.candidate().label() + " " + result.candidate().hash()),
                Entry.of(
                        "in force",
                        result.active().label() + " " + result.active().hash()),
                Entry.of(
                        "trained on",
                        question.cards().stream()
                                .map(ModelCard::trainedOn)
                                .distinct()
                                .collect(Collectors.joining("; "))),
                Entry.of("seconds", number(result.seconds(), 1)));
    }

    private static String percent(double share) {
        return number(100 * share, 2) + "\u00a0%";
    }

    private static String number(double value, int decimals) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%,." + decimals + "f", value).replace('-', '−')
                : "–";
    }
}

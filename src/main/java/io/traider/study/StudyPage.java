package io.traider.study;

import io.traider.domain.Figure;
import io.traider.report.Chart;
import io.traider.report.Measure;
import io.traider.report.Page;
import io.traider.report.Page.Cell;
import io.traider.report.Page.Column;
import io.traider.report.Page.Entry;
import io.traider.report.Performance;
import io.traider.report.RunReport.Sample;
import io.traider.report.Tone;
import io.traider.study.FundingStudy.Judged;
import io.traider.study.FundingStudy.OnPanel;
import io.traider.study.FundingStudy.Run;
import io.traider.study.Parameters.Variant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The study on one page. */
public final class StudyPage {

    private static final Map<Variant, Tone> TONES = Map.of(Variant.FADE, Tone.ACCENT, Variant.HARVEST, Tone.UP);

    private StudyPage() {}

    /** One HTML file that needs nothing else. */
    public static String html(FundingStudy study) {
        Page page = new Page(
                "Funding drift: the evidence",
                "Both variants, walked forward on recorded data after costs, and run by the engine on simulated"
                        + " venues.");
        study.missing().forEach(page::notice);
        study.panels().forEach(panel -> panel(page, panel));
        if (!study.runs().isEmpty()) {
            runs(page, study.runs());
        }
        return page.html();
    }

    private static void panel(Page page, OnPanel on) {
        Panel panel = on.panel();
        List<String> words = new ArrayList<>();
        on.evidence().values().forEach(each -> words.addAll(each.words()));
        page.text(panel.name() + ": what it came to", words);
        page.facts(
                panel.name() + ": what was read",
                panel.facts().stream()
                        .map(fact -> Entry.of(fact.name(), fact.value()))
                        .toList());
        page.wide(equity(on));
        page.table("Figures", figureColumns(on), figureRows(on), "");
        page.half(byCost(on)).half(luck(on));
        page.table("What was chosen for each window", choiceColumns(), choiceRows(on), "");
        if (!on.forecasts().isEmpty()) {
            page.table(
                    "Does drift foretell prices? Rank correlation of drift with the return that follows",
                    List.of(
                            Column.text("Bars ahead"),
                            Column.number("Mean"),
                            Column.number("Standard error"),
                            Column.number("Bars counted")),
                    on.forecasts().stream().map(StudyPage::forecast).toList(),
                    "");
        }
    }

    private static List<Cell> forecast(Forecast each) {
        return List.of(
                Cell.of(Integer.toString(each.bars())),
                Cell.of(Words.number(each.mean(), 3)),
                Cell.of(Words.number(each.error(), 3)),
                Cell.of(Integer.toString(each.count())));
    }

    private static Chart equity(OnPanel on) {
        Chart chart = Chart.overTime(on.panel().name() + ": equity over the judged bars", StudyPage::dollars)
                .note("Dollars of a fixed capital of 10,000, after taker costs; the benchmark holds all contracts in"
                        + " equal parts.");
        for (Map.Entry<Variant, Evidence> each : on.evidence().entrySet()) {
            List<Sample> samples = each.getValue().report().samples();
            chart.line(
                    Words.name(each.getKey()),
                    TONES.getOrDefault(each.getKey(), Tone.PLAIN),
                    samples.stream().mapToDouble(Sample::nanos).toArray(),
                    samples.stream().mapToDouble(Sample::equity).toArray());
        }
        List<Sample> samples = on.evidence().values().iterator().next().report().samples();
        double first = samples.getFirst().benchmark();
        return chart.line(
                "Buy and hold",
                Tone.FAINT,
                samples.stream().mapToDouble(Sample::nanos).toArray(),
                samples.stream()
                        .mapToDouble(sample -> Evidence.CAPITAL * sample.benchmark() / first)
                        .toArray());
    }

    private static String dollars(double value) {
        return Words.number(value, 0);
    }

    private static Chart byCost(OnPanel on) {
        Chart chart = Chart.over("Net result by cost", x -> Words.number(x, 2) + " ×", Words::percent)
                .note("Share of the capital; costs as multiples of the taker schedule, parameters chosen anew at"
                        + " each.");
        on.evidence().forEach((variant, evidence) -> {
            List<Evidence.ByCost> levels = evidence.byCost().stream()
                    .filter(level -> Double.isFinite(level.factor()))
                    .toList();
            chart.line(
                    Words.name(variant),
                    TONES.getOrDefault(variant, Tone.PLAIN),
                    levels.stream().mapToDouble(Evidence.ByCost::factor).toArray(),
                    levels.stream().mapToDouble(Evidence.ByCost::net).toArray());
        });
        return chart;
    }

    /** Each draw's place against its share: the distribution of the sums. */
    private static Chart luck(OnPanel on) {
        Chart chart = Chart.over("Other weeks of the same kind", Words::percent, Words::percent)
                .note("Share of the bootstrap's draws that came to less than the net result below.");
        on.evidence().forEach((variant, evidence) -> {
            double[] sums = evidence.luck().sums();
            double[] x = new double[101];
            double[] y = new double[101];
            for (int i = 0; i <= 100; i++) {
                x[i] = Bootstrap.quantile(sums, i / 100.0);
                y[i] = i / 100.0;
            }
            chart.line(Words.name(variant), TONES.getOrDefault(variant, Tone.PLAIN), x, y);
        });
        return chart;
    }

    private static List<Column> figureColumns(OnPanel on) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("Figure"));
        on.evidence().keySet().forEach(variant -> columns.add(Column.number(Words.name(variant))));
        return columns;
    }

    private static List<List<Cell>> figureRows(OnPanel on) {
        List<List<Cell>> rows = new ArrayList<>();
        Map<Variant, List<Figure>> figures = new EnumMap<>(Variant.class);
        on.evidence().forEach((variant, evidence) -> figures.put(variant, StudyFigures.of(evidence)));
        List<Figure> first = figures.values().iterator().next();
        for (int i = 0; i < first.size(); i++) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.of(first.get(i).name()));
            for (List<Figure> each : figures.values()) {
                row.add(Cell.of(each.get(i).value()));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Column> choiceColumns() {
        return List.of(
                Column.text("Variant"),
                Column.number("Bars"),
                Column.text("Chosen"),
                Column.number("Sharpe of a bar, before"),
                Column.number("Net, after"));
    }

    private static List<List<Cell>> choiceRows(OnPanel on) {
        List<List<Cell>> rows = new ArrayList<>();
        on.evidence().forEach((variant, evidence) -> {
            for (WalkForward.Choice choice : evidence.walk().choices()) {
                rows.add(List.of(
                        Cell.of(Words.name(variant)),
                        Cell.of(choice.from() + " to " + (choice.to() - 1)),
                        Cell.of(
                                choice.parameters() == null
                                        ? "nothing opened"
                                        : choice.parameters().toString()),
                        Cell.of(Words.number(choice.inSample(), 3)),
                        Cell.signed(
                                Words.percent(evidence.walk().net(choice)),
                                evidence.walk().net(choice))));
            }
        });
        return rows;
    }

    private static void runs(Page page, List<Run> runs) {
        page.text(
                "Simulated venues: what it came to",
                List.of("The shipped strategies walked forward through the platform's own engine and rules: parameters"
                        + " chosen on forty minutes by the Sharpe ratio after costs, judged on the next twenty."
                        + " The market is the simulator's, whose makers, flow and funding are made up: this shows"
                        + " that the machine does what it says and what its orders cost, and nothing about the"
                        + " world's markets."));
        page.table(
                "Runs",
                List.of(
                        Column.text("Strategy"),
                        Column.number("Seed"),
                        Column.number("Net"),
                        Column.number("Fees"),
                        Column.number("Slippage"),
                        Column.number("Funding"),
                        Column.number("Round trips"),
                        Column.number("Hit rate"),
                        Column.number("Fills"),
                        Column.number("Net without fees")),
                runs.stream().map(StudyPage::run).toList(),
                "");
        page.table(
                "What was chosen and what came of it",
                List.of(
                        Column.text("Strategy"),
                        Column.number("Seed"),
                        Column.text("Chosen"),
                        Column.number("Sharpe ratio before"),
                        Column.number("Net"),
                        Column.text("Rank")),
                runs.stream()
                        .flatMap(run -> run.windows().stream().map(each -> judged(run, each)))
                        .toList(),
                "");
    }

    private static List<Cell> judged(Run run, Judged judged) {
        double net = judged.net().doubleValue();
        return List.of(
                Cell.of(run.variant()),
                Cell.of(Long.toString(run.seed())),
                Cell.of(judged.parameters().toString()),
                Cell.of(Double.isFinite(judged.before()) ? Words.number(judged.before(), 1) : "–"),
                Cell.signed(Words.number(net, 2), net),
                Cell.of(judged.rank() + " of " + judged.of()));
    }

    private static List<Cell> run(Run run) {
        Performance performance = Performance.of(run.report());
        double net = StudyFigures.net(run);
        double fees = run.report().costs().fees().doubleValue();
        OptionalDouble hits = performance.of(Measure.HIT_RATE);
        return List.of(
                Cell.of(run.variant()),
                Cell.of(Long.toString(run.seed())),
                Cell.signed(Words.number(net, 2), net),
                Cell.of(Words.number(fees, 2)),
                Cell.of(Words.number(run.report().costs().slippage().doubleValue(), 2)),
                Cell.of(Words.number(run.report().costs().funding().doubleValue(), 2)),
                Cell.of(Integer.toString(run.report().trades().size())),
                Cell.of(hits.isPresent() ? Words.percent(hits.getAsDouble()) : "–"),
                Cell.of(Integer.toString(run.report().fills().size())),
                Cell.signed(Words.number(net + fees, 2), net + fees));
    }
}

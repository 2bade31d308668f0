package io.traider.console;

import com.vaadin.flow.component.html.Div;
import io.traider.judging.JudgementResult;
import io.traider.judging.SideFigures;
import io.traider.report.Measure;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/** A judgement's figures, the candidate beside the score in force. */
final class JudgementFigures extends Div {

    private static final List<Measure> MEASURES =
            List.of(Measure.SHARPE, Measure.DEFLATED_SHARPE, Measure.MAX_DRAWDOWN, Measure.TURNOVER, Measure.TRADES);

    private final SequencedMap<String, List<String>> rows = new LinkedHashMap<>();

    JudgementFigures(JudgementResult result) {
        DataTable table = new DataTable(
                "Figures",
                "No figures.",
                Column.text("Figure"),
                Column.number("Candidate"),
                Column.number("In force"),
                Column.text("Better is"));
        both(result, "Hit rate", side -> Models.percent(side.scores().hitRate()), "more");
        both(result, "Brier score", side -> Models.number(side.scores().brier()), "less");
        both(result, "Calibration error", side -> Models.number(side.scores().calibrationError()), "less");
        both(
                result,
                "Information coefficient",
                side -> Models.number(side.scores().informationCoefficient()),
                "more");
        both(result, "Area under ROC", side -> Models.number(side.scores().auc()), "more than 0.5");
        both(
                result,
                "Chance that luck does as well",
                side -> Models.number(side.luck().pValue()),
                "less");
        both(result, "Net of costs, USD", side -> Words.signed(BigDecimal.valueOf(side.net())), "more");
        for (Measure each : MEASURES) {
            both(result, each.label(), side -> measure(side, each), better(each));
        }
        both(
                result,
                "Scores refused",
                side -> Words.count(side.refused()) + " of " + Words.count(side.asked()),
                "less");
        table.show(rows);
        add(table);
    }

    private void both(JudgementResult of, String name, Function<SideFigures, String> figure, String better) {
        rows.put(name, List.of(name, figure.apply(of.candidate()), figure.apply(of.active()), better));
    }

    private static String measure(SideFigures side, Measure measure) {
        double value = side.of(measure);
        return Double.isNaN(value) ? "–" : Runs.value(measure.unit(), value);
    }

    private static String better(Measure measure) {
        return switch (measure) {
            case MAX_DRAWDOWN, TURNOVER -> "less";
            case TRADES -> "";
            default -> "more";
        };
    }
}

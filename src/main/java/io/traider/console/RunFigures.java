package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import io.traider.backtest.BacktestSummary;
import io.traider.report.Measure;
import java.math.BigDecimal;
import java.util.Locale;

/** A run in seven numbers. */
final class RunFigures extends Div {

    private final Element list = new Element("div").setAttribute("class", "figures");

    RunFigures(BacktestSummary run) {
        getElement().appendChild(list);
        BigDecimal gain = new BigDecimal(run.endEquity()).subtract(new BigDecimal(run.startEquity()));
        Element lead = figure("Equity in USD", Words.money(new BigDecimal(run.endEquity())));
        lead.setAttribute("class", "figure lead");
        Element below = sign(new Element("dd").setText(Words.signed(gain) + " net"), Words.signed(gain));
        below.getClassList().add("below");
        below.getClassList().add("number");
        lead.appendChild(below);
        signed(run, Measure.TOTAL_RETURN);
        signed(run, Measure.BENCHMARK_RETURN);
        plain(run, Measure.MAX_DRAWDOWN);
        sharpe(run);
        plain(run, Measure.HIT_RATE);
        plain(run, Measure.TRADES);
    }

    private Element figure(String name, String value) {
        Element figure = new Element("dl").setAttribute("class", "figure");
        Element number = new Element("dd").setText(value).setAttribute("data-figure", name);
        number.getClassList().add("number");
        figure.appendChild(new Element("dt").setText(name), number);
        list.appendChild(figure);
        return figure;
    }

    private void plain(BacktestSummary run, Measure measure) {
        Double value = run.figures().get(measure.key());
        figure(measure.label(), value == null ? "–" : Runs.value(measure.unit(), value))
                .setAttribute("title", measure.meaning());
    }

    private void signed(BacktestSummary run, Measure measure) {
        Double value = run.figures().get(measure.key());
        String text = value == null ? "–" : Runs.signed(measure.unit(), value);
        Element figure = figure(measure.label(), text).setAttribute("title", measure.meaning());
        sign(figure.getChild(1), text);
    }

    private void sharpe(BacktestSummary run) {
        plain(run, Measure.SHARPE);
        Double error = run.figures().get(Measure.SHARPE_ERROR.key());
        if (error != null) {
            Element below = new Element("dd").setText(String.format(Locale.ENGLISH, "± %,.1f", 1.96 * error));
            below.setAttribute("title", "About 95 %: 1.96 standard errors either way.");
            below.getClassList().add("below");
            below.getClassList().add("faint");
            list.getChild(list.getChildCount() - 1).appendChild(below);
        }
    }

    private static Element sign(Element value, String text) {
        value.getClassList().set("up", text.startsWith("+"));
        value.getClassList().set("down", text.startsWith("−"));
        return value;
    }
}

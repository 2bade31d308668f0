package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.traider.backtest.desk.BacktestRequest;
import io.traider.backtest.desk.BacktestRequest.Bars;
import io.traider.backtest.desk.BacktestRequest.Problem;
import io.traider.backtest.desk.Workshop.BarSeries;
import io.traider.backtest.desk.Workshop.Choices;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run on bars asks for beside other runs: which bars, the averages' spans, unit, capital, and how orders meet bars. */
final class BarFields {

    private static final String WHOLE_NUMBER = "[1-9][0-9]{0,5}";
    private static final String DECIMAL = "[0-9]{1,15}(\\.[0-9]{1,10})?";
    private static final Map<String, String> FILLS = fills();

    private final Choices choices;
    private final Select<BarSeries> series = new Select<>();
    private final TextField fast;
    private final TextField slow;
    private final TextField unit;
    private final TextField capital;
    private final Select<String> fill = new Select<>();
    private final TextField limit;
    private final TextField coefficient;
    /** How the strategy enters where the page cannot say it: kept when a run is run again. */
    private String entry = "";

    private final Div what;
    private final Div size;
    private final Div orders;

    BarFields(RequestFields fields, Choices choices) {
        this.choices = choices;
        fast = fields.text("bars.fast", "Fast average, bars");
        slow = fields.text("bars.slow", "Slow average, bars");
        unit = fields.text("bars.unit", "Held when long");
        capital = fields.text("bars.capital", "Capital");
        limit = fields.text("bars.limit", "Most of a bar's volume");
        coefficient = fields.text("bars.coefficient", "Coefficient");
        series.setLabel("Bars");
        series.setItems(choices.bars());
        series.setItemLabelGenerator(each -> each.interval() + " of " + each.instrument());
        fields.put("bars.instrument", series);
        fill.setLabel("A market order pays");
        fill.setItems(FILLS.keySet());
        fill.setItemLabelGenerator(each -> FILLS.getOrDefault(each, each));
        fill.addValueChangeListener(change -> {
            boolean whole = change.getValue().startsWith("whole");
            limit.setVisible(!whole);
            coefficient.setVisible(!whole);
        });
        what = new Div(series, fast, slow);
        size = new Div(unit, capital);
        orders = new Div(fill, limit, coefficient);
        List.of(what, size, orders).forEach(row -> row.addClassName("row"));
    }

    private static Map<String, String> fills() {
        Map<String, String> fills = new LinkedHashMap<>();
        fills.put("volume-share:open", "Open, by the square of our volume");
        fills.put("volume-share:close", "Close, by the square of our volume");
        fills.put("square-root:open", "Open, by the root of our volume");
        fills.put("square-root:close", "Close, by the root of our volume");
        fills.put("whole:open", "Open, whatever the size");
        fills.put("whole:close", "Close, whatever the size");
        return fills;
    }

    /** Which bars and spans, and how much is put in. */
    List<Div> what() {
        return List.of(what, size);
    }

    /** How orders meet bars. */
    Div orders() {
        return orders;
    }

    void show(boolean shown) {
        what.setVisible(shown);
        size.setVisible(shown);
        orders.setVisible(shown);
    }

    /** Where problems with strategy and fill model are shown on bars. */
    void claim(RequestFields fields) {
        fields.put("strategy", slow);
        fields.put("fill", limit);
    }

    /** The bars that are chosen. */
    @Nullable
    BarSeries chosen() {
        return series.getValue();
    }

    void onChoice(Runnable told) {
        series.addValueChangeListener(change -> told.run());
    }

    void fill(BacktestRequest before) {
        Bars bars = before.bars();
        String[] half = (bars == null ? BacktestRequest.BAR_STRATEGY : before.strategy()).split("(?=\\+)", 2);
        entry = half.length == 1 ? "" : half[1];
        String[] spans = half[0].split(":");
        fast.setValue(spans[1]);
        slow.setValue(spans[2]);
        unit.setValue(bars == null ? "1" : bars.unit().toPlainString());
        capital.setValue(bars == null ? "100000" : bars.capital().toPlainString());
        String[] usual = BacktestRequest.BAR_FILL.split(":");
        String[] model = (bars == null ? BacktestRequest.BAR_FILL : before.fill()).split(":");
        fill.setValue(model[0] + ":" + model[1]);
        limit.setValue(model.length > 2 ? model[2] : usual[2]);
        coefficient.setValue(model.length > 2 ? model[3] : usual[3]);
        BarSeries had = bars == null ? null : choices.bars(bars);
        series.setValue(
                had != null || choices.bars().isEmpty() ? had : choices.bars().getFirst());
    }

    /** What cannot even be read as what it should be. */
    void unread(List<Problem> problems) {
        RequestFields.unread(problems, "bars.fast", fast, WHOLE_NUMBER, "a whole number such as 12");
        RequestFields.unread(problems, "bars.slow", slow, WHOLE_NUMBER, "a whole number such as 26");
        RequestFields.unread(problems, "bars.unit", unit, DECIMAL, "a number such as 1");
        RequestFields.unread(problems, "bars.capital", capital, DECIMAL, "a number such as 100000");
        if (limit.isVisible()) {
            RequestFields.unread(problems, "bars.limit", limit, DECIMAL, "a number such as 0.025");
            RequestFields.unread(problems, "bars.coefficient", coefficient, DECIMAL, "a number such as 0.1");
        }
    }

    String strategy() {
        return "ema-cross:" + fast.getValue().strip() + ":" + slow.getValue().strip() + entry;
    }

    String fillModel() {
        return fill.getValue()
                + (limit.isVisible()
                        ? ":" + limit.getValue().strip() + ":"
                                + coefficient.getValue().strip()
                        : "");
    }

    /** Zero for numbers that {@link #unread} complains of. */
    Bars bars() {
        BarSeries of = series.getValue();
        return new Bars(
                of == null ? "" : of.instrument(), of == null ? "" : of.interval(), number(unit), number(capital));
    }

    private static BigDecimal number(TextField field) {
        String text = field.getValue().strip();
        return text.matches(DECIMAL) ? new BigDecimal(text) : BigDecimal.ZERO;
    }
}

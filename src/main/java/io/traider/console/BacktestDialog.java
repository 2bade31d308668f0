package io.traider.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.traider.backtest.desk.BacktestDesk;
import io.traider.backtest.desk.BacktestRequest;
import io.traider.backtest.desk.BacktestRequest.Problem;
import io.traider.backtest.desk.BacktestRequest.Source;
import io.traider.backtest.desk.BacktestRun;
import io.traider.backtest.desk.Workshop.BarSeries;
import io.traider.backtest.desk.Workshop.Choices;
import io.traider.backtest.desk.Workshop.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asks what to run, with what runs by default in every field, and says at the field what does not do. */
final class BacktestDialog extends Dialog {

    /** Stands among the strategies for those of bars. */
    private static final String ON_BARS = "ema-cross";

    private static final Map<String, String> FILLS = fills();

    private final BacktestDesk desk;
    private final Live live;
    private final Choices choices;
    private final RequestFields fields = new RequestFields(this::start);
    private final TextField name = fields.text("name", "Name");
    private final Select<String> strategy = new Select<>();
    private final Select<Source> source = new Select<>();
    private final Select<String> recording = new Select<>();
    private final TextField hours = fields.text("hours", "Hours");
    private final TextField seed = fields.text("seed", "Seed");
    private final TextField rate = fields.text("rate", "Frames a second");
    private final Div simulated = row(hours, seed, rate);
    private final TextField from = fields.text("from", "From (UTC)");
    private final TextField to = fields.text("to", "To (UTC)");
    private final Div range = row(from, to);
    private final Paragraph span = new Paragraph();
    private final Select<String> fill = new Select<>();
    private final TextField latency = fields.text("latency", "Latency of feed, order, answer");
    private final TextField fees = fields.text("fees", "Fees, maker:taker in bps");
    private final BarFields bars;
    private final Div values = new Div();
    private final Map<String, TextField> changes = new TreeMap<>();
    private final Details changed = new Details("Strategy values", values);
    private final Button start = new Button("Start", click -> start());

    private BacktestDialog(BacktestDesk desk, Live live, Choices choices, BacktestRequest before) {
        this.desk = desk;
        this.live = live;
        this.choices = choices;
        this.bars = new BarFields(fields, choices);
        setHeaderTitle("New backtest");
        name.setPlaceholder("left empty, named after what runs");
        selects();
        Details orders = new Details("Fills, latency and fees", new Div(row(fill, latency, fees), bars.orders()));
        orders.setWidthFull();
        changed.setWidthFull();
        values.addClassNames("row", "values");
        Div body = new Div(name, row(strategy, source));
        bars.what().forEach(body::add);
        body.add(simulated, recording, range, span, orders, changed);
        body.addClassNames("dialog", "wide");
        add(body);
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Close", click -> close()), start);
        fill(before);
        source.addValueChangeListener(change -> shown());
        strategy.addValueChangeListener(change -> shown());
        bars.onChoice(this::span);
        name.focus();
    }

    /** Opens the dialog with a request to begin with, or with what runs by default. */
    static void open(BacktestDesk desk, Live live, @Nullable BacktestRequest before) {
        if (Right.RUN_BACKTESTS.allows(SignedIn.now())) {
            new BacktestDialog(desk, live, desk.choices(), before == null ? BacktestRequest.DEFAULT : before).open();
        }
    }

    private static Map<String, String> fills() {
        Map<String, String> fills = new LinkedHashMap<>();
        fills.put("depth:risk-averse", "Only trades shorten it (risk-averse)");
        fills.put("depth:power-3", "Cancellations by a power law");
        fills.put("depth:log", "Cancellations by a logarithm");
        return fills;
    }

    private static Div row(Component... parts) {
        Div row = new Div(parts);
        row.addClassName("row");
        return row;
    }

    private void selects() {
        List<String> strategies = new ArrayList<>(choices.strategies());
        if (!choices.bars().isEmpty()) {
            strategies.add(ON_BARS);
        }
        strategy.setLabel("Strategy");
        strategy.setItems(strategies);
        strategy.setItemLabelGenerator(each -> each.equals(ON_BARS) ? "EMA cross, on imported bars" : each);
        source.setLabel("Market");
        source.setItems(choices.sources());
        source.setItemLabelGenerator(Runs::source);
        fields.put("source", source);
        recording.setLabel("Recording");
        recording.setItems(choices.recordings());
        fields.put("recording", recording);
        fill.setLabel("Queue before a resting order");
        fill.setItems(FILLS.keySet());
        fill.setItemLabelGenerator(each -> FILLS.getOrDefault(each, each));
        fees.setPlaceholder("each venue's own schedule");
        from.setPlaceholder("the first there is");
        to.setPlaceholder("all there is");
    }

    private boolean onBars() {
        return ON_BARS.equals(strategy.getValue());
    }

    private Source market() {
        return onBars() ? Source.HISTORY : source.getValue();
    }

    /** Shows the fields that what is chosen needs. */
    private void shown() {
        boolean made = market() == Source.SIMULATED;
        source.setVisible(!onBars());
        simulated.setVisible(made);
        range.setVisible(!made);
        recording.setVisible(market() == Source.CAPTURES);
        fill.setVisible(!onBars());
        changed.setVisible(!onBars());
        bars.show(onBars());
        fields.clear();
        fields.put("strategy", strategy);
        fields.put("fill", fill);
        if (onBars()) {
            bars.claim(fields);
        }
        span();
        values(Map.of());
    }

    private void span() {
        BarSeries series = onBars() ? bars.chosen() : null;
        Span known = series == null ? choices.span(market()) : series.span();
        span.setVisible(known != null);
        if (known != null) {
            span.setText("There is data from " + Runs.time(known.from()) + " to " + Runs.time(known.to()) + ".");
        }
    }

    private void values(Map<String, String> set) {
        values.removeAll();
        changes.clear();
        fields.forget("changes.");
        choices.values(strategy.getValue(), source.getValue()).forEach((key, shipped) -> {
            TextField field = fields.text("changes." + key, key);
            field.setPlaceholder(shipped);
            field.setValue(set.getOrDefault(key, ""));
            changes.put(key, field);
            values.add(field);
        });
    }

    private void fill(BacktestRequest before) {
        name.setValue(before.name());
        hours.setValue(Integer.toString(before.hours()));
        seed.setValue(Long.toString(before.seed()));
        rate.setValue(Integer.toString(before.rate()));
        from.setValue(before.from() == null ? "" : Moments.text(before.from()));
        to.setValue(before.to() == null ? "" : Moments.text(before.to()));
        latency.setValue(before.latency());
        fees.setValue(before.fees());
        bars.fill(before);
        boolean onBars = before.bars() != null;
        fill.setValue(onBars ? BacktestRequest.DEFAULT.fill() : before.fill());
        boolean had = choices.sources().contains(before.source());
        source.setValue(had ? before.source() : choices.sources().getFirst());
        boolean known = choices.strategies().contains(before.strategy());
        strategy.setValue(
                onBars && !choices.bars().isEmpty()
                        ? ON_BARS
                        : known ? before.strategy() : choices.strategies().getFirst());
        if (choices.recordings().contains(before.recording())) {
            recording.setValue(before.recording());
        }
        shown();
        values(before.changes());
        changed.setOpened(!before.changes().isEmpty());
    }

    private void start() {
        fields.clear();
        if (!start.isEnabled() || !Right.RUN_BACKTESTS.allows(SignedIn.now())) {
            return;
        }
        BacktestRequest request = request();
        List<Problem> problems = new ArrayList<>(unread());
        problems.addAll(desk.problems(request));
        if (problems.isEmpty()) {
            begin(request);
        } else {
            fields.mark(problems);
        }
    }

    private void begin(BacktestRequest request) {
        start.setEnabled(false);
        String by = SignedIn.now().name();
        live.ask(this, () -> desk.start(request, by), (run, failure) -> {
            start.setEnabled(true);
            if (failure != null) {
                Notice.failed("The backtest could not be started", failure);
            } else {
                getUI().ifPresent(ui -> opened(ui, run));
                close();
            }
        });
    }

    private static void opened(UI ui, BacktestRun run) {
        ui.navigate("backtests/" + run.id());
    }

    /** What cannot even be read as what it should be. */
    private List<Problem> unread() {
        List<Problem> problems = new ArrayList<>();
        if (onBars()) {
            bars.unread(problems);
        }
        RequestFields.unread(problems, "hours", hours, "[0-9]{1,6}", "a whole number such as 4");
        RequestFields.unread(problems, "rate", rate, "[0-9]{1,6}", "a whole number such as 400");
        RequestFields.unread(problems, "seed", seed, "-?[0-9]{1,18}", "a whole number such as 7");
        for (TextField field : List.of(from, to)) {
            if (Moments.wrong(field.getValue())) {
                problems.add(new Problem(field == from ? "from" : "to", "Maybe 2026-01-31 or 2026-01-31 14:30"));
            }
        }
        return problems;
    }

    private BacktestRequest request() {
        boolean made = market() == Source.SIMULATED;
        TreeMap<String, String> set = new TreeMap<>();
        changes.forEach((key, field) -> {
            if (!field.getValue().isBlank()) {
                set.put(key, field.getValue().strip());
            }
        });
        return new BacktestRequest(
                name.getValue().strip(),
                onBars() ? bars.strategy() : strategy.getValue(),
                market(),
                market() == Source.CAPTURES && recording.getValue() != null ? recording.getValue() : "",
                made ? null : Moments.parse(from.getValue()),
                made ? null : Moments.parse(to.getValue()),
                (int) number(hours),
                number(seed),
                (int) number(rate),
                onBars() ? bars.fillModel() : fill.getValue(),
                latency.getValue().strip(),
                fees.getValue().strip(),
                set,
                onBars() ? bars.bars() : null);
    }

    /** Zero for what {@link #unread} complains of. */
    private static long number(TextField field) {
        String text = field.getValue().strip();
        return text.matches("-?[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}

package io.traider.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.traider.backtest.desk.BacktestDesk;
import io.traider.backtest.desk.BacktestRequest;
import io.traider.backtest.desk.BacktestRequest.Problem;
import io.traider.backtest.desk.BacktestRequest.Source;
import io.traider.backtest.desk.BacktestRun;
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

    private static final Map<String, String> FILLS = fills();

    private final BacktestDesk desk;
    private final Live live;
    private final Choices choices;
    private final Map<String, Component> fields = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final TextField name = text("name", "Name");
    private final Select<String> strategy = new Select<>();
    private final Select<Source> source = new Select<>();
    private final Select<String> recording = new Select<>();
    private final TextField hours = text("hours", "Hours");
    private final TextField seed = text("seed", "Seed");
    private final TextField rate = text("rate", "Frames a second");
    private final TextField from = text("from", "From (UTC)");
    private final TextField to = text("to", "To (UTC)");
    private final Paragraph span = new Paragraph();
    private final Select<String> fill = new Select<>();
    private final TextField latency = text("latency", "Latency of feed, order, answer");
    private final TextField fees = text("fees", "Fees, maker:taker in bps");
    private final Div values = new Div();
    private final Map<String, TextField> changes = new TreeMap<>();
    private final Details changed = new Details("Strategy values", values);
    private final Button start = new Button("Start", click -> start());

    private BacktestDialog(BacktestDesk desk, Live live, Choices choices, BacktestRequest before) {
        this.desk = desk;
        this.live = live;
        this.choices = choices;
        setHeaderTitle("New backtest");
        name.setPlaceholder("left empty, named after what runs");
        selects();
        Div simulated = row(hours, seed, rate);
        Div range = row(from, to);
        Div models = row(fill, latency, fees);
        Details orders = new Details("Fills, latency and fees", models);
        orders.setWidthFull();
        changed.setWidthFull();
        values.addClassNames("row", "values");
        Div body = new Div(name, row(strategy, source), simulated, recording, range, span, orders, changed);
        body.addClassNames("dialog", "wide");
        add(body);
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Close", click -> close()), start);
        source.addValueChangeListener(change -> {
            boolean made = change.getValue() == Source.SIMULATED;
            simulated.setVisible(made);
            range.setVisible(!made);
            recording.setVisible(change.getValue() == Source.CAPTURES);
            span();
            values(Map.of());
        });
        strategy.addValueChangeListener(change -> values(Map.of()));
        fill(before);
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

    /** Sends its value with every key, so that Enter starts what is seen. */
    private TextField text(String key, String label) {
        TextField field = new TextField(label);
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addKeyDownListener(Key.ENTER, event -> start());
        fields.put(key, field);
        return field;
    }

    private void selects() {
        strategy.setLabel("Strategy");
        strategy.setItems(choices.strategies());
        fields.put("strategy", strategy);
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
        fields.put("fill", fill);
        fees.setPlaceholder("each venue's own schedule");
        from.setPlaceholder("the first there is");
        to.setPlaceholder("all there is");
    }

    private void span() {
        Span known = choices.span(source.getValue());
        span.setVisible(known != null);
        if (known != null) {
            span.setText("There is data from " + Runs.time(known.from()) + " to " + Runs.time(known.to()) + ".");
        }
    }

    private void values(Map<String, String> set) {
        if (strategy.getValue() == null || source.getValue() == null) {
            return;
        }
        values.removeAll();
        changes.clear();
        fields.keySet().removeIf(key -> key.startsWith("changes."));
        choices.values(strategy.getValue(), source.getValue()).forEach((key, shipped) -> {
            TextField field = text("changes." + key, key);
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
        fill.setValue(before.fill());
        latency.setValue(before.latency());
        fees.setValue(before.fees());
        boolean had = choices.sources().contains(before.source());
        boolean known = choices.strategies().contains(before.strategy());
        strategy.setValue(known ? before.strategy() : choices.strategies().getFirst());
        source.setValue(had ? before.source() : choices.sources().getFirst());
        if (choices.recordings().contains(before.recording())) {
            recording.setValue(before.recording());
        }
        values(before.changes());
        changed.setOpened(!before.changes().isEmpty());
    }

    private void start() {
        wrong.forEach(key -> mark(key, ""));
        wrong.clear();
        if (!start.isEnabled() || !Right.RUN_BACKTESTS.allows(SignedIn.now())) {
            return;
        }
        BacktestRequest request = request();
        List<Problem> problems = new ArrayList<>(unread());
        desk.problems(request).stream()
                .filter(problem -> !wrong.contains(problem.field()))
                .forEach(problems::add);
        problems.forEach(problem -> {
            wrong.add(problem.field());
            mark(problem.field(), problem.advice());
        });
        if (problems.isEmpty()) {
            begin(request);
        } else {
            show(problems.getFirst().field());
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

    private void show(String key) {
        Component field = fields.get(key);
        if (field != null) {
            field.getParent()
                    .ifPresent(parent -> parent.getParent()
                            .filter(Details.class::isInstance)
                            .ifPresent(details -> ((Details) details).setOpened(true)));
        }
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    private void mark(String key, String advice) {
        if (fields.get(key) instanceof HasValidation field) {
            field.setErrorMessage(advice);
            field.setInvalid(!advice.isEmpty());
        } else if (!advice.isEmpty()) {
            Notice.refused(advice);
        }
    }

    /** What cannot even be read as what it should be. */
    private List<Problem> unread() {
        List<Problem> problems = new ArrayList<>();
        unread(problems, "hours", hours, "[0-9]{1,6}", "a whole number such as 4");
        unread(problems, "rate", rate, "[0-9]{1,6}", "a whole number such as 400");
        unread(problems, "seed", seed, "-?[0-9]{1,18}", "a whole number such as 7");
        for (TextField field : List.of(from, to)) {
            if (Moments.wrong(field.getValue())) {
                problems.add(new Problem(field == from ? "from" : "to", "Maybe 2026-01-31 or 2026-01-31 14:30"));
            }
        }
        problems.forEach(problem -> wrong.add(problem.field()));
        return problems;
    }

    private static void unread(List<Problem> problems, String key, TextField field, String form, String example) {
        if (!field.getValue().strip().matches(form)) {
            problems.add(new Problem(key, "Write " + example + "."));
        }
    }

    private BacktestRequest request() {
        boolean made = source.getValue() == Source.SIMULATED;
        TreeMap<String, String> set = new TreeMap<>();
        changes.forEach((key, field) -> {
            if (!field.getValue().isBlank()) {
                set.put(key, field.getValue().strip());
            }
        });
        return new BacktestRequest(
                name.getValue().strip(),
                strategy.getValue(),
                source.getValue(),
                source.getValue() == Source.CAPTURES && recording.getValue() != null ? recording.getValue() : "",
                made ? null : Moments.parse(from.getValue()),
                made ? null : Moments.parse(to.getValue()),
                (int) number(hours),
                number(seed),
                (int) number(rate),
                fill.getValue(),
                latency.getValue().strip(),
                fees.getValue().strip(),
                set);
    }

    /** Zero for what {@link #unread} complains of. */
    private static long number(TextField field) {
        String text = field.getValue().strip();
        return text.matches("-?[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}

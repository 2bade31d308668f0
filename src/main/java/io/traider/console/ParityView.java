package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.traider.journal.ParityCheck;
import io.traider.journal.ParityCheck.Figures;
import io.traider.parity.ParityDesk;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether the code still decides what it decided: replays of recorded days, and how far a run of its own is apart. */
@Route(value = "parity", layout = Frame.class)
@PageTitle("Parity · TRAIDER")
@PermitAll
class ParityView extends Div {

    private static final int SHOWN = 90;

    private final Live live;
    private final ParityDesk desk;
    private final Span state = Panel.meta("");
    private final Input day = new Input();
    private final Chart decisions = chart("Decisions apart");
    private final Chart fills = chart("Fills apart");
    private final Chart profit = chart("Profit apart");
    private final Chart latency = chart("Latency apart, milliseconds");
    private final DataTable table = new DataTable(
            "Replays",
            "No day was replayed yet. Each night the day before is, and you may replay one now.",
            Column.text("Day"),
            Column.state("Result"),
            Column.number("Inputs"),
            Column.number("Decisions"),
            Column.number("Differences"),
            Column.number("Decisions apart"),
            Column.number("Fills apart"),
            Column.signed("Profit apart"),
            Column.text("Asked by"),
            Column.time("Asked"),
            Column.wide("First difference"));
    private @Nullable Object seen;

    ParityView(Live live, ParityDesk desk) {
        this.live = live;
        this.desk = desk;
        Div grid = new Div(
                new Panel("Replays of recorded days", table).beside(asking()).named("all"),
                panel("Decisions apart", decisions),
                panel("Fills apart", fills),
                panel("Profit apart", profit),
                panel("Latency apart", latency));
        grid.addClassName("parity");
        add(new Head("Parity", live), grid);
        live.follow(this, moment -> look());
    }

    private static Chart chart(String name) {
        return Chart.line(name, "The curve begins with the second day that was replayed with its venue.");
    }

    private static Panel panel(String title, Chart chart) {
        return new Panel(title, chart).beside(Panel.meta("a run with a venue of its own, less what was recorded"));
    }

    private Div asking() {
        day.setType("date");
        day.setValue(LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
        day.getElement().setAttribute("aria-label", "Day to replay");
        Button replay = new Button("Replay", click -> ask());
        replay.addThemeVariants(ButtonVariant.LUMO_SMALL);
        boolean may = SignedIn.now().may(Right.REPLAY_DAYS);
        day.setVisible(may);
        replay.setVisible(may);
        Div asking = new Div(state, day, replay);
        asking.addClassName("asking");
        return asking;
    }

    private void ask() {
        SignedIn somebody = SignedIn.now();
        if (!Right.REPLAY_DAYS.allows(somebody)) {
            return;
        }
        LocalDate wanted;
        try {
            wanted = LocalDate.parse(day.getValue());
        } catch (DateTimeParseException e) {
            Notice.refused("'" + day.getValue() + "' is no day.");
            return;
        }
        live.show(
                this,
                CompletableFuture.supplyAsync(() -> desk.request(wanted, somebody.name()), Thread::startVirtualThread),
                (check, failure) -> {
                    if (failure == null) {
                        Notice.done("The replay of " + check.day() + " runs in the background");
                        look();
                    } else {
                        Notice.failed("The replay could not begin", failure);
                    }
                });
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        seen = null;
    }

    /** Reads the list again when a check began or ended. */
    private void look() {
        Object now = List.of(desk.running(), desk.last());
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        state.setText(
                desk.running().map(check -> "replays " + check.day() + " now").orElse(""));
        live.show(
                this,
                CompletableFuture.supplyAsync(() -> desk.latest(SHOWN), Thread::startVirtualThread),
                (checks, failure) -> {
                    if (failure == null) {
                        show(checks);
                    } else {
                        Notice.failed("The replays could not be read", failure);
                    }
                });
    }

    private void show(List<ParityCheck> checks) {
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        TreeMap<LocalDate, Figures> byDay = new TreeMap<>();
        for (ParityCheck check : checks) {
            rows.put(Long.toString(check.id()), cells(check));
            if (check.figures() != null) {
                byDay.putIfAbsent(check.day(), check.figures());
            }
        }
        table.show(rows);
        decisions.set(points(byDay, Figures::decisionsApart), 0);
        fills.set(points(byDay, Figures::fillsApart), 0);
        profit.set(points(byDay, Figures::pnlApart), 2);
        latency.set(points(byDay, ParityView::latency), 1);
    }

    private static @Nullable Double latency(Figures figures) {
        return figures.replayedLatencyMillis() == null || figures.recordedLatencyMillis() == null
                ? null
                : figures.replayedLatencyMillis() - figures.recordedLatencyMillis();
    }

    private static List<double[]> points(
            TreeMap<LocalDate, Figures> byDay, Function<Figures, @Nullable Number> figure) {
        return byDay.entrySet().stream()
                .filter(each -> figure.apply(each.getValue()) != null)
                .map(each ->
                        new double[] {each.getKey().toEpochDay() * 86_400.0, number(figure.apply(each.getValue()))})
                .toList();
    }

    private static double number(@Nullable Number value) {
        return value == null ? Double.NaN : value.doubleValue();
    }

    private static List<String> cells(ParityCheck check) {
        Figures figures = check.figures();
        return List.of(
                check.day().toString(),
                result(check),
                figures == null ? "" : Words.count(figures.inputs()),
                figures == null ? "" : Words.count(figures.decisions()),
                figures == null ? "" : Words.count(figures.differences()),
                figures == null || figures.decisionsApart() == null ? "" : Words.count(figures.decisionsApart()),
                figures == null || figures.fillsApart() == null ? "" : Words.count(figures.fillsApart()),
                figures == null || figures.pnlApart() == null ? "" : Words.signed(figures.pnlApart()),
                check.requestedBy(),
                millis(check.requestedAt()),
                check.remark());
    }

    private static String result(ParityCheck check) {
        return switch (check.state()) {
            case RUNNING -> "plain Running";
            case IDENTICAL -> "good Identical";
            case DIFFERENT -> "bad Different: " + cause(check);
            case EMPTY -> "plain Nothing recorded";
            case STOPPED -> "plain Stopped";
            case FAILED -> "warn Failed";
        };
    }

    /** What a difference came of, in words. */
    static String cause(ParityCheck check) {
        return check.cause().toLowerCase(Locale.ENGLISH).replace('_', ' ');
    }

    private static String millis(Instant time) {
        return Long.toString(time.toEpochMilli());
    }
}

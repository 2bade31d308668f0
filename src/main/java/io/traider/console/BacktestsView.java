package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.traider.backtest.desk.BacktestDesk;
import io.traider.backtest.desk.BacktestRun;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** Runs over the past: those that were made, the one under way, and the way to a new one. */
@Route(value = "backtests", layout = Frame.class)
@PageTitle("Backtests · TRAIDER")
@PermitAll
class BacktestsView extends Div {

    private static final int PAGE = 50;

    private final Live live;
    private final BacktestDesk desk;
    private final DataTable table = Runs.table();
    private final Button compare = new Button("Compare", click -> compare());
    private final SequencedSet<Long> chosen = new LinkedHashSet<>();
    private List<BacktestRun> runs = List.of();
    private int wanted = PAGE;
    private long seen = -1;
    private boolean more;

    BacktestsView(Live live, BacktestDesk desk) {
        this.live = live;
        this.desk = desk;
        table.onCheck(this::choose);
        table.onMore(() -> {
            wanted += PAGE;
            read();
        });
        compare.addThemeVariants(ButtonVariant.LUMO_SMALL);
        Panel panel = new Panel("Runs", table).named("runs").beside(compare);
        if (SignedIn.now().may(Right.RUN_BACKTESTS)) {
            Button start = new Button("New backtest…", click -> BacktestDialog.open(desk, live, null));
            start.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
            panel.beside(start);
        }
        add(new Head("Backtests", live), panel);
        choices();
        live.follow(this, moment -> follow());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        seen = -1;
    }

    private void follow() {
        if (desk.changes() != seen) {
            seen = desk.changes();
            read();
        } else {
            show();
        }
    }

    private void read() {
        int first = wanted;
        live.ask(this, () -> desk.list(first + 1, null), (found, failure) -> {
            if (failure != null) {
                Notice.failed("The backtests could not be read", failure);
                return;
            }
            more = found.size() > first;
            runs = found.subList(0, Math.min(first, found.size()));
            chosen.retainAll(runs.stream().map(BacktestRun::id).toList());
            choices();
            show();
        });
    }

    private void show() {
        BacktestRun now = desk.run();
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        for (BacktestRun run : runs) {
            BacktestRun newest = now != null && now.id() == run.id() ? now : run;
            rows.put(Long.toString(run.id()), Runs.cells(newest, chosen.contains(run.id())));
        }
        table.show(rows, more);
    }

    /** Of three that are ticked the one that was ticked first loses its tick. */
    private void choose(String key, boolean on) {
        long id = Long.parseLong(key);
        chosen.remove(id);
        if (on) {
            chosen.add(id);
        }
        if (chosen.size() > 2) {
            chosen.removeFirst();
        }
        choices();
        show();
    }

    private void choices() {
        compare.setEnabled(chosen.size() == 2);
        compare.setText(chosen.size() == 2 ? "Compare two" : "Compare: tick two");
    }

    private void compare() {
        if (chosen.size() == 2) {
            Map<String, String> both = Map.of(
                    "a", Long.toString(Math.min(chosen.getFirst(), chosen.getLast())),
                    "b", Long.toString(Math.max(chosen.getFirst(), chosen.getLast())));
            getUI().ifPresent(ui -> ui.navigate(BacktestCompareView.class, QueryParameters.simple(both)));
        }
    }
}

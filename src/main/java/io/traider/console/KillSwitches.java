package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import io.traider.domain.KillSwitch;
import io.traider.session.SessionState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The engaged kill switches, and the ways to engage and release them. */
final class KillSwitches extends com.vaadin.flow.component.Composite<Panel> {

    private final boolean mayRelease = SignedIn.now().may(Right.RELEASE_KILL_SWITCH);
    private final DataTable table;
    private final Panel panel;
    private SessionState state;

    KillSwitches(Live live, Commands commands) {
        state = live.now().state();
        table = new DataTable(
                "Engaged kill switches", "None is engaged: the strategies may trade within their limits.", columns());
        panel = new Panel("Kill switch", table).named("all");
        if (SignedIn.now().may(Right.ENGAGE_KILL_SWITCH)) {
            Button stop = new Button("Stop trading…", click -> new EngageDialog(commands, state).open());
            stop.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
            panel.beside(stop);
        }
        table.onAct(key -> state.switches().stream()
                .filter(engaged -> engaged.scope().toString().equals(key))
                .findFirst()
                .ifPresent(engaged -> new ReleaseDialog(commands, engaged).open()));
        live.follow(this, moment -> show(moment.state()));
    }

    @Override
    protected Panel initContent() {
        return panel;
    }

    private Column[] columns() {
        List<Column> columns = new ArrayList<>(
                List.of(Column.text("Stopped"), Column.text("By"), Column.time("Since"), Column.wide("Reason")));
        if (mayRelease) {
            columns.add(Column.action("Action"));
        }
        return columns.toArray(Column[]::new);
    }

    private void show(SessionState newest) {
        state = newest;
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        newest.switches().forEach(engaged -> rows.put(engaged.scope().toString(), cells(engaged)));
        table.show(rows);
    }

    private List<String> cells(KillSwitch engaged) {
        String scope = Words.scope(engaged.scope());
        List<String> cells = new ArrayList<>(
                List.of(Words.capital(scope), engaged.by(), Words.millis(engaged.sinceNanos()), engaged.reason()));
        if (mayRelease) {
            cells.add("Release…\nRelease the kill switch on " + scope);
        }
        return cells;
    }
}

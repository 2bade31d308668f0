package io.traider.console;

import com.vaadin.flow.component.html.Div;
import io.traider.backtest.desk.BacktestDesk;
import io.traider.backtest.desk.BacktestRun;
import io.traider.domain.Decision;
import io.traider.journal.Page;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a run decided, and of one decision why. */
final class RunDecisions extends Div {

    private static final long NANOS_BETWEEN_LOOKS = 2_000_000_000L;

    private final Live live;
    private final RunTrail trail;
    private final JournalList<Decision> list;
    private @Nullable DecisionPanel detail;

    RunDecisions(Live live, BacktestDesk desk, BacktestRun run) {
        this.live = live;
        this.trail = new RunTrail(desk, run.id());
        DataTable table = Decisions.table(
                run.state().ended() ? "The run decided nothing." : "Nothing decided yet. The strategy first warms up.");
        list = new JournalList<>(
                live,
                table,
                (all, first, after) -> CompletableFuture.supplyAsync(
                        () -> desk.decisions(run.id(), first, after), Thread::startVirtualThread),
                this::cells,
                moment -> run.state().ended() ? 0 : System.nanoTime() / NANOS_BETWEEN_LOOKS);
        addClassName("split");
        add(new Panel("Decisions", list));
    }

    private List<String> cells(Page.Row<Decision> row) {
        return Decisions.cells(row, trail.address(row.cursor().toString()));
    }

    /** Shows one, or none. */
    void open(@Nullable String place, @Nullable Decision decision) {
        if (detail != null) {
            remove(detail);
        }
        detail = place == null ? null : new DecisionPanel(live, trail, place, decision);
        setClassName("opened", detail != null);
        list.table().choose(place == null ? "" : place.contains(".") ? place : place + ".0");
        if (detail != null) {
            add(detail);
            detail.getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
        }
    }
}

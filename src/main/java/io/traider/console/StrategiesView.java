package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.traider.domain.Position;
import io.traider.engine.ModelUse;
import io.traider.release.StrategyDetail;
import io.traider.session.SessionState;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Every strategy: what becomes of its orders, what its score comes from, and how it does. */
@Route(value = "strategies", layout = Frame.class)
@PageTitle("Strategies · TRAIDER")
@PermitAll
class StrategiesView extends Div {

    private final Live live;
    private final ModelDeeds deeds;
    private final ModelWatch watch;
    private final DataTable table = new DataTable(
            "Strategies",
            "No strategy runs.",
            Column.link("Strategy"),
            Column.state("Mode"),
            Column.wide("Score from"),
            Column.text("In its shadow"),
            Column.number("Open positions"),
            Column.signed("Profit in dollars"),
            Column.number("Scores refused"),
            Column.number("Time a score"),
            Column.text("Set by"));
    private List<StrategyDetail> known = List.of();
    private long seen = -1;

    StrategiesView(Live live, ModelDeeds deeds, ModelWatch watch) {
        this.live = live;
        this.deeds = deeds;
        this.watch = watch;
        Anchor packages = new Anchor("strategies/packages", "Packages of others");
        packages.addClassName("copy");
        Div content = new Div(new Panel("Strategies", table).named("strategies").beside(packages));
        content.addClassName("release");
        add(new Head("Strategies", live), content);
        live.follow(this, moment -> follow(moment.state()));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        seen = -1;
    }

    private void follow(SessionState state) {
        if (watch.changes() != seen) {
            seen = watch.changes();
            live.ask(this, () -> deeds.strategies().list(), (found, failure) -> {
                if (failure != null) {
                    Notice.failed("The strategies could not be read", failure);
                } else {
                    known = found;
                    show(live.now().state());
                }
            });
        } else {
            show(state);
        }
    }

    private void show(SessionState state) {
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        known.forEach(each -> rows.put(each.name(), cells(each, state)));
        table.show(rows);
    }

    private static List<String> cells(StrategyDetail it, SessionState state) {
        ModelUse use = use(it.name(), state);
        return List.of(
                it.name() + "\nstrategies/" + it.name(),
                Strategies.mode(it.definition()),
                it.score().spec().label(),
                it.score().beside() == null ? "–" : it.score().beside().label(),
                Words.count(held(it.name(), state)),
                Words.signed(profit(it.name(), state)),
                use == null ? "–" : Words.count(use.refused()) + " of " + Words.count(use.asked()),
                use == null || use.asked() == 0 ? "–" : Models.number(use.nanos() / 1e3 / use.asked()) + " µs",
                it.changedBy().isEmpty() ? "shipped" : it.changedBy());
    }

    private static @Nullable ModelUse use(String strategy, SessionState state) {
        return state.models().stream()
                .filter(each -> each.strategy().equals(strategy))
                .findFirst()
                .orElse(null);
    }

    private static long held(String strategy, SessionState state) {
        return of(strategy, state).stream()
                .filter(each -> !each.quantity().isZero())
                .count();
    }

    /** Realised and not yet realised, after fees and with funding. */
    private static BigDecimal profit(String strategy, SessionState state) {
        return of(strategy, state).stream()
                .map(each -> Positions.profit(each, state))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Position> of(String strategy, SessionState state) {
        return state.positions().stream()
                .filter(each -> each.strategy().equals(strategy))
                .toList();
    }
}

package io.traider.engine;

import io.traider.domain.Alert;
import io.traider.domain.AlertKind;
import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Reason;
import io.traider.domain.Step;
import io.traider.domain.Venue;
import io.traider.engine.OpenAlerts.Scope;
import io.traider.execution.OrderManager;
import io.traider.portfolio.Portfolio;
import io.traider.rule.AlertSituation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks the packs that raise alerts, once all else of a step is done. They stop nothing and are in no order's way: a step that
 * decides is not held up by them, and where no such pack is in force nothing is reckoned for one. For the engine's thread.
 */
final class Monitors {

    private final EngineSetup setup;
    private final InForce inForce;
    private final RiskFacts risk;
    private final OpenAlerts open = new OpenAlerts();

    Monitors(EngineSetup setup, InForce inForce, Market market, OrderManager orders, Portfolio portfolio) {
        this.setup = setup;
        this.inForce = inForce;
        this.risk = new RiskFacts(setup, market, orders, portfolio);
    }

    /** Looks at a step that is made but for its alerts. */
    void on(Draft draft) {
        Step recorded = draft.recorded();
        if (recorded != null) {
            recorded.alerts().forEach(alert -> {
                open.redo(alert);
                draft.alerted(alert);
            });
        } else if (draft.decisions() == 0) {
            PortfolioSummary sampled = draft.portfolio();
            if (sampled != null && inForce.alerts(AlertKind.RISK) != null) {
                onSample(sampled, draft);
            }
        }
    }

    /** After a fill its account is looked at, and every one when the portfolio is sampled without. */
    private void onSample(PortfolioSummary sampled, Draft draft) {
        SortedMap<String, String> portfolios = new TreeMap<>();
        for (Strategy each : setup.strategies()) {
            StrategyDefinition strategy = inForce.definition(each.definition().name());
            portfolios.put("portfolio@" + strategy.limits(), strategy.limits());
            for (Venue venue : strategy.capital().keySet()) {
                if (concerns(draft.fills(), strategy.name(), venue)) {
                    onAccount(strategy, venue, draft);
                }
            }
        }
        portfolios.forEach((account, limits) ->
                ask(AlertKind.RISK, account, null, limits, draft, List.of(risk.portfolio(sampled))));
    }

    private static boolean concerns(List<Fill> fills, String strategy, Venue venue) {
        return fills.isEmpty()
                || fills.stream()
                        .anyMatch(fill -> fill.strategy().equals(strategy)
                                && fill.instrument().venue() == venue);
    }

    private void onAccount(StrategyDefinition strategy, Venue venue, Draft draft) {
        String account = account(strategy.name(), venue);
        if (risk.idle(strategy.name(), venue) && !lasts(AlertKind.RISK, account, null)) {
            return;
        }
        List<Record> facts = List.of(risk.account(strategy, venue, draft.nanos()));
        ask(AlertKind.RISK, account, null, strategy.limits(), draft, facts);
    }

    private static String account(String strategy, Venue venue) {
        return strategy + "@" + venue;
    }

    private boolean lasts(AlertKind kind, String account, @Nullable InstrumentId instrument) {
        Seat<AlertSituation, @Nullable List<Reason>> seat = inForce.alerts(kind);
        return seat != null && open.any(new Scope(seat.pack().name(), account, instrument));
    }

    private void ask(
            AlertKind kind,
            String account,
            @Nullable InstrumentId instrument,
            String limits,
            Draft draft,
            List<? extends Record> facts) {
        Seat<AlertSituation, @Nullable List<Reason>> seat = inForce.alerts(kind);
        if (seat == null) {
            return;
        }
        List<Record> shown = new ArrayList<>(facts.size() + 1);
        shown.add(inForce.thresholds(limits, draft.nanos()));
        shown.addAll(facts);
        AlertSituation situation = new AlertSituation(shown);
        List<Reason> reasons = seat.ask(situation, account, instrument, draft);
        if (reasons != null) {
            Scope scope = new Scope(seat.pack().name(), account, instrument);
            open.on(scope, reasons, draft.nanos(), reason -> alert(kind, seat, scope, reason, situation, draft))
                    .forEach(draft::alerted);
        }
    }

    private static Alert alert(
            AlertKind kind,
            Seat<AlertSituation, @Nullable List<Reason>> seat,
            Scope scope,
            Reason reason,
            AlertSituation situation,
            Draft draft) {
        Fill fill = draft.fills().isEmpty() ? null : draft.fills().getLast();
        Order order = draft.orders().isEmpty() ? null : draft.orders().getLast();
        return new Alert(
                "A" + draft.sequence() + "-" + draft.nextAlert(),
                draft.sequence(),
                draft.nanos(),
                kind,
                scope.pack(),
                seat.pack().hash(),
                scope.account(),
                scope.instrument(),
                order == null ? null : order.id(),
                fill == null ? null : fill.id(),
                reason,
                seat.rules().facts(situation),
                0);
    }

    /** Takes over what a step of the log came to. */
    void redo(Step step) {
        step.alerts().forEach(open::redo);
    }

    /** The alerts that last. */
    List<Alert> open() {
        return open.all();
    }

    MonitorState state() {
        return new MonitorState(open.all());
    }

    void restore(MonitorState state) {
        open.restore(state.open());
    }
}

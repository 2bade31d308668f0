package io.traider.engine;

import io.traider.domain.Alert;
import io.traider.domain.AlertKind;
import io.traider.domain.ExecutionReport;
import io.traider.domain.Fill;
import io.traider.domain.Input;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Reason;
import io.traider.domain.Step;
import io.traider.domain.Venue;
import io.traider.engine.OpenAlerts.Scope;
import io.traider.execution.OrderManager;
import io.traider.portfolio.Portfolio;
import io.traider.rule.AlertSituation;
import io.traider.rule.Thresholds;
import io.traider.rule.fact.OppositeFills;
import io.traider.rule.fact.OppositeOrders;
import io.traider.rule.fact.TradedFill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    private final Portfolio portfolio;
    private final OpenAlerts open = new OpenAlerts();
    private final Turnover turnover = new Turnover();
    private final Conduct conduct = new Conduct();

    Monitors(EngineSetup setup, InForce inForce, Market market, OrderManager orders, Portfolio portfolio) {
        this.setup = setup;
        this.inForce = inForce;
        this.portfolio = portfolio;
        this.risk = new RiskFacts(setup, market, orders, portfolio);
    }

    /** Looks at a step that is made but for its alerts. */
    void on(Draft draft) {
        note(draft.orders(), draft.fills(), draft.positions(), draft.nanos());
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
            draft.fills().forEach(fill -> onFill(fill, draft));
            if (inForce.alerts(AlertKind.SURVEILLANCE) != null) {
                onConduct(draft);
            }
        }
    }

    /** Keeps what packs in force ask for; of a step that decides too, in which none is asked. */
    private void note(List<Order> orders, List<Fill> fills, List<Position> positions, long nanos) {
        if (inForce.alerts(AlertKind.SURVEILLANCE) != null) {
            orders.forEach(order -> conduct.on(order, value(order, nanos), nanos));
            fills.forEach(fill -> conduct.on(fill, value(fill, nanos), nanos));
        }
        if (inForce.alerts(AlertKind.COMPLIANCE) != null) {
            for (Fill fill : fills) {
                turnover.add(account(fill), fill.instrument(), value(fill, nanos), flat(fill, positions), nanos);
            }
        }
    }

    private BigDecimal value(Fill fill, long nanos) {
        return portfolio.dollars(instrument(fill.instrument()).value(fill.price(), fill.quantity()), nanos);
    }

    private BigDecimal value(Order order, long nanos) {
        Price limit = order.intent().limit();
        return limit == null
                ? BigDecimal.ZERO
                : portfolio.dollars(instrument(order.instrument()).value(limit, order.leaves()), nanos);
    }

    private Instrument instrument(InstrumentId id) {
        return Objects.requireNonNull(setup.instruments().get(id));
    }

    private static boolean flat(Fill fill, List<Position> positions) {
        return positions.stream()
                .anyMatch(each -> each.strategy().equals(fill.strategy())
                        && each.instrument().equals(fill.instrument())
                        && each.quantity().isZero());
    }

    private void onFill(Fill fill, Draft draft) {
        if (inForce.alerts(AlertKind.COMPLIANCE) == null || inForce.definition(fill.strategy()) == null) {
            return;
        }
        String account = account(fill);
        MonitorState.Traded day = turnover.of(account);
        boolean forced =
                draft.input() instanceof Input.Report report && report.report() instanceof ExecutionReport.Liquidated;
        TradedFill fact = new TradedFill(
                value(fill, draft.nanos()),
                day.value(),
                day.fills(),
                turnover.roundTrips(account, fill.instrument()),
                forced);
        ask(AlertKind.COMPLIANCE, account, fill.instrument(), limits(fill.strategy()), draft, List.of(fact));
    }

    /** After what venues say of orders; by the timer where something may have ended. */
    private void onConduct(Draft draft) {
        if (draft.input() instanceof Input.Report) {
            for (Order order : draft.orders()) {
                if (inForce.definition(order.intent().strategy()) != null) {
                    onConduct(order.intent().strategy(), order.instrument(), draft);
                }
            }
        } else if (draft.input() instanceof Input.Timer) {
            for (Alert alert : open.of(AlertKind.SURVEILLANCE)) {
                String strategy = alert.account().substring(0, alert.account().lastIndexOf('@'));
                if (inForce.definition(strategy) != null && alert.instrument() != null) {
                    onConduct(strategy, alert.instrument(), draft);
                }
            }
        }
    }

    private void onConduct(String strategy, InstrumentId instrument, Draft draft) {
        List<Record> facts = new ArrayList<>(3);
        facts.add(conduct.orders(strategy, instrument, draft.nanos()));
        OppositeOrders orders = conduct.oppositeOrders(strategy, instrument, draft.nanos());
        if (orders != null) {
            facts.add(orders);
        }
        OppositeFills fills = conduct.oppositeFills(strategy, instrument, draft.nanos());
        if (fills != null) {
            facts.add(fills);
        }
        String account = account(strategy, instrument.venue());
        ask(AlertKind.SURVEILLANCE, account, instrument, limits(strategy), draft, facts);
    }

    private String limits(String strategy) {
        return inForce.definition(strategy).limits();
    }

    private static String account(Fill fill) {
        return account(fill.strategy(), fill.instrument().venue());
    }

    /** After a fill its account is looked at, and every one when the portfolio is sampled without. */
    private void onSample(PortfolioSummary sampled, Draft draft) {
        SortedMap<String, String> portfolios = new TreeMap<>();
        for (StrategyDefinition strategy : inForce.definitions()) {
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
        Thresholds thresholds = inForce.thresholds(limits, draft.nanos());
        AlertSituation situation = LimitShadow.situation(thresholds, facts);
        List<Reason> reasons = seat.ask(situation, account, instrument, draft);
        if (reasons != null) {
            LimitShadow beside = inForce.limitShadow(limits);
            if (beside != null) {
                beside.compare(kind, thresholds, facts, reasons, account, instrument, draft);
            }
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
        note(step.orders(), step.fills(), step.positions(), step.input().nanos());
        step.alerts().forEach(open::redo);
    }

    /** The alerts that last. */
    List<Alert> open() {
        return open.all();
    }

    void forgetAlerts() {
        open.restore(List.of());
    }

    MonitorState state() {
        return new MonitorState(open.all(), turnover.accounts(), turnover.trips(), conduct.state());
    }

    void restore(MonitorState state) {
        open.restore(state.open());
        turnover.restore(state.traded(), state.trips());
        conduct.restore(state.conduct());
    }
}

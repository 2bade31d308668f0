package io.traider.engine;

import io.traider.domain.BookView;
import io.traider.domain.Decision;
import io.traider.domain.Fact;
import io.traider.domain.FeatureVector;
import io.traider.domain.Figure;
import io.traider.domain.Instruction;
import io.traider.domain.InstrumentId;
import io.traider.domain.Limits;
import io.traider.domain.MarketEvent;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderLink;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Reason;
import io.traider.domain.Score;
import io.traider.domain.Signal;
import io.traider.domain.SignalKind;
import io.traider.domain.Step;
import io.traider.domain.StrategyMode;
import io.traider.domain.Verdict;
import io.traider.execution.OrderManager;
import io.traider.feature.FeatureEngine;
import io.traider.model.FeatureWindow;
import io.traider.portfolio.Portfolio;
import io.traider.rule.Holding;
import io.traider.rule.Pair;
import io.traider.rule.StrategySituation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where one strategy decides: feature, model, rule, size, limits, order. */
final class Desk {

    private static final long SECOND = 1_000_000_000L;

    private final EngineSetup setup;
    private final InForce inForce;
    private final Seat<StrategySituation, @Nullable Signal> rules;
    private final ScoreSeat scores;
    private final Market market;
    private final OrderManager orders;
    private final Portfolio portfolio;
    private final OrderCheck check;
    private final FeatureEngine features;
    private final Bases bases;
    private final Map<InstrumentId, Watch> watches = new TreeMap<>();
    private final double[] values = new double[FeatureEngine.SET.size()];
    private final FeatureVector vector = new FeatureVector(FeatureEngine.SET.id(), FeatureEngine.SET.names(), values);
    private StrategyDefinition definition;
    private IntentMaker intents;
    private Legs legs;

    Desk(
            StrategyDefinition definition,
            EngineSetup setup,
            InForce inForce,
            Market market,
            OrderManager orders,
            Portfolio portfolio,
            OrderCheck check) {
        this.definition = definition;
        this.setup = setup;
        this.inForce = inForce;
        this.rules = inForce.of(definition.name());
        this.scores = inForce.scores(definition.name());
        this.market = market;
        this.orders = orders;
        this.portfolio = portfolio;
        this.check = check;
        this.legs = new Legs(definition, setup, market, orders, portfolio);
        this.intents = new IntentMaker(definition, setup, market, check, legs);
        this.features = new FeatureEngine(definition.funding());
        this.bases = new Bases(definition, market);
        definition.instruments().forEach(instrument -> watches.put(instrument, new Watch()));
    }

    StrategyDefinition definition() {
        return definition;
    }

    /** Goes on by the definition that is in force now. */
    void renew() {
        StrategyDefinition now = inForce.definition(definition.name());
        if (now == definition) {
            return;
        }
        if (now.evaluateEveryNanos() != definition.evaluateEveryNanos()) {
            watches.values().forEach(watch -> watch.window().clear());
        }
        definition = now;
        legs = new Legs(now, setup, market, orders, portfolio);
        intents = new IntentMaker(now, setup, market, check, legs);
    }

    long refusals() {
        return scores.refusals();
    }

    void forget() {
        features.reset();
        bases.forget();
        watches.replaceAll((_, _) -> new Watch());
    }

    void onMarket(MarketEvent event, @Nullable BookView book, Draft draft) {
        Watch watch = watches.get(event.instrument());
        if (watch == null) {
            return;
        }
        features.onEvent(event, book);
        watch.heard(event, book);
        boolean due = watch.due(event, definition.evaluateEveryNanos(), draft.nanos())
                && ready(event.instrument(), watch.window(), draft.nanos());
        Step recorded = draft.recorded();
        if (recorded != null) {
            recorded.decisions().forEach(decision -> adopt(decision, recorded.orders(), draft));
        } else if (due) {
            evaluate(event.instrument(), watch, draft);
        }
    }

    /** Whether there is something to decide on, which is the next step of the instrument's window then. */
    private boolean ready(InstrumentId instrument, FeatureWindow window, long nanos) {
        if (market.mark(instrument) == null || !market.tradable(instrument) || !features.ready(instrument)) {
            window.clear();
            return false;
        }
        features.compute(instrument, values);
        window.push(values);
        bases.look(instrument, nanos);
        return true;
    }

    /** Takes over a decision that was made once. */
    private void adopt(Decision decision, List<Order> made, Draft draft) {
        Watch watch = watches.get(decision.signal().instrument());
        if (watch == null || !decision.signal().strategy().equals(definition.name())) {
            return;
        }
        if (decision.order() == null) {
            watch.deaf(decision.signal().kind(), draft.nanos() + definition.coolDownNanos());
        }
        String id = decision.order();
        made.stream()
                .filter(order -> order.id().equals(id) || order.id().startsWith(id + "-"))
                .forEach(order -> sent(order, draft));
        draft.decided(decision);
    }

    private void evaluate(InstrumentId instrument, Watch watch, Draft draft) {
        Price mark = market.mark(instrument);
        if (mark == null) {
            return;
        }
        Score score = scores.score(values, watch.window());
        scores.note(instrument, draft.nanos(), market.book(instrument), mark, values, score.value());
        Holding holding = holding(instrument, mark, draft.nanos());
        Pair pair = legs.pair(instrument, draft.nanos());
        StrategySituation situation = new StrategySituation(
                definition.name(),
                instrument,
                vector,
                score,
                holding,
                pair,
                bases.of(instrument),
                definition.parameters());
        Signal signal = rules.ask(situation, definition.name(), instrument, draft);
        scores.compare(situation, watch.window(), signal, draft);
        if (signal != null && watch.hears(signal.kind(), draft.nanos())) {
            decide(signal, situation, watch, draft);
        }
    }

    private Holding holding(InstrumentId instrument, Price mark, long nanos) {
        Position position = portfolio.position(definition.name(), instrument);
        int open = (int) orders.working(definition.name(), instrument).stream()
                .filter(order -> !exits(order))
                .count();
        long last = orders.lastOrderNanos(definition.name(), instrument);
        double since = last == Long.MIN_VALUE ? Double.POSITIVE_INFINITY : (double) (nanos - last) / SECOND;
        if (position.quantity().isZero()) {
            return new Holding(Holding.Direction.FLAT, 0, 0, open, since);
        }
        double gain = position.unrealizedPnl(mark).amount().doubleValue()
                / position.cost().amount().abs().doubleValue();
        double age = (double) (nanos - portfolio.openedNanos(definition.name(), instrument)) / SECOND;
        boolean isLong = position.quantity().units() > 0;
        return new Holding(isLong ? Holding.Direction.LONG : Holding.Direction.SHORT, 1e4 * gain, age, open, since);
    }

    /** Whether an order waits to leave a position; the rules do not wait for it. */
    private static boolean exits(Order order) {
        OrderLink link = order.intent().link();
        return link != null && link.role() == OrderLink.Role.EXIT;
    }

    private void decide(Signal signal, StrategySituation situation, Watch watch, Draft draft) {
        Position position = portfolio.position(definition.name(), signal.instrument());
        Limits now = inForce.limits(definition.limits(), draft.nanos());
        String id = "T" + draft.sequence() + "-" + (draft.decisions() + 1);
        boolean stopped = stopped(signal);
        OrderIntent plain =
                stopped ? null : intents.make(signal, position, vector.get("volatilityBps"), now, draft.nanos());
        List<OrderIntent> others = others(plain, id);
        OrderIntent intent = linked(plain, others, id);
        Judgement judged = intent == null ? null : check(intent, others, draft);
        Verdict verdict = judged != null ? judged.verdict() : stopped ? exitsOnly(signal) : unsized(signal);
        boolean wouldBe = definition.mode() == StrategyMode.SHADOW;
        Order order = intent != null && verdict.allowed() && !wouldBe ? order(id, intent, draft) : null;
        if (order != null) {
            others.forEach(each -> order(id + (each.trigger() == null ? "-take" : "-stop"), each, draft));
        }
        if (order == null) {
            watch.deaf(signal.kind(), draft.nanos() + definition.coolDownNanos());
        }
        draft.decided(new Decision(
                draft.sequence(),
                draft.nanos(),
                signal,
                new FeatureVector(vector.set(), vector.names(), values.clone()),
                scores.source().explained(situation.score()),
                intent,
                verdict,
                order == null ? null : order.id(),
                inForce.ofDecisions(),
                facts(situation, judged),
                wouldBe));
    }

    /** A spot leg that covers its perpetual goes into nothing: it makes risk smaller. */
    private boolean stopped(Signal signal) {
        return definition.exitsOnly() && signal.kind() != SignalKind.EXIT && !legs.isSpot(signal.instrument());
    }

    private static Verdict exitsOnly(Signal signal) {
        return Verdict.deny(
                List.of(new Reason("exits only", "EXITS_ONLY", List.of(Figure.of("signal", signal.kind())))));
    }

    /** Kept only of decisions, so that rules that say nothing cost nothing. */
    private List<Fact> facts(StrategySituation situation, @Nullable Judgement judged) {
        List<Fact> facts = new ArrayList<>(rules.rules().facts(situation));
        if (judged != null) {
            facts.addAll(check.facts(judged.situation()));
        }
        return facts;
    }

    /** What waits at the venue from an entry on; none of a strategy without a bracket. */
    private List<OrderIntent> exits(@Nullable OrderIntent entry, String group) {
        Bracket bracket = definition.bracket();
        Price limit = entry == null ? null : entry.limit();
        return entry == null || limit == null || bracket == null || entry.reduceOnly()
                ? List.of()
                : bracket.exits(entry, limit, intents.instrument(entry.instrument()), group);
    }

    /** What is sent with an entry: the order of which one cancels the other, or its exits. */
    private List<OrderIntent> others(@Nullable OrderIntent entry, String group) {
        OrderIntent other = entry == null ? null : intents.other(entry);
        return other == null ? exits(entry, group) : List.of(other.linked(group, OrderLink.Role.EITHER));
    }

    private static @Nullable OrderIntent linked(@Nullable OrderIntent entry, List<OrderIntent> others, String group) {
        if (entry == null || others.isEmpty()) {
            return entry;
        }
        OrderLink link = others.getFirst().link();
        boolean either = link != null && link.role() == OrderLink.Role.EITHER;
        return entry.linked(group, either ? OrderLink.Role.EITHER : OrderLink.Role.ENTRY);
    }

    /** An entry is let through with what is sent with it, or not at all. */
    private Judgement check(OrderIntent intent, List<OrderIntent> others, Draft draft) {
        Judgement entry = check.check(intent, definition.limits(), draft);
        if (entry.verdict().allowed()) {
            for (OrderIntent other : others) {
                Judgement judged = check.check(other, definition.limits(), draft);
                if (!judged.verdict().allowed()) {
                    return judged;
                }
            }
        }
        return entry;
    }

    private Order order(String id, OrderIntent intent, Draft draft) {
        Order order = Order.pending(id, intent, draft.sequence(), draft.nanos());
        sent(order, draft);
        return order;
    }

    private void sent(Order order, Draft draft) {
        orders.add(order);
        draft.changed(order);
        draft.instruct(new Instruction.Submit(order));
    }

    private Verdict unsized(Signal signal) {
        return Verdict.deny(List.of(new Reason(
                "sizing",
                "NO_SIZE",
                List.of(
                        Figure.of("volatilityBps", vector.get("volatilityBps")),
                        Figure.of("riskValue", definition.sizing().riskValue().toPlainString()),
                        Figure.of("signal", signal.kind())))));
    }

    /** A venue that refused an order of ours is left alone for a while. */
    void refused(Order order, long nanos) {
        Watch watch = watches.get(order.instrument());
        if (watch != null && order.intent().strategy().equals(definition.name())) {
            for (SignalKind kind : SignalKind.values()) {
                watch.deaf(kind, nanos + definition.coolDownNanos());
            }
        }
    }
}

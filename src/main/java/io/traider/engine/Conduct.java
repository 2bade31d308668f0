package io.traider.engine;

import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.Order;
import io.traider.domain.OrderStatus;
import io.traider.domain.Price;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;
import io.traider.engine.ConductState.Act;
import io.traider.engine.ConductState.Deal;
import io.traider.engine.ConductState.Timed;
import io.traider.engine.ConductState.What;
import io.traider.rule.fact.OppositeFills;
import io.traider.rule.fact.OppositeOrders;
import io.traider.rule.fact.OrderConduct;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How orders were placed, cancelled and filled in the last five minutes, by strategy and instrument. What the rules on
 * spoofing, layering and wash trades rest on: the typologies of MAR article 12 and its annex I, and of CEA section 4c(a)(5).
 * Outlives a session, so that nobody begins anew with a restart. For the engine's thread.
 */
final class Conduct {

    static final long WINDOW_NANOS = 300_000_000_000L;

    /** Far more than an account does within the window; the oldest are forgotten first. */
    private static final int MOST = 2_000;

    private static final double SECOND = 1e9;

    private final SortedMap<String, Deque<Act>> acts = new TreeMap<>();
    private final SortedMap<InstrumentId, Deque<Deal>> deals = new TreeMap<>();

    /** @param value in dollars, at its limit; zero of an order without one */
    void on(Order order, BigDecimal value, long nanos) {
        if (order.status() == OrderStatus.PENDING) {
            put(act(order, What.PLACED, nanos, value, 0));
        } else if (order.status() == OrderStatus.CANCELLED && resting(order) != null) {
            put(act(order, What.CANCELLED, nanos, value, nanos - order.createdNanos()));
        }
    }

    private static Act act(Order order, What what, long nanos, BigDecimal value, long rested) {
        return new Act(
                order.intent().strategy(),
                order.instrument(),
                what,
                nanos,
                order.side(),
                resting(order),
                value,
                rested);
    }

    private void put(Act act) {
        put(acts.computeIfAbsent(key(act.strategy(), act.instrument()), _ -> new ArrayDeque<>()), act);
    }

    /** What is too old goes when something new comes, and not when somebody asks: whoever was not asked remembers the same. */
    private static <T extends Timed> void put(Deque<T> all, T next) {
        while (!all.isEmpty() && (all.size() == MOST || !lately(all.getFirst(), next.nanos()))) {
            all.removeFirst();
        }
        all.addLast(next);
    }

    private static boolean lately(Timed each, long nanos) {
        return each.nanos() > nanos - WINDOW_NANOS;
    }

    /** The price at which it rests; {@code null} when it cannot, or its end is that of another order. */
    private static @Nullable Price resting(Order order) {
        TimeInForce life = order.intent().timeInForce();
        boolean rests = life == TimeInForce.GTC || life == TimeInForce.GTD;
        return rests && order.intent().link() == null ? order.intent().limit() : null;
    }

    /** @param value in dollars */
    void on(Fill fill, BigDecimal value, long nanos) {
        put(new Deal(
                fill.strategy(),
                fill.instrument(),
                nanos,
                fill.side(),
                fill.price().toBigDecimal(),
                fill.quantity().toBigDecimal(),
                value));
    }

    private void put(Deal deal) {
        put(deals.computeIfAbsent(deal.instrument(), _ -> new ArrayDeque<>()), deal);
    }

    ConductState state() {
        return new ConductState(all(acts), all(deals));
    }

    private static <T> List<T> all(SortedMap<?, Deque<T>> kept) {
        return kept.values().stream().flatMap(Deque::stream).toList();
    }

    void restore(ConductState state) {
        acts.clear();
        deals.clear();
        state.acts().forEach(this::put);
        state.deals().forEach(this::put);
    }

    OrderConduct orders(String strategy, InstrumentId instrument, long nanos) {
        long placed = 0;
        long cancels = 0;
        double rested = 0;
        for (Act act : recent(strategy, instrument, nanos)) {
            placed += act.what() == What.PLACED ? 1 : 0;
            cancels += act.what() == What.CANCELLED ? 1 : 0;
            rested += act.rested();
        }
        long filled = recent(instrument, nanos).stream()
                .filter(each -> each.strategy().equals(strategy))
                .count();
        return new OrderConduct(
                placed,
                filled,
                filled == 0 ? (placed == 0 ? 0 : Double.POSITIVE_INFINITY) : (double) placed / filled,
                cancels,
                placed == 0 ? 0 : (double) cancels / placed,
                cancels == 0 ? 0 : rested / cancels / SECOND);
    }

    /** @return {@code null} when the account has not traded in the instrument lately */
    @Nullable
    OppositeOrders oppositeOrders(String strategy, InstrumentId instrument, long nanos) {
        Side side = null;
        BigDecimal traded = BigDecimal.ZERO;
        for (Deal each : recent(instrument, nanos).reversed()) {
            if (each.strategy().equals(strategy)) {
                side = side == null ? each.side() : side;
                traded = each.side() == side ? traded.add(each.value()) : traded;
            }
        }
        if (side == null || traded.signum() == 0) {
            return null;
        }
        BigDecimal placed = BigDecimal.ZERO;
        BigDecimal cancelled = BigDecimal.ZERO;
        SortedSet<Price> levels = new TreeSet<>();
        for (Act act : recent(strategy, instrument, nanos)) {
            if (act.side() != side && act.limit() != null) {
                placed = act.what() == What.PLACED ? placed.add(act.value()) : placed;
                cancelled = act.what() == What.CANCELLED ? cancelled.add(act.value()) : cancelled;
                levels.add(act.limit());
            }
        }
        return new OppositeOrders(traded, placed, share(placed, traded), share(cancelled, placed), levels.size());
    }

    /** @return {@code null} when the account has not traded lately, or nobody on the other side of its last fill before it */
    @Nullable
    OppositeFills oppositeFills(String strategy, InstrumentId instrument, long nanos) {
        Deal last = null;
        long pairs = 0;
        long waiting = 0;
        BigDecimal bought = BigDecimal.ZERO;
        BigDecimal sold = BigDecimal.ZERO;
        List<Deal> recent = recent(instrument, nanos);
        for (Deal each : recent) {
            last = each.strategy().equals(strategy) ? each : last;
            int sign = each.side().sign();
            bought = sign > 0 ? bought.add(each.quantity()) : bought;
            sold = sign < 0 ? sold.add(each.quantity()) : sold;
            pairs += waiting * sign < 0 ? 1 : 0;
            waiting += sign;
        }
        Deal other = last == null ? null : latest(recent, last);
        if (last == null || other == null) {
            return null;
        }
        BigDecimal larger = last.quantity().max(other.quantity());
        return new OppositeFills(
                other.strategy(),
                (last.nanos() - other.nanos()) / SECOND,
                1e4 * share(last.price().subtract(other.price()).abs(), other.price()),
                share(last.quantity().subtract(other.quantity()).abs(), larger),
                pairs,
                share(bought.subtract(sold).abs(), bought.add(sold)));
    }

    /** The latest before it on the other side. */
    private static @Nullable Deal latest(List<Deal> recent, Deal than) {
        Deal found = null;
        for (Deal each : recent) {
            if (each == than) {
                return found;
            }
            found = each.side() == than.side() ? found : each;
        }
        return found;
    }

    private List<Act> recent(String strategy, InstrumentId instrument, long nanos) {
        return recent(acts.get(key(strategy, instrument)), nanos);
    }

    private List<Deal> recent(InstrumentId instrument, long nanos) {
        return recent(deals.get(instrument), nanos);
    }

    private static <T extends Timed> List<T> recent(@Nullable Deque<T> all, long nanos) {
        return all == null
                ? List.of()
                : all.stream().filter(each -> lately(each, nanos)).toList();
    }

    private static double share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? 0
                : part.divide(whole, MathContext.DECIMAL64).doubleValue();
    }

    private static String key(String strategy, InstrumentId instrument) {
        return strategy + " " + instrument;
    }
}

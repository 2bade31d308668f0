package io.traider.engine;

import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.Order;
import io.traider.domain.OrderStatus;
import io.traider.domain.Price;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;
import io.traider.rule.fact.OppositeFills;
import io.traider.rule.fact.OppositeOrders;
import io.traider.rule.fact.OrderConduct;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How orders were placed, cancelled and filled in the last five minutes, by strategy and instrument. What the rules on
 * spoofing, layering and wash trades rest on: the typologies of MAR article 12 and its annex I, and of CEA section 4c(a)(5).
 * Begins anew with each session. For the engine's thread.
 */
final class Conduct {

    static final long WINDOW_NANOS = 300_000_000_000L;

    /** Far more than an account does within the window; the oldest are forgotten first. */
    private static final int MOST = 2_000;

    private static final double SECOND = 1e9;

    private enum What {
        PLACED,
        CANCELLED
    }

    /** @param rested how long, of what was cancelled */
    private record Act(
            What what, long nanos, Side side, @Nullable Price limit, BigDecimal value, long rested) {}

    private record Traded(
            long nanos, String strategy, Side side, BigDecimal price, BigDecimal quantity, BigDecimal value) {}

    private final SortedMap<String, Deque<Act>> acts = new TreeMap<>();
    private final SortedMap<InstrumentId, Deque<Traded>> fills = new TreeMap<>();

    void forget() {
        acts.clear();
        fills.clear();
    }

    /** @param value in dollars, at its limit; zero of an order without one */
    void on(Order order, BigDecimal value, long nanos) {
        if (order.status() == OrderStatus.PENDING) {
            put(order, new Act(What.PLACED, nanos, order.side(), resting(order), value, 0));
        } else if (order.status() == OrderStatus.CANCELLED && resting(order) != null) {
            put(
                    order,
                    new Act(What.CANCELLED, nanos, order.side(), resting(order), value, nanos - order.createdNanos()));
        }
    }

    private void put(Order order, Act act) {
        Deque<Act> all =
                acts.computeIfAbsent(key(order.intent().strategy(), order.instrument()), _ -> new ArrayDeque<>());
        all.addLast(act);
        if (all.size() > MOST) {
            all.removeFirst();
        }
    }

    /** The price at which it rests; {@code null} when it cannot, or its end is that of another order. */
    private static @Nullable Price resting(Order order) {
        TimeInForce life = order.intent().timeInForce();
        boolean rests = life == TimeInForce.GTC || life == TimeInForce.GTD;
        return rests && order.intent().link() == null ? order.intent().limit() : null;
    }

    /** @param value in dollars */
    void on(Fill fill, BigDecimal value, long nanos) {
        Deque<Traded> all = fills.computeIfAbsent(fill.instrument(), _ -> new ArrayDeque<>());
        all.addLast(new Traded(
                nanos,
                fill.strategy(),
                fill.side(),
                fill.price().toBigDecimal(),
                fill.quantity().toBigDecimal(),
                value));
        if (all.size() > MOST) {
            all.removeFirst();
        }
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
        for (Traded each : recent(instrument, nanos).reversed()) {
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
        Traded last = null;
        long pairs = 0;
        long waiting = 0;
        BigDecimal bought = BigDecimal.ZERO;
        BigDecimal sold = BigDecimal.ZERO;
        for (Traded each : recent(instrument, nanos)) {
            last = each.strategy().equals(strategy) ? each : last;
            int sign = each.side().sign();
            bought = sign > 0 ? bought.add(each.quantity()) : bought;
            sold = sign < 0 ? sold.add(each.quantity()) : sold;
            pairs += waiting * sign < 0 ? 1 : 0;
            waiting += sign;
        }
        Traded other = last == null ? null : latest(instrument, last);
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
    private @Nullable Traded latest(InstrumentId instrument, Traded than) {
        Traded found = null;
        for (Traded each : fills.getOrDefault(instrument, new ArrayDeque<>())) {
            if (each == than) {
                return found;
            }
            found = each.side() == than.side() ? found : each;
        }
        return found;
    }

    private Deque<Act> recent(String strategy, InstrumentId instrument, long nanos) {
        Deque<Act> all = acts.getOrDefault(key(strategy, instrument), new ArrayDeque<>());
        while (!all.isEmpty() && all.peekFirst().nanos() <= nanos - WINDOW_NANOS) {
            all.removeFirst();
        }
        return all;
    }

    private Deque<Traded> recent(InstrumentId instrument, long nanos) {
        Deque<Traded> all = fills.getOrDefault(instrument, new ArrayDeque<>());
        while (!all.isEmpty() && all.peekFirst().nanos() <= nanos - WINDOW_NANOS) {
            all.removeFirst();
        }
        return all;
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

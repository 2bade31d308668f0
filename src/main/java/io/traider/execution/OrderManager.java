package io.traider.execution;

import io.traider.domain.ExecutionReport;
import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.Order;
import io.traider.domain.OrderLink;
import io.traider.domain.OrderStatus;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The orders of the engine. Takes every report once, however often it is told. For one writer's thread. */
public final class OrderManager {

    private static final int CLOSED = 512;

    /** Who trades what. */
    private record Trader(String strategy, InstrumentId instrument) {

        static Trader of(LastOrder order) {
            return new Trader(order.strategy(), order.instrument());
        }
    }

    private final Map<String, Tracked> working = new LinkedHashMap<>();
    private final Map<String, Tracked> closed = new LinkedHashMap<>();
    private final Map<Trader, LastOrder> last = new HashMap<>();
    private final TradedVolume volume = new TradedVolume();
    private long repeated;
    private long unexplained;

    /** Takes up a new order. */
    public void add(Order order) {
        if (find(order.id()) != null) {
            throw new IllegalArgumentException("order " + order.id() + " is there already");
        }
        working.put(order.id(), new Tracked(order, List.of()));
        remember(order);
    }

    private void remember(Order order) {
        LastOrder latest = new LastOrder(order.intent().strategy(), order.instrument(), order.createdNanos());
        last.merge(Trader.of(latest), latest, (a, b) -> a.nanos() >= b.nanos() ? a : b);
    }

    /** When a strategy's last order in an instrument was decided; {@code Long.MIN_VALUE} before the first. */
    public long lastOrderNanos(String strategy, InstrumentId instrument) {
        LastOrder found = last.get(new Trader(strategy, instrument));
        return found == null ? Long.MIN_VALUE : found.nanos();
    }

    /** What a venue says. */
    public Outcome on(ExecutionReport report) {
        if (report instanceof ExecutionReport.Liquidated forced) {
            take(forced);
        }
        Tracked known = find(report.order());
        Outcome outcome = known == null
                ? new Outcome.Unexplained(report.order(), "no such order")
                : switch (report) {
                    case ExecutionReport.Accepted accepted -> accepted(known, accepted);
                    case ExecutionReport.Triggered now -> triggered(known, now);
                    case ExecutionReport.Filled filled -> filled(known, filled.fill());
                    case ExecutionReport.Liquidated forced -> filled(known, forced.fill());
                    case ExecutionReport.Rejected no -> ended(known, OrderStatus.REJECTED, no.nanos(), no.reason());
                    case ExecutionReport.Cancelled no -> ended(known, OrderStatus.CANCELLED, no.nanos(), no.reason());
                    case ExecutionReport.Expired no ->
                        ended(known, OrderStatus.EXPIRED, no.nanos(), "its time is over");
                };
        switch (outcome) {
            case Outcome.Repeated _ -> repeated++;
            case Outcome.Unexplained _ -> unexplained++;
            case Outcome.Changed _ -> {}
        }
        return outcome;
    }

    private Outcome accepted(Tracked known, ExecutionReport.Accepted report) {
        return known.order().status() == OrderStatus.PENDING
                ? change(known, known.order().with(OrderStatus.OPEN, report.nanos(), ""), null)
                : new Outcome.Repeated(known.order());
    }

    private Outcome triggered(Tracked known, ExecutionReport.Triggered report) {
        OrderStatus status = known.order().status();
        return status == OrderStatus.PENDING || status == OrderStatus.OPEN
                ? change(known, known.order().with(OrderStatus.TRIGGERED, report.nanos(), ""), null)
                : new Outcome.Repeated(known.order());
    }

    /** The venue's own order becomes one of ours, as it was before the fill. */
    private void take(ExecutionReport.Liquidated report) {
        Order forced = report.forced();
        if (find(forced.id()) == null) {
            Order open = Order.pending(forced.id(), forced.intent(), forced.decision(), forced.createdNanos());
            put(new Tracked(open.with(OrderStatus.OPEN, forced.createdNanos(), forced.remark()), List.of()));
        }
    }

    private Outcome ended(Tracked known, OrderStatus status, long nanos, String why) {
        return known.order().status().closed()
                ? new Outcome.Repeated(known.order())
                : change(known, known.order().with(status, nanos, why), null);
    }

    /** A fill that was on its way when the order was cancelled counts too: it was traded. */
    private Outcome filled(Tracked known, Fill fill) {
        Order order = known.order();
        if (known.fills().contains(fill.id())) {
            return new Outcome.Repeated(order);
        }
        if (fill.quantity().compareTo(order.leaves()) > 0) {
            return new Outcome.Unexplained(
                    order.id(),
                    "fill " + fill.id() + " of " + fill.quantity() + " is more than the " + order.leaves() + " left");
        }
        volume.add(fill);
        Order next = order.filledBy(fill);
        boolean late = order.status().closed() && next.status() != OrderStatus.FILLED;
        OrderStatus status = late ? order.status() : next.status();
        return change(known, next.with(status, fill.nanos(), late || forced(order) ? order.remark() : ""), fill);
    }

    /** A venue's own order says from the beginning why there is one. */
    private static boolean forced(Order order) {
        return order.decision() == 0;
    }

    private Outcome change(Tracked known, Order next, @Nullable Fill fill) {
        Tracked changed = known.with(next);
        put(fill == null ? changed : changed.and(fill.id()));
        return new Outcome.Changed(next, fill);
    }

    private void put(Tracked tracked) {
        String id = tracked.order().id();
        if (!tracked.order().status().closed()) {
            working.put(id, tracked);
            return;
        }
        working.remove(id);
        closed.put(id, tracked);
        if (closed.size() > CLOSED) {
            Iterator<String> oldest = closed.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    private @Nullable Tracked find(String id) {
        Tracked found = working.get(id);
        return found != null ? found : closed.get(id);
    }

    /** An order that is not closed, by its client order id. */
    public @Nullable Order working(String id) {
        Tracked found = working.get(id);
        return found == null ? null : found.order();
    }

    /** Orders that are not closed, oldest first. */
    public List<Order> working() {
        return working.values().stream().map(Tracked::order).toList();
    }

    /** Orders that are not closed and that a test picks, oldest first. */
    public List<Order> working(Predicate<Order> test) {
        return working.isEmpty() ? List.of() : working().stream().filter(test).toList();
    }

    /** Working orders of a strategy in an instrument. */
    public List<Order> working(String strategy, InstrumentId instrument) {
        return working(order -> order.instrument().equals(instrument)
                && order.intent().strategy().equals(strategy));
    }

    /** Reports that told nothing new. */
    public long repeated() {
        return repeated;
    }

    /** Reports that cannot be. */
    public long unexplained() {
        return unexplained;
    }

    /** Takes over what an earlier run of the same input came to. */
    public void redo(List<Order> orders, List<Fill> fills) {
        for (Order order : orders) {
            Tracked known = find(order.id());
            put(known == null ? new Tracked(order, List.of()) : known.with(order));
            remember(order);
        }
        for (Fill fill : fills) {
            volume.add(fill);
            Tracked known = find(fill.order());
            if (known != null) {
                put(known.and(fill.id()));
            }
        }
    }

    /** Everything it remembers. */
    public OrdersState state() {
        return new OrdersState(
                List.copyOf(working.values()),
                List.copyOf(closed.values()),
                last.values().stream()
                        .sorted(Comparator.comparing(LastOrder::key))
                        .toList(),
                volume.state());
    }

    /** What was traded lately at each venue, by day: what fee tiers go by. */
    public List<VolumeDay> traded() {
        return volume.state();
    }

    /**
     * Working orders whose group has ended though they have not: the venue, or a crash, kept the end from being told.
     */
    public List<Order> orphans() {
        return working(
                order -> order.intent().link() != null && ended(order.intent().link()));
    }

    private boolean ended(OrderLink link) {
        return link.role() != OrderLink.Role.ENTRY
                && closed.values().stream().map(Tracked::order).anyMatch(other -> ends(other, link));
    }

    /** A leg that is done ends the others, and so does an entry that did not trade. */
    private static boolean ends(Order other, OrderLink link) {
        OrderLink its = other.intent().link();
        return its != null
                && its.group().equals(link.group())
                && (its.role() != OrderLink.Role.ENTRY || other.filled().isZero());
    }

    /** Becomes what {@link #state()} said. */
    public void restore(OrdersState state) {
        working.clear();
        closed.clear();
        last.clear();
        state.working().forEach(tracked -> working.put(tracked.order().id(), tracked));
        state.closed().forEach(tracked -> closed.put(tracked.order().id(), tracked));
        state.last().forEach(order -> last.put(Trader.of(order), order));
        volume.restore(state.traded());
    }
}

package io.traider.execution;

import io.traider.domain.BookView;
import io.traider.domain.ExecutionReport;
import io.traider.domain.Fill;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.Liquidity;
import io.traider.domain.Order;
import io.traider.domain.OrderType;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;
import io.traider.domain.Trade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What meets what at the paper venue. */
final class Matching {

    private final SortedMap<InstrumentId, Instrument> instruments;
    private final VenueTerms terms;
    private final Consumer<ExecutionReport> reports;
    private final Map<InstrumentId, Map<String, Resting>> resting = new TreeMap<>();
    private final Map<InstrumentId, Displayed> displayed = new TreeMap<>();
    private final Map<InstrumentId, Long> net = new TreeMap<>();

    Matching(SortedMap<InstrumentId, Instrument> instruments, VenueTerms terms, Consumer<ExecutionReport> reports) {
        this.instruments = instruments;
        this.terms = terms;
        this.reports = reports;
    }

    /** The account has this much more of the instrument. */
    void hold(InstrumentId instrument, long units) {
        net.merge(instrument, units, Long::sum);
    }

    /** Units by which an order on this side could make the account's position smaller. */
    long reducible(Order order) {
        long position = net.getOrDefault(order.instrument(), 0L);
        return Math.max(0, -position * order.side().sign());
    }

    boolean rests(InstrumentId instrument) {
        return resting.containsKey(instrument);
    }

    void rest(Resting order) {
        resting.computeIfAbsent(order.order.instrument(), _ -> new LinkedHashMap<>())
                .put(order.id(), order);
    }

    boolean remove(String id) {
        for (Map<String, Resting> orders : resting.values()) {
            if (orders.remove(id) != null) {
                resting.values().removeIf(Map::isEmpty);
                return true;
            }
        }
        return false;
    }

    /** When the first resting order's time is over. */
    long firstExpiry() {
        long first = Long.MAX_VALUE;
        for (Map<String, Resting> orders : resting.values()) {
            for (Resting order : orders.values()) {
                first = Math.min(first, order.expiresNanos);
            }
        }
        return first;
    }

    /** Takes out the orders whose time is over. */
    List<String> expire(long nanos) {
        List<String> expired = new ArrayList<>();
        for (Map<String, Resting> orders : resting.values()) {
            for (Resting order : orders.values()) {
                if (order.expiresNanos <= nanos) {
                    expired.add(order.id());
                }
            }
        }
        expired.forEach(this::remove);
        return expired;
    }

    /** A new order meets the book: it takes what it may, and the rest waits or goes. */
    void enter(Resting order, BookView book, long nanos) {
        TimeInForce life = order.order.intent().timeInForce();
        if (life == TimeInForce.FOK && reachable(order, book) < order.leaves) {
            cancel(order, nanos, "not all of it was to be had at once");
            return;
        }
        take(order, book, Liquidity.TAKER, nanos);
        if (order.leaves == 0) {
            return;
        }
        if (life == TimeInForce.IOC
                || life == TimeInForce.FOK
                || order.order.intent().type() == OrderType.MARKET) {
            cancel(order, nanos, "the rest was not to be had at once");
        } else if (reduces(order, nanos)) {
            order.ahead = ahead(order, book);
            rest(order);
        }
    }

    private void cancel(Resting order, long nanos, String why) {
        reports.accept(new ExecutionReport.Cancelled(order.id(), nanos, why));
    }

    private long reachable(Resting order, BookView book) {
        Displayed seen = displayed(book);
        long sum = 0;
        for (int i = 0; i < Displayed.levels(book, order.side()); i++) {
            if (!order.accepts(Displayed.price(book, order.side(), i))) {
                break;
            }
            sum += seen.available(book, order.side(), i);
        }
        return order.order.intent().reduceOnly() ? Math.min(sum, reducible(order.order)) : sum;
    }

    /** Walks the displayed depth. A taker gets each level's price, a resting order its own. */
    private void take(Resting order, BookView book, Liquidity liquidity, long nanos) {
        Displayed seen = displayed(book);
        for (int i = 0; i < Displayed.levels(book, order.side()) && order.leaves > 0; i++) {
            long price = Displayed.price(book, order.side(), i);
            if (!order.accepts(price)) {
                return;
            }
            long units = fillable(order, seen.available(book, order.side(), i));
            if (units > 0) {
                seen.take(book, order.side(), i, units);
                fill(order, liquidity == Liquidity.TAKER ? price : order.limit(), units, liquidity, nanos);
            }
        }
    }

    /** The market traded: through an order's price, or at it and perhaps beyond the queue before it. */
    void onTrade(Trade trade, long nanos) {
        long left = trade.quantity().units();
        for (Resting order : orders(trade.instrument())) {
            if (trade.eventNanos() < order.sinceNanos) {
                continue;
            }
            long price = trade.price().units();
            boolean through = order.accepts(price) && price != order.limit();
            boolean at = price == order.limit() && trade.aggressor() != order.side();
            long passed = through ? left : at ? passed(order, trade.quantity().units()) : 0;
            long units = fillable(order, Math.min(left, passed));
            if (units > 0) {
                left -= units;
                fill(order, order.limit(), units, Liquidity.MAKER, nanos);
                settle(order, nanos);
            }
        }
    }

    /** How much of a trade at its price gets past the queue before the order. */
    private static long passed(Resting order, long traded) {
        if (order.ahead == Resting.UNKNOWN) {
            return 0;
        }
        long passed = Math.max(0, traded - order.ahead);
        order.ahead = Math.max(0, order.ahead - traded);
        return passed;
    }

    /** The book moved: queues cannot be longer than what is displayed, and who offers at an order's price meets it. */
    void onBook(BookView book, long nanos) {
        for (Resting order : orders(book.instrument())) {
            order.ahead = Math.min(order.ahead, ahead(order, book));
            long before = order.leaves;
            take(order, book, Liquidity.MAKER, nanos);
            if (order.leaves != before) {
                settle(order, nanos);
            }
        }
    }

    private List<Resting> orders(InstrumentId instrument) {
        Map<String, Resting> orders = resting.get(instrument);
        return orders == null ? List.of() : List.copyOf(orders.values());
    }

    /** Units displayed at the order's own price. */
    private static long ahead(Resting order, BookView book) {
        Side other = order.side().opposite();
        for (int i = 0; i < Displayed.levels(book, other); i++) {
            long price = Displayed.price(book, other, i);
            if (price == order.limit()) {
                return Displayed.shown(book, other, i);
            }
            if (order.accepts(price)) {
                return 0;
            }
        }
        return 0;
    }

    private long fillable(Resting order, long offered) {
        long units = Math.min(order.leaves, offered);
        return order.order.intent().reduceOnly() ? Math.min(units, reducible(order.order)) : units;
    }

    private void fill(Resting order, long price, long units, Liquidity liquidity, long nanos) {
        order.leaves -= units;
        InstrumentId id = order.order.instrument();
        hold(id, units * order.side().sign());
        Instrument instrument = instruments.get(id);
        Price at = Price.ofUnits(price);
        Quantity quantity = Quantity.ofUnits(units);
        reports.accept(new ExecutionReport.Filled(new Fill(
                order.id() + "/" + order.filled(),
                order.id(),
                order.order.intent().strategy(),
                id,
                order.side(),
                at,
                quantity,
                liquidity,
                terms.fee(instrument, liquidity, instrument.value(at, quantity), nanos),
                nanos)));
    }

    /** After a fill of a resting order. */
    private void settle(Resting order, long nanos) {
        if (order.leaves == 0 || !reduces(order, nanos)) {
            remove(order.id());
        }
    }

    /** A reduce-only order with nothing left to reduce is cancelled. */
    private boolean reduces(Resting order, long nanos) {
        boolean may = !order.order.intent().reduceOnly() || reducible(order.order) > 0;
        if (!may) {
            cancel(order, nanos, "nothing is left to reduce");
        }
        return may;
    }

    private Displayed displayed(BookView book) {
        return displayed.computeIfAbsent(book.instrument(), _ -> new Displayed());
    }
}

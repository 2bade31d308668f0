package io.traider.execution;

import io.traider.domain.BookView;
import io.traider.domain.ExecutionReport;
import io.traider.domain.ExecutionReport.Accepted;
import io.traider.domain.ExecutionReport.Cancelled;
import io.traider.domain.ExecutionReport.Expired;
import io.traider.domain.ExecutionReport.Rejected;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.MarketEvent;
import io.traider.domain.Order;
import io.traider.domain.OrderStatus;
import io.traider.domain.OrderType;
import io.traider.domain.Position;
import io.traider.domain.Quantity;
import io.traider.domain.TimeInForce;
import io.traider.domain.Trade;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A venue without money, for all real ones. An order reaches it after the venue's latency, in session time, and meets the
 * book of that moment. It knows every client order id for long, so that sending twice does no harm. For one thread.
 */
public final class PaperVenue {

    private static final int KNOWN = 20_000;

    /** An order or, without one, a cancellation on its way. */
    private record Underway(
            long arrives, long number, String id, @Nullable Order order) implements Comparable<Underway> {
        @Override
        public int compareTo(Underway other) {
            int byTime = Long.compare(arrives, other.arrives);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final SortedMap<InstrumentId, Instrument> instruments;
    private final VenueTerms terms;
    private final Function<InstrumentId, @Nullable BookView> books;
    private final PriorityQueue<Underway> underway = new PriorityQueue<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<InstrumentId> halted = new HashSet<>();
    private final ArrayDeque<ExecutionReport> answers = new ArrayDeque<>();
    private final Matching matching;
    private long number;

    /** @param books the live books, read on the caller's thread */
    public PaperVenue(
            SortedMap<InstrumentId, Instrument> instruments,
            VenueTerms terms,
            Function<InstrumentId, @Nullable BookView> books) {
        this.instruments = instruments;
        this.terms = terms;
        this.books = books;
        this.matching = new Matching(instruments, terms, answers::add);
    }

    /**
     * Takes up where an earlier venue was closed: resting orders rest again, behind all that is displayed at their price;
     * those that it had not heard of are cancelled, since what they were decided on is past.
     */
    public void resume(List<Order> orders, List<Position> positions, long nanos) {
        positions.forEach(position ->
                matching.hold(position.instrument(), position.quantity().units()));
        for (Order order : orders) {
            known.add(order.id());
            if (order.status() == OrderStatus.PENDING) {
                answers.add(new Cancelled(order.id(), nanos, "the session ended before it was sent"));
            } else {
                matching.rest(new Resting(order, nanos, expiry(order, order.createdNanos())));
            }
        }
    }

    /** An order is sent. */
    public void submit(Order order, long nanos) {
        if (known.add(order.id())) {
            send(order.instrument(), order.id(), order, nanos);
        }
        if (known.size() > KNOWN) {
            known.remove(known.iterator().next());
        }
    }

    /** A cancellation is sent; it finds nothing when the order is done before it arrives. */
    public void cancel(String order, InstrumentId instrument, long nanos) {
        send(instrument, order, null, nanos);
    }

    private void send(InstrumentId instrument, String id, @Nullable Order order, long nanos) {
        long arrives = nanos + terms.latencyNanos(instrument.venue(), nanos);
        underway.add(new Underway(arrives, number++, id, order));
    }

    /** The market moved; the books know of it already. */
    public void onMarket(MarketEvent event, long nanos) {
        InstrumentId instrument = event.instrument();
        if (event instanceof InstrumentStatus status) {
            boolean on = status.state() == InstrumentStatus.State.HALTED;
            boolean _ = on ? halted.add(instrument) : halted.remove(instrument);
        }
        if (halted.contains(instrument) || !matching.rests(instrument)) {
            return;
        }
        if (event instanceof Trade trade) {
            matching.onTrade(trade, nanos);
        }
        BookView book = books.apply(instrument);
        if (book != null && book.valid()) {
            matching.onBook(book, nanos);
        }
    }

    /**
     * When {@link #advance} has something to do next though no event comes; {@code Long.MAX_VALUE} when never. A backtest
     * advances the venue to just that moment.
     */
    public long dueNanos() {
        long arrival = underway.isEmpty() ? Long.MAX_VALUE : underway.peek().arrives();
        return Math.min(arrival, matching.firstExpiry());
    }

    /** Lets arrive and expire what is due, and hands out everything that was not handed out yet. */
    public void advance(long nanos, Consumer<ExecutionReport> reports) {
        while (!underway.isEmpty() && underway.peek().arrives() <= nanos) {
            arrive(underway.poll(), nanos);
        }
        for (String expired : matching.expire(nanos)) {
            answers.add(new Expired(expired, nanos));
        }
        while (!answers.isEmpty()) {
            reports.accept(answers.poll());
        }
    }

    private void arrive(Underway what, long nanos) {
        Order order = what.order();
        if (order == null) {
            if (matching.remove(what.id())) {
                answers.add(new Cancelled(what.id(), nanos, "as asked"));
            }
            return;
        }
        BookView book = books.apply(order.instrument());
        String refusal = refusal(order, book);
        if (book == null || !refusal.isEmpty()) {
            answers.add(new Rejected(order.id(), nanos, refusal));
            return;
        }
        answers.add(new Accepted(order.id(), nanos));
        matching.enter(new Resting(order, nanos, expiry(order, nanos)), book, nanos);
    }

    /** Why a venue would not take the order; empty when it does. */
    private String refusal(Order order, @Nullable BookView book) {
        Instrument instrument = instruments.get(order.instrument());
        Quantity quantity = order.quantity();
        var limit = order.intent().limit();
        if (instrument == null) {
            return "no instrument " + order.instrument();
        }
        if (halted.contains(order.instrument())) {
            return order.instrument() + " is halted";
        }
        if (book == null || !book.valid()) {
            return "the book of " + order.instrument() + " is not valid";
        }
        if (quantity.units() % instrument.lotSize().units() != 0
                || quantity.compareTo(instrument.minimumQuantity()) < 0) {
            return "quantity " + quantity + " with lots of " + instrument.lotSize() + " and a minimum of "
                    + instrument.minimumQuantity();
        }
        if (limit != null && limit.units() % instrument.tickSize().units() != 0) {
            return "limit " + limit + " with ticks of " + instrument.tickSize();
        }
        return order.intent().reduceOnly() && matching.reducible(order) == 0
                ? "nothing of " + order.instrument() + " to reduce"
                : "";
    }

    private static long expiry(Order order, long from) {
        boolean dated =
                order.intent().type() == OrderType.LIMIT && order.intent().timeInForce() == TimeInForce.GTD;
        return dated ? from + order.intent().lifeNanos() : Long.MAX_VALUE;
    }
}

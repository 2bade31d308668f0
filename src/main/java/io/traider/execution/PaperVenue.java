package io.traider.execution;

import io.traider.domain.Bar;
import io.traider.domain.BookView;
import io.traider.domain.ExecutionReport;
import io.traider.domain.ExecutionReport.Cancelled;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import io.traider.domain.Order;
import io.traider.domain.OrderStatus;
import io.traider.domain.Position;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A venue without money, for all real ones. An order reaches it after the model's latency, in session time, and meets the
 * market of that moment. It knows every client order id for long, so that sending twice does no harm. For one thread.
 */
public final class PaperVenue {

    private static final int KNOWN = 20_000;
    private static final long SECOND = 1_000_000_000L;

    /** Something on its way, either way. */
    private record Underway<T>(long arrives, long number, T what) implements Comparable<Underway<?>> {
        @Override
        public int compareTo(Underway<?> other) {
            int byTime = Long.compare(arrives, other.arrives);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /** An order or, without one, a cancellation. */
    private record Message(String id, @Nullable Order order) {}

    private final PriorityQueue<Underway<Message>> sent = new PriorityQueue<>();
    private final PriorityQueue<Underway<ExecutionReport>> answers = new PriorityQueue<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Delays entry;
    private final Delays response;
    private final TradingFloor floor;
    private MarginAccount account = MarginAccount.PLENTY;
    private long askedNanos = Long.MIN_VALUE / 2;
    private long number;

    /**
     * The paper venue of live trading.
     *
     * @param books the live books, read on the caller's thread
     */
    public PaperVenue(
            SortedMap<InstrumentId, Instrument> instruments,
            VenueTerms terms,
            Function<InstrumentId, @Nullable BookView> books) {
        this(instruments, ExecutionModel.paper(terms), new SplittableRandom(0), books);
    }

    /**
     * A venue that behaves as a run wants it.
     *
     * @param random for latencies that are distributions; the same numbers give the same run
     * @param books the books as the venue shows them, read on the caller's thread; not asked by fill models of bars
     */
    public PaperVenue(
            SortedMap<InstrumentId, Instrument> instruments,
            ExecutionModel model,
            RandomGenerator random,
            Function<InstrumentId, @Nullable BookView> books) {
        this.entry = new Delays(model.latency().entry(), model.terms(), random);
        this.response = new Delays(model.latency().response(), model.terms(), random);
        this.floor = new TradingFloor(instruments, model, books, this::answer);
    }

    private void answer(InstrumentId instrument, ExecutionReport report) {
        long arrives = response.arrival(instrument.venue(), report.nanos());
        answers.add(new Underway<>(arrives, number++, report));
    }

    /**
     * Takes up where an earlier venue was closed: resting orders rest again, behind all that is displayed at their price;
     * those that it had not heard of are cancelled, since what they were decided on is past.
     *
     * @param traded what the account traded lately, which decides on its fee tiers
     */
    public void resume(List<Order> orders, List<Position> positions, List<VolumeDay> traded, long nanos) {
        floor.fills().traded(traded);
        positions.forEach(position ->
                floor.fills().hold(position.instrument(), position.quantity().units()));
        for (Order order : orders) {
            known.add(order.id());
            if (order.status() == OrderStatus.PENDING) {
                String why = "the session ended before it was sent";
                answers.add(new Underway<>(nanos, number++, new Cancelled(order.id(), nanos, why)));
            } else {
                floor.resume(order, nanos);
            }
        }
        floor.resumed();
    }

    /**
     * Makes the venue watch the account's margin: it asks once a second which positions have to be closed, and closes them,
     * and refuses orders whose initial margin is not covered when they arrive.
     */
    public void watch(MarginAccount margin) {
        account = margin;
    }

    /** An order is sent. */
    public void submit(Order order, long nanos) {
        if (known.add(order.id())) {
            send(order.instrument(), new Message(order.id(), order), nanos);
        }
        if (known.size() > KNOWN) {
            known.remove(known.iterator().next());
        }
    }

    /** A cancellation is sent; it finds nothing when the order is done before it arrives. */
    public void cancel(String order, InstrumentId instrument, long nanos) {
        send(instrument, new Message(order, null), nanos);
    }

    private void send(InstrumentId instrument, Message message, long nanos) {
        sent.add(new Underway<>(entry.arrival(instrument.venue(), nanos), number++, message));
    }

    /** The market moved; the books know of it already. */
    public void onMarket(MarketEvent event, long nanos) {
        entry.note(event);
        response.note(event);
        floor.onMarket(event, nanos);
    }

    /** A bar has ended: orders that were sent before it began meet it. For fill models of bars. */
    public void onBar(Bar bar) {
        arrive(bar.endNanos());
        floor.onBar(bar);
    }

    /**
     * When {@link #advance} has something to do next though no event comes; {@code Long.MAX_VALUE} when never. A backtest
     * advances the venue to just that moment.
     */
    public long dueNanos() {
        long arrival = sent.isEmpty() ? Long.MAX_VALUE : sent.peek().arrives();
        long answer = answers.isEmpty() ? Long.MAX_VALUE : answers.peek().arrives();
        return Math.min(Math.min(arrival, answer), floor.firstExpiry());
    }

    /** Lets arrive and expire what is due, and hands out every answer that has reached us by now. */
    public void advance(long nanos, Consumer<ExecutionReport> reports) {
        arrive(nanos);
        floor.expire(nanos);
        liquidate(nanos);
        while (!answers.isEmpty() && answers.peek().arrives() <= nanos) {
            reports.accept(answers.poll().what());
        }
    }

    private void liquidate(long nanos) {
        if (nanos - askedNanos >= SECOND) {
            askedNanos = nanos;
            call(nanos);
        }
    }

    /** Closes at once what has to be closed. */
    public void call(long nanos) {
        account.forced(nanos).forEach(forced -> floor.liquidate(forced, nanos));
    }

    private void arrive(long nanos) {
        while (!sent.isEmpty() && sent.peek().arrives() <= nanos) {
            Underway<Message> arrived = sent.poll();
            Order order = arrived.what().order();
            if (order == null) {
                floor.cancel(arrived.what().id(), arrived.arrives());
            } else {
                floor.enter(order, arrived.arrives(), account);
            }
        }
    }
}

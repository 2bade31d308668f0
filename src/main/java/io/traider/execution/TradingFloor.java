package io.traider.execution;

import io.traider.domain.Bar;
import io.traider.domain.BookView;
import io.traider.domain.ExecutionReport;
import io.traider.domain.ExecutionReport.Accepted;
import io.traider.domain.ExecutionReport.Cancelled;
import io.traider.domain.ExecutionReport.Expired;
import io.traider.domain.ExecutionReport.Rejected;
import io.traider.domain.ExecutionReport.Triggered;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.Liquidity;
import io.traider.domain.MarketEvent;
import io.traider.domain.Order;
import io.traider.domain.Position;
import io.traider.domain.Trade;
import io.traider.execution.Resting.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The venue's side of the wire: takes orders in, holds them, lets them meet the market, and says what became of them. */
final class TradingFloor {

    private final SortedMap<InstrumentId, Instrument> instruments;
    private final Function<InstrumentId, @Nullable BookView> books;
    private final BiConsumer<InstrumentId, ExecutionReport> reports;
    private final Board board = new Board();
    private final Links links = new Links();
    private final Fills fills;
    private final @Nullable Matching depth;
    private final @Nullable BarMatching bars;
    private final Set<InstrumentId> halted = new HashSet<>();
    private final Map<InstrumentId, Long> lastTrade = new HashMap<>();

    TradingFloor(
            SortedMap<InstrumentId, Instrument> instruments,
            ExecutionModel model,
            Function<InstrumentId, @Nullable BookView> books,
            BiConsumer<InstrumentId, ExecutionReport> reports) {
        this.instruments = instruments;
        this.books = books;
        this.reports = reports;
        this.fills = new Fills(instruments, model.terms().fees(), links, reports);
        this.depth = model.fills() instanceof FillModel.OnDepth on ? new Matching(on.queue(), board, fills) : null;
        this.bars = model.fills() instanceof FillModel.OnBars on ? new BarMatching(on, board, fills) : null;
    }

    Fills fills() {
        return fills;
    }

    /** An order of an earlier session rests again, behind all that is displayed at its price. */
    void resume(Order order, long nanos) {
        Resting resting = new Resting(order, nanos, order.createdNanos());
        links.join(resting);
        board.add(resting);
        resting.state = links.waits(resting) ? State.ENTRY : resting.stopped() ? State.TRIGGER : State.MATCH;
    }

    /** All orders of the earlier session are there. */
    void resumed() {
        links.resumed();
    }

    void enter(Order order, long nanos, MarginAccount account) {
        Resting resting = new Resting(order, nanos, nanos);
        String unfit = refusal(resting);
        String refusal = unfit.isEmpty() ? account.uncovered(order, nanos) : unfit;
        if (!refusal.isEmpty()) {
            reports.accept(order.instrument(), new Rejected(order.id(), nanos, refusal));
            links.ended(order.intent().link(), order.id());
        } else {
            reports.accept(order.instrument(), new Accepted(order.id(), nanos));
            links.join(resting);
            board.add(resting);
            resting.state = links.waits(resting) ? State.ENTRY : resting.stopped() ? State.TRIGGER : State.BOOK;
        }
        settle(order.instrument(), nanos);
    }

    private String refusal(Resting resting) {
        InstrumentId id = resting.order.instrument();
        Instrument instrument = instruments.get(id);
        if (instrument == null) {
            return "no instrument " + id;
        }
        if (halted.contains(id)) {
            return id + " is halted";
        }
        BookView book = books.apply(id);
        if (depth != null && (book == null || !book.valid())) {
            return "the book of " + id + " is not valid";
        }
        String bad = Grid.refusal(resting.order.intent(), instrument);
        return bad.isEmpty() ? unfit(resting, book) : bad;
    }

    /** Why the order does not go with the market and the account of this moment. */
    private String unfit(Resting resting, @Nullable BookView book) {
        var intent = resting.order.intent();
        String unlinked = links.refusal(intent.link());
        if (!unlinked.isEmpty()) {
            return unlinked;
        }
        if (resting.is(io.traider.domain.OrderLink.Role.EXIT)) {
            return "";
        }
        if (!fills.mayStay(resting)) {
            return "nothing of " + intent.instrument() + " to reduce";
        }
        if (depth != null && book != null && intent.postOnly() && depth.wouldTake(resting, book)) {
            return "post-only at " + intent.limit() + " would have taken";
        }
        Long last = lastTrade.get(intent.instrument());
        return resting.stopped() && last != null && resting.reached(last)
                ? "a trigger of " + intent.trigger() + " is reached already"
                : "";
    }

    /** Takes an order out on request; nothing happens when it is done already. */
    void cancel(String id, long nanos) {
        Resting order = board.find(id);
        if (order != null) {
            end(order, new Cancelled(id, nanos, "as asked"));
            settle(order.order.instrument(), nanos);
        }
    }

    /** When the first order's time is over. */
    long firstExpiry() {
        return board.firstExpiry();
    }

    void expire(long nanos) {
        if (board.firstExpiry() > nanos) {
            return;
        }
        for (Resting order : board.expired(nanos)) {
            if (board.find(order.id()) == order) {
                end(order, new Expired(order.id(), nanos));
                settle(order.order.instrument(), nanos);
            }
        }
    }

    private void end(Resting order, @Nullable ExecutionReport why) {
        board.remove(order);
        links.ended(order.order.intent().link(), order.id());
        if (why != null) {
            reports.accept(order.order.instrument(), why);
        }
    }

    void onMarket(MarketEvent event, long nanos) {
        InstrumentId instrument = event.instrument();
        if (event instanceof InstrumentStatus status) {
            boolean on = status.state() == InstrumentStatus.State.HALTED;
            boolean _ = on ? halted.add(instrument) : halted.remove(instrument);
        }
        if (event instanceof Trade trade) {
            lastTrade.put(instrument, trade.price().units());
        }
        if (depth == null) {
            return;
        }
        if (depth.tookOf(instrument)) {
            saw(instrument, depth);
        }
        if (halted.contains(instrument) || !board.holds(instrument)) {
            return;
        }
        long before = fills.made();
        if (event instanceof Trade trade) {
            depth.onTrade(trade, nanos);
            reach(trade, nanos);
        }
        BookView book = books.apply(instrument);
        if (book != null && book.valid()) {
            depth.onBook(book, nanos);
        }
        if (fills.made() != before || !board.in(State.BOOK, instrument).isEmpty()) {
            settle(instrument, nanos);
        }
    }

    private void saw(InstrumentId instrument, Matching depth) {
        BookView book = books.apply(instrument);
        if (book != null && book.valid()) {
            depth.saw(book);
        }
    }

    private void reach(Trade trade, long nanos) {
        for (Resting order : board.in(State.TRIGGER, trade.instrument())) {
            if (trade.eventNanos() >= order.sinceNanos
                    && order.reached(trade.price().units())) {
                trigger(order, nanos);
            }
        }
    }

    private void trigger(Resting order, long nanos) {
        order.trigger();
        order.state = bars == null ? State.BOOK : State.MATCH;
        reports.accept(order.order.instrument(), new Triggered(order.id(), nanos));
    }

    void onBar(Bar bar) {
        if (bars == null) {
            throw new IllegalStateException("a bar of " + bar.instrument() + " for a venue of depth."
                    + " Maybe choose a fill model of bars, such as volume-share:open:0.025:0.1");
        }
        bars.onBar(bar, this::trigger, (order, why) -> end(order, new Cancelled(order.id(), bar.endNanos(), why)));
        lastTrade.put(bar.instrument(), bar.close().units());
        settle(bar.instrument(), bar.endNanos());
    }

    /** Closes a position by force; its orders go first. What the book does not offer trades at its last price. */
    void liquidate(Forced forced, long nanos) {
        Position position = forced.position();
        BookView book = depth == null ? null : book(position.instrument());
        Long last = lastTrade.get(position.instrument());
        Resting order = new Resting(Liquidations.order(forced, nanos), nanos, nanos);
        boolean tradable = depth == null ? last != null : book != null;
        if (!tradable || fills.reducible(order.order) == 0) {
            return;
        }
        for (Resting own : board.of(position.strategy(), position.instrument())) {
            end(own, new Cancelled(own.id(), nanos, "the position is liquidated"));
        }
        fills.forced(forced.penalty(), () -> {
            if (depth != null && book != null) {
                depth.enterForced(order, book, nanos);
            } else if (last != null) {
                fills.fill(order, last, fills.most(order, order.leaves()), Liquidity.TAKER, nanos);
            }
        });
        settle(position.instrument(), nanos);
    }

    /** Carries out what follows from what happened, until nothing follows any more. */
    private void settle(InstrumentId instrument, long nanos) {
        do {
            meet(instrument, nanos);
            sweep(State.MATCH, instrument, nanos);
            sweep(State.TRIGGER, instrument, nanos);
            follow(nanos);
        } while (links.changed() || canMeet(instrument));
    }

    /** What happened to orders that hang together with others is carried on to these. */
    private void follow(long nanos) {
        if (links.changed()) {
            for (Resting leg : links.done()) {
                end(leg, new Cancelled(leg.id(), nanos, "the orders of its group are done"));
            }
            links.released().forEach(exit -> release(exit, nanos));
        }
    }

    private boolean canMeet(InstrumentId instrument) {
        return !board.in(State.BOOK, instrument).isEmpty() && (depth == null || book(instrument) != null);
    }

    private @Nullable BookView book(InstrumentId instrument) {
        BookView book = books.apply(instrument);
        return book != null && book.valid() && !halted.contains(instrument) ? book : null;
    }

    private void release(Resting exit, long nanos) {
        exit.sinceNanos = nanos;
        exit.state = exit.stopped() ? State.TRIGGER : State.BOOK;
        Long last = lastTrade.get(exit.order.instrument());
        if (exit.stopped() && last != null && exit.reached(last)) {
            trigger(exit, nanos);
        }
    }

    private void meet(InstrumentId instrument, long nanos) {
        BookView book = depth == null ? null : book(instrument);
        for (Resting order : board.in(State.BOOK, instrument)) {
            if (depth == null) {
                order.state = State.MATCH;
            } else if (book != null) {
                order.state = State.MATCH;
                String why = depth.enter(order, book, nanos);
                if (!why.isEmpty()) {
                    end(order, new Cancelled(order.id(), nanos, why));
                }
            }
        }
    }

    /** What is filled is gone, and so is what could only reduce a position that is gone. */
    private void sweep(State state, InstrumentId instrument, long nanos) {
        for (Resting order : board.in(state, instrument)) {
            if (order.leaves() == 0) {
                end(order, null);
            } else if (!fills.mayStay(order)) {
                end(order, new Cancelled(order.id(), nanos, "nothing is left to reduce"));
            }
        }
    }
}

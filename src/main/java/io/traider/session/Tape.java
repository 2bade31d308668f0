package io.traider.session;

import io.traider.domain.InstrumentId;
import io.traider.domain.Trade;
import io.traider.session.MarketTape.Bar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Collects an instrument's trades on the writer's thread. */
final class Tape {

    private static final long SECOND = 1_000_000_000L;
    private static final int TRADES = 100;
    private static final int SECONDS = 15 * 60;

    private final InstrumentId instrument;
    private final ArrayDeque<Trade> trades = new ArrayDeque<>(TRADES);
    private final ArrayDeque<Bar> bars = new ArrayDeque<>(SECONDS);

    Tape(InstrumentId instrument) {
        this.instrument = instrument;
    }

    void add(Trade trade, long nanos) {
        if (trades.size() == TRADES) {
            trades.removeLast();
        }
        trades.addFirst(trade);
        long start = nanos - Math.floorMod(nanos, SECOND);
        Bar last = bars.peekLast();
        if (last != null && last.startNanos() == start) {
            bars.removeLast();
            bars.addLast(last.plus(trade.price(), trade.quantity()));
        } else {
            bars.addLast(new Bar(start, trade.price(), trade.price(), trade.price(), trade.price(), trade.quantity()));
        }
        while (bars.getFirst().startNanos() <= start - SECONDS * SECOND) {
            bars.removeFirst();
        }
    }

    MarketTape image() {
        return new MarketTape(instrument, List.copyOf(trades), new ArrayList<>(bars));
    }
}

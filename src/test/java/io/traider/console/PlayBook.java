package io.traider.console;

import io.traider.domain.BookSnapshot;
import io.traider.domain.BookView;
import io.traider.domain.InstrumentId;

/** A book that is its last snapshot. */
record PlayBook(BookSnapshot snapshot) implements BookView {
    @Override
    public InstrumentId instrument() {
        return snapshot.instrument();
    }

    @Override
    public boolean valid() {
        return true;
    }

    @Override
    public int bidLevels() {
        return snapshot.bids().size();
    }

    @Override
    public int askLevels() {
        return snapshot.asks().size();
    }

    @Override
    public long bidPrice(int i) {
        return snapshot.bids().price(i);
    }

    @Override
    public long bidQuantity(int i) {
        return snapshot.bids().quantity(i);
    }

    @Override
    public long askPrice(int i) {
        return snapshot.asks().price(i);
    }

    @Override
    public long askQuantity(int i) {
        return snapshot.asks().quantity(i);
    }

    @Override
    public long lastEventNanos() {
        return snapshot.eventNanos();
    }
}

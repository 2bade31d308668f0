package io.traider.api;

import io.traider.domain.BookView;
import io.traider.domain.InstrumentId;
import io.traider.domain.Price;
import io.traider.domain.Quantity;

/** A book of three levels a side around a price. */
record HandBook(InstrumentId instrument, long middle) implements BookView {

    @Override
    public boolean valid() {
        return true;
    }

    @Override
    public int bidLevels() {
        return 3;
    }

    @Override
    public int askLevels() {
        return 3;
    }

    @Override
    public long bidPrice(int i) {
        return (middle - 1 - i) * Price.ONE;
    }

    @Override
    public long bidQuantity(int i) {
        return (i + 1) * Quantity.ONE;
    }

    @Override
    public long askPrice(int i) {
        return (middle + 1 + i) * Price.ONE;
    }

    @Override
    public long askQuantity(int i) {
        return (i + 1) * Quantity.ONE;
    }

    @Override
    public long lastEventNanos() {
        return 1;
    }
}

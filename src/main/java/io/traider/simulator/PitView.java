package io.traider.simulator;

import io.traider.domain.BookView;
import io.traider.domain.InstrumentId;

/** A pit's book as the rest of the system reads books. */
record PitView(Pit pit, MarketClock clock) implements BookView {

    @Override
    public InstrumentId instrument() {
        return pit.listing().id();
    }

    @Override
    public boolean valid() {
        return true;
    }

    @Override
    public int bidLevels() {
        return pit.bids().size();
    }

    @Override
    public int askLevels() {
        return pit.asks().size();
    }

    @Override
    public long bidPrice(int i) {
        return pit.listing().priceUnits(pit.bids().tick(i));
    }

    @Override
    public long bidQuantity(int i) {
        return pit.listing().quantityUnits(pit.bids().lots(i));
    }

    @Override
    public long askPrice(int i) {
        return pit.listing().priceUnits(pit.asks().tick(i));
    }

    @Override
    public long askQuantity(int i) {
        return pit.listing().quantityUnits(pit.asks().lots(i));
    }

    @Override
    public long lastEventNanos() {
        return clock.nanos();
    }
}

package io.traider.simulator;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.FundingRate;
import io.traider.domain.Levels;
import io.traider.domain.MarkPrice;
import io.traider.domain.MarketEvent;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Trade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells one pit's story in the domain's events, without a wire between. */
final class PitReport implements PitListener {

    private static final long SECOND = 1_000_000_000L;
    private static final int RATE_DECIMALS = 10;

    private final Pit pit;
    private final Listing listing;
    private final @Nullable Contract contract;
    private final MarketClock clock;
    private final Consumer<? super MarketEvent> reader;
    private final Levels.Builder bids = new Levels.Builder();
    private final Levels.Builder asks = new Levels.Builder();
    private boolean changed;
    private long toldAt;

    PitReport(Maker maker, MarketClock clock, Consumer<? super MarketEvent> reader) {
        pit = maker.pit();
        contract = maker.contract();
        listing = pit.listing();
        this.clock = clock;
        this.reader = reader;
    }

    /** Tells the book as it is. */
    void open() {
        reader.accept(new BookSnapshot(
                listing.id(), clock.nanos(), clock.nanos(), -1, 0, whole(pit.bids(), bids), whole(pit.asks(), asks)));
    }

    private Levels whole(BookSide side, Levels.Builder levels) {
        for (int i = 0; i < side.size(); i++) {
            add(levels, side.tick(i), side.lots(i));
        }
        return levels.build();
    }

    @Override
    public void levelChanged(Side side, long tick, long lots) {
        changed = true;
        add(side == Side.BUY ? bids : asks, tick, lots);
    }

    private void add(Levels.Builder levels, long tick, long lots) {
        levels.add(
                listing.priceUnits(tick),
                listing.priceDecimals(),
                listing.quantityUnits(lots),
                listing.quantityDecimals());
    }

    @Override
    public void traded(Print print) {
        reader.accept(new Trade(
                listing.id(),
                print.nanos(),
                print.nanos(),
                Long.toString(print.id()),
                Price.ofUnits(listing.priceUnits(print.tick())),
                Quantity.ofUnits(listing.quantityUnits(print.lots())),
                print.aggressor()));
    }

    @Override
    public void settled() {
        if (changed) {
            changed = false;
            long nanos = clock.nanos();
            reader.accept(new BookDelta(listing.id(), nanos, nanos, -1, bids.build(), asks.build()));
        }
    }

    /** Tells mark price and funding once a second. */
    void stepped(long nanos) {
        if (contract != null && nanos - toldAt >= SECOND) {
            toldAt = nanos;
            reader.accept(new MarkPrice(listing.id(), nanos, nanos, price(contract.mark()), price(contract.index())));
            reader.accept(new FundingRate(
                    listing.id(),
                    nanos,
                    nanos,
                    BigDecimal.valueOf(contract.funding()).setScale(RATE_DECIMALS, RoundingMode.HALF_EVEN),
                    contract.intervalHours() * 3600,
                    contract.nextFunding(nanos)));
        }
    }

    private static Price price(double value) {
        return Price.ofUnits(Math.round(value * 1e8) * (Price.ONE / 100_000_000));
    }
}

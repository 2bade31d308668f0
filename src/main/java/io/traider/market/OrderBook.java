package io.traider.market;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.BookView;
import io.traider.domain.InstrumentId;
import io.traider.domain.Levels;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One instrument's book, exact, with the digits that the venue wrote. For one writer's thread.
 *
 * <p>A venue that keeps us informed of some levels only never removes those that fall out of its depth, so the book is cut
 * to the depth of its snapshot after every change.
 */
public final class OrderBook implements BookView {

    private final InstrumentId instrument;
    private final BookSide bids = new BookSide(1);
    private final BookSide asks = new BookSide(-1);
    private int depth = Integer.MAX_VALUE;
    private long sequence = -1;
    private long lastEventNanos;
    private boolean whole;
    private boolean current;

    /** An empty book, not valid before its first snapshot. */
    public OrderBook(InstrumentId instrument) {
        this.instrument = instrument;
    }

    /** Forgets what was known and takes the snapshot; the book is valid from here. */
    public void apply(BookSnapshot snapshot) {
        bids.clear();
        asks.clear();
        depth = snapshot.depth() == 0 ? Integer.MAX_VALUE : snapshot.depth();
        whole = true;
        current = true;
        change(snapshot.bids(), snapshot.asks(), snapshot.sequence(), snapshot.eventNanos());
    }

    /** Takes a change; whether it continues what is known is for the venue's feed to judge. */
    public void apply(BookDelta delta) {
        change(delta.bids(), delta.asks(), delta.sequence(), delta.eventNanos());
    }

    private void change(Levels newBids, Levels newAsks, long newSequence, long eventNanos) {
        set(bids, newBids);
        set(asks, newAsks);
        bids.truncate(depth);
        asks.truncate(depth);
        sequence = newSequence;
        lastEventNanos = eventNanos;
    }

    private static void set(BookSide side, Levels levels) {
        for (int i = 0; i < levels.size(); i++) {
            side.set(levels.price(i), levels.priceDecimals(i), levels.quantity(i), levels.quantityDecimals(i));
        }
    }

    /** What is known is wrong until the next snapshot. */
    public void invalidate() {
        whole = false;
    }

    /** What is known may be old, until it is known to be {@link #refresh() current} or the next snapshot. */
    public void expire() {
        current = false;
    }

    /** What is known is current again. */
    public void refresh() {
        current = true;
    }

    /** Whether nothing is missing in what is known, though it may be old. */
    boolean whole() {
        return whole;
    }

    /** Whether the best bid is at or above the best ask, which no whole book shows. */
    public boolean crossed() {
        return bids.size() > 0 && asks.size() > 0 && bids.price(0) >= asks.price(0);
    }

    @Override
    public InstrumentId instrument() {
        return instrument;
    }

    @Override
    public boolean valid() {
        return whole && current;
    }

    @Override
    public int bidLevels() {
        return bids.size();
    }

    @Override
    public int askLevels() {
        return asks.size();
    }

    @Override
    public long bidPrice(int i) {
        return bids.price(i);
    }

    @Override
    public long bidQuantity(int i) {
        return bids.quantity(i);
    }

    @Override
    public long askPrice(int i) {
        return asks.price(i);
    }

    @Override
    public long askQuantity(int i) {
        return asks.quantity(i);
    }

    @Override
    public long lastEventNanos() {
        return lastEventNanos;
    }

    /** The venue's sequence number of the last change, {@code -1} where it has none. */
    public long sequence() {
        return sequence;
    }

    /** Decimals of bid {@code i}'s price as the venue wrote it; also below for the other three. */
    public int bidPriceDecimals(int i) {
        return bids.priceDecimals(i);
    }

    public int bidQuantityDecimals(int i) {
        return bids.quantityDecimals(i);
    }

    public int askPriceDecimals(int i) {
        return asks.priceDecimals(i);
    }

    public int askQuantityDecimals(int i) {
        return asks.quantityDecimals(i);
    }

    /** Bid {@code i}'s price with the digits that the venue wrote, for example {@code 0.35270000}. */
    public String bidPriceText(int i) {
        return text(bids.price(i), Price.SCALE, bids.priceDecimals(i));
    }

    public String bidQuantityText(int i) {
        return text(bids.quantity(i), Quantity.SCALE, bids.quantityDecimals(i));
    }

    public String askPriceText(int i) {
        return text(asks.price(i), Price.SCALE, asks.priceDecimals(i));
    }

    public String askQuantityText(int i) {
        return text(asks.quantity(i), Quantity.SCALE, asks.quantityDecimals(i));
    }

    private static String text(long units, int scale, int decimals) {
        return BigDecimal.valueOf(units, scale)
                .setScale(decimals, RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}

package io.traider.venue.coinbase;

import io.traider.domain.Levels;
import io.traider.domain.Side;
import java.util.ArrayList;
import java.util.List;

/** The fields of the frame that was read last. */
final class CoinbaseMessage {

    /** What a frame is. */
    enum Kind {
        BOOK,
        TRADES,
        /** It carries its number in the sequence only. */
        OTHER
    }

    /** One book's levels, or one trade. */
    static final class Item {
        boolean snapshot;
        String symbol = "";
        Levels bids = Levels.NONE;
        Levels asks = Levels.NONE;

        String tradeId = "";
        long price;
        long quantity;
        int quantityDecimals;
        Side makerSide = Side.BUY;
        long timeNanos;
    }

    Kind kind = Kind.OTHER;
    /** {@code -1} where the frame has none. */
    long sequence;
    /** Zero where the frame has none. */
    long eventNanos;

    private final List<Item> items = new ArrayList<>();
    private int count;

    void clear() {
        count = 0;
        sequence = -1;
        eventNanos = 0;
    }

    void clearItems() {
        count = 0;
    }

    int count() {
        return count;
    }

    Item item(int i) {
        return items.get(i);
    }

    /** A further item, empty. */
    Item add() {
        if (count == items.size()) {
            items.add(new Item());
        }
        Item item = items.get(count++);
        item.snapshot = false;
        item.symbol = "";
        item.bids = Levels.NONE;
        item.asks = Levels.NONE;
        item.tradeId = "";
        item.price = 0;
        item.quantity = 0;
        item.timeNanos = 0;
        return item;
    }
}

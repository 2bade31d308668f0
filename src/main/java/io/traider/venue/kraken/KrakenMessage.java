package io.traider.venue.kraken;

import io.traider.domain.Levels;
import io.traider.domain.Side;
import java.util.ArrayList;
import java.util.List;

/** The fields of the frame of Kraken's v2 protocol that was read last. */
final class KrakenMessage {

    /** What a frame is. */
    enum Kind {
        BOOK,
        TRADE,
        /** State of the venue's engine. */
        STATUS,
        /** A book subscription was confirmed, with its depth. */
        SUBSCRIBED
    }

    /** One element of {@code data}: a book's levels or a trade. */
    static final class Item {
        String symbol = "";
        /** Zero where the element has none. */
        long eventNanos;

        Levels bids = Levels.NONE;
        Levels asks = Levels.NONE;
        /** {@code -1} where the element has none. */
        long checksum;

        long tradeId;
        long price;
        long quantity;
        int quantityDecimals;
        Side side = Side.BUY;
        String system = "";
    }

    Kind kind = Kind.BOOK;
    boolean snapshot;
    String subscribedSymbol = "";
    int subscribedDepth;
    private final List<Item> items = new ArrayList<>();
    private int count;

    void clear() {
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
        item.symbol = "";
        item.eventNanos = 0;
        item.bids = Levels.NONE;
        item.asks = Levels.NONE;
        item.checksum = -1;
        item.price = 0;
        item.quantity = 0;
        item.system = "";
        return item;
    }
}

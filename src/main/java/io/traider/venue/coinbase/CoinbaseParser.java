package io.traider.venue.coinbase;

import static io.traider.venue.Wire.required;

import io.traider.domain.Levels;
import io.traider.domain.Side;
import io.traider.venue.FrameMeaning;
import io.traider.venue.Wire;
import io.traider.venue.coinbase.CoinbaseMessage.Item;
import io.traider.venue.coinbase.CoinbaseMessage.Kind;
import io.traider.venue.json.JsonCursor;
import io.traider.venue.json.JsonNames;
import io.traider.venue.json.JsonTexts;
import io.traider.venue.json.MalformedJson;

/** Reads a frame into a {@link CoinbaseMessage}. */
final class CoinbaseParser {

    private static final JsonNames TOP =
            JsonNames.of("channel", "timestamp", "sequence_num", "events", "type", "message");
    private static final JsonNames CHANNELS = JsonNames.of(
            "l2_data",
            "market_trades",
            "heartbeats",
            "subscriptions",
            "ticker",
            "ticker_batch",
            "candles",
            "status",
            "user",
            "futures_balance_summary");
    private static final int BOOK_CHANNEL = 0;
    private static final int TRADES_CHANNEL = 1;
    private static final JsonNames EVENT = JsonNames.of("type", "product_id", "updates", "trades");
    private static final JsonNames TYPES = JsonNames.of("snapshot", "update");
    private static final JsonNames LEVEL = JsonNames.of("side", "price_level", "new_quantity");
    private static final JsonNames LEVEL_SIDES = JsonNames.of("bid", "offer");
    private static final JsonNames TRADE = JsonNames.of("trade_id", "product_id", "price", "size", "side", "time");
    private static final JsonNames TRADE_SIDES = JsonNames.of("BUY", "SELL");
    private static final JsonNames ERROR = JsonNames.of("error");
    private static final int ABSENT = -1;

    private final CoinbaseMessage message = new CoinbaseMessage();
    private final Levels.Builder bids = new Levels.Builder();
    private final Levels.Builder asks = new Levels.Builder();
    private final JsonTexts symbols = new JsonTexts();
    private int channel;
    private int events;
    private boolean named;
    private boolean eventsRead;
    private boolean error;

    CoinbaseMessage message() {
        return message;
    }

    FrameMeaning read(JsonCursor cursor) throws MalformedJson {
        message.clear();
        channel = ABSENT;
        events = ABSENT;
        named = false;
        eventsRead = false;
        error = false;
        if (cursor.peek() != '{') {
            cursor.skip();
            cursor.end();
            return FrameMeaning.UNKNOWN;
        }
        top(cursor);
        cursor.end();
        return meaning(cursor);
    }

    private void top(JsonCursor cursor) throws MalformedJson {
        cursor.beginObject();
        for (int key = cursor.key(TOP); key != JsonCursor.END; key = cursor.key(TOP)) {
            switch (key) {
                case 0 -> {
                    channel = cursor.choice(CHANNELS);
                    named = true;
                }
                case 1 -> message.eventNanos = cursor.time();
                case 2 -> message.sequence = sequence(cursor);
                case 3 -> events(cursor);
                case 4 -> error = cursor.choice(ERROR) == 0;
                default -> cursor.skip();
            }
        }
    }

    private static long sequence(JsonCursor cursor) throws MalformedJson {
        long sequence = cursor.integer();
        if (sequence < 0) {
            throw new MalformedJson("sequence_num " + sequence + " is negative");
        }
        return sequence;
    }

    /** Reads the events where they are met when the channel is known by then, and comes back to them otherwise. */
    private void events(JsonCursor cursor) throws MalformedJson {
        if (channel == BOOK_CHANNEL || channel == TRADES_CHANNEL) {
            items(cursor);
        } else {
            events = cursor.mark();
            cursor.skip();
        }
    }

    private FrameMeaning meaning(JsonCursor cursor) throws MalformedJson {
        if (error) {
            return FrameMeaning.REFUSAL;
        }
        if (!named) {
            return FrameMeaning.UNKNOWN;
        }
        boolean carries = channel == BOOK_CHANNEL || channel == TRADES_CHANNEL;
        message.kind = !carries ? Kind.OTHER : channel == BOOK_CHANNEL ? Kind.BOOK : Kind.TRADES;
        if (carries && events != ABSENT) {
            cursor.seek(events);
            items(cursor);
        }
        required(!carries || eventsRead, "events");
        if (message.sequence >= 0) {
            return FrameMeaning.CONTENT;
        }
        required(!carries, "sequence_num");
        return channel == JsonNames.UNKNOWN ? FrameMeaning.UNKNOWN : FrameMeaning.NOTHING;
    }

    /** Whether the channel is one of Coinbase's. */
    boolean knownChannel() {
        return channel != JsonNames.UNKNOWN;
    }

    private void items(JsonCursor cursor) throws MalformedJson {
        eventsRead = true;
        message.clearItems();
        cursor.beginArray();
        while (cursor.element()) {
            event(cursor);
        }
    }

    private void event(JsonCursor cursor) throws MalformedJson {
        int type = ABSENT;
        int first = message.count();
        Item book = channel == BOOK_CHANNEL ? message.add() : null;
        cursor.beginObject();
        for (int key = cursor.key(EVENT); key != JsonCursor.END; key = cursor.key(EVENT)) {
            if (key == 0) {
                type = cursor.choice(TYPES);
            } else if (key == 1 && book != null) {
                book.symbol = cursor.name(symbols);
            } else if (key == 2 && book != null) {
                levels(cursor, book);
            } else if (key == 3 && book == null) {
                trades(cursor);
            } else {
                cursor.skip();
            }
        }
        required(type != ABSENT && type != JsonNames.UNKNOWN, "type snapshot or update in an event");
        required(book == null || !book.symbol.isEmpty(), "product_id");
        for (int i = first; i < message.count(); i++) {
            message.item(i).snapshot = type == 0;
        }
    }

    private void levels(JsonCursor cursor, Item book) throws MalformedJson {
        bids.clear();
        asks.clear();
        cursor.beginArray();
        while (cursor.element()) {
            level(cursor);
        }
        book.bids = bids.build();
        book.asks = asks.build();
    }

    private void level(JsonCursor cursor) throws MalformedJson {
        int side = JsonNames.UNKNOWN;
        long price = -1;
        int priceDecimals = 0;
        long quantity = -1;
        int quantityDecimals = 0;
        cursor.beginObject();
        for (int key = cursor.key(LEVEL); key != JsonCursor.END; key = cursor.key(LEVEL)) {
            switch (key) {
                case 0 -> side = cursor.choice(LEVEL_SIDES);
                case 1 -> {
                    price = Wire.price(cursor);
                    priceDecimals = cursor.decimals();
                }
                case 2 -> {
                    quantity = Wire.quantity(cursor);
                    quantityDecimals = cursor.decimals();
                }
                default -> cursor.skip();
            }
        }
        required(side != JsonNames.UNKNOWN, "side bid or offer");
        required(price > 0, "price_level");
        required(quantity >= 0, "new_quantity");
        (side == 0 ? bids : asks).add(price, priceDecimals, quantity, quantityDecimals);
    }

    private void trades(JsonCursor cursor) throws MalformedJson {
        cursor.beginArray();
        while (cursor.element()) {
            trade(cursor, message.add());
        }
    }

    private void trade(JsonCursor cursor, Item item) throws MalformedJson {
        int side = JsonNames.UNKNOWN;
        cursor.beginObject();
        for (int key = cursor.key(TRADE); key != JsonCursor.END; key = cursor.key(TRADE)) {
            switch (key) {
                case 0 -> item.tradeId = cursor.text();
                case 1 -> item.symbol = cursor.name(symbols);
                case 2 -> item.price = Wire.price(cursor);
                case 3 -> {
                    item.quantity = Wire.quantity(cursor);
                    item.quantityDecimals = cursor.decimals();
                }
                case 4 -> side = cursor.choice(TRADE_SIDES);
                case 5 -> item.timeNanos = cursor.time();
                default -> cursor.skip();
            }
        }
        required(side != JsonNames.UNKNOWN, "side BUY or SELL");
        required(!item.symbol.isEmpty() && !item.tradeId.isEmpty(), "product_id or trade_id");
        required(item.price > 0 && item.quantity > 0, "price or size");
        item.makerSide = side == 0 ? Side.BUY : Side.SELL;
    }
}

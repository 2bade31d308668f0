package io.traider.venue.kraken;

import static io.traider.venue.Wire.required;

import io.traider.domain.Levels;
import io.traider.domain.Side;
import io.traider.venue.FrameMeaning;
import io.traider.venue.Wire;
import io.traider.venue.json.JsonCursor;
import io.traider.venue.json.JsonNames;
import io.traider.venue.json.JsonTexts;
import io.traider.venue.json.MalformedJson;
import io.traider.venue.kraken.KrakenMessage.Item;
import io.traider.venue.kraken.KrakenMessage.Kind;

/** Reads a frame of Kraken's v2 protocol into a {@link KrakenMessage}. */
final class KrakenParser {

    private static final JsonNames TOP =
            JsonNames.of("channel", "type", "data", "method", "success", "result", "error");
    private static final JsonNames CHANNELS =
            JsonNames.of("book", "trade", "status", "heartbeat", "ticker", "ohlc", "instrument", "level3");
    private static final JsonNames TYPES = JsonNames.of("snapshot", "update");
    private static final JsonNames BOOK = JsonNames.of("symbol", "bids", "asks", "checksum", "timestamp");
    private static final JsonNames TRADE = JsonNames.of("symbol", "side", "price", "qty", "trade_id", "timestamp");
    private static final JsonNames SIDES = JsonNames.of("buy", "sell");
    private static final JsonNames STATUS = JsonNames.of("system");
    private static final JsonNames RESULT = JsonNames.of("channel", "symbol", "depth");
    private static final long CHECKSUM_LIMIT = 1L << 32;
    private static final int ABSENT = -1;
    private static final int BOOK_CHANNEL = 0;
    private static final int TRADE_CHANNEL = 1;
    private static final int STATUS_CHANNEL = 2;

    private final KrakenMessage message = new KrakenMessage();
    private final Levels.Builder levels = new Levels.Builder();
    private final JsonTexts texts = new JsonTexts();
    private int channel;
    private int type;
    private int data;
    private boolean dataRead;
    private int result;
    private boolean named;
    private boolean answer;
    private boolean refused;

    KrakenMessage message() {
        return message;
    }

    FrameMeaning read(JsonCursor cursor) throws MalformedJson {
        message.clear();
        channel = ABSENT;
        type = ABSENT;
        data = ABSENT;
        result = ABSENT;
        dataRead = false;
        named = false;
        answer = false;
        refused = false;
        if (cursor.peek() != '{') {
            cursor.skip();
            cursor.end();
            return FrameMeaning.UNKNOWN;
        }
        top(cursor);
        cursor.end();
        return named ? pushed(cursor) : answered(cursor);
    }

    private void top(JsonCursor cursor) throws MalformedJson {
        cursor.beginObject();
        for (int key = cursor.key(TOP); key != JsonCursor.END; key = cursor.key(TOP)) {
            switch (key) {
                case 0 -> {
                    channel = cursor.choice(CHANNELS);
                    named = true;
                }
                case 1 -> type = cursor.choice(TYPES);
                case 2 -> data(cursor);
                case 3 -> {
                    answer = true;
                    cursor.skip();
                }
                case 4 -> refused |= !cursor.bool();
                case 5 -> {
                    result = cursor.mark();
                    cursor.skip();
                }
                case 6 -> {
                    refused |= cursor.peek() != 'n';
                    cursor.skip();
                }
                default -> cursor.skip();
            }
        }
    }

    /** Reads the data where it is met when the channel is known by then, and comes back to it otherwise. */
    private void data(JsonCursor cursor) throws MalformedJson {
        if (carries()) {
            items(cursor);
        } else {
            data = cursor.mark();
            cursor.skip();
        }
    }

    private boolean carries() {
        return channel >= BOOK_CHANNEL && channel <= STATUS_CHANNEL;
    }

    private FrameMeaning pushed(JsonCursor cursor) throws MalformedJson {
        if (channel == JsonNames.UNKNOWN) {
            return FrameMeaning.UNKNOWN;
        }
        if (!carries()) {
            return FrameMeaning.NOTHING;
        }
        if (data != ABSENT) {
            cursor.seek(data);
            items(cursor);
        }
        required(dataRead, "data");
        required(type != ABSENT, "type snapshot or update");
        message.snapshot = type == 0;
        message.kind = channel == BOOK_CHANNEL ? Kind.BOOK : channel == TRADE_CHANNEL ? Kind.TRADE : Kind.STATUS;
        return FrameMeaning.CONTENT;
    }

    private FrameMeaning answered(JsonCursor cursor) throws MalformedJson {
        if (refused) {
            return FrameMeaning.REFUSAL;
        }
        if (!answer) {
            return FrameMeaning.UNKNOWN;
        }
        return result != ABSENT && subscribed(cursor) ? FrameMeaning.CONTENT : FrameMeaning.NOTHING;
    }

    /** Whether the answer confirms a book; it says how deep. */
    private boolean subscribed(JsonCursor cursor) throws MalformedJson {
        cursor.seek(result);
        message.subscribedDepth = 0;
        message.subscribedSymbol = "";
        if (cursor.peek() != '{') {
            return false;
        }
        boolean book = false;
        cursor.beginObject();
        for (int key = cursor.key(RESULT); key != JsonCursor.END; key = cursor.key(RESULT)) {
            switch (key) {
                case 0 -> book = cursor.choice(CHANNELS) == BOOK_CHANNEL;
                case 1 -> message.subscribedSymbol = cursor.text(texts);
                case 2 -> message.subscribedDepth = Math.clamp(cursor.integer(), 0, Integer.MAX_VALUE);
                default -> cursor.skip();
            }
        }
        message.kind = Kind.SUBSCRIBED;
        return book && message.subscribedDepth > 0 && !message.subscribedSymbol.isBlank();
    }

    private void items(JsonCursor cursor) throws MalformedJson {
        dataRead = true;
        message.clear();
        cursor.beginArray();
        while (cursor.element()) {
            switch (channel) {
                case BOOK_CHANNEL -> book(cursor, message.add());
                case TRADE_CHANNEL -> trade(cursor, message.add());
                default -> status(cursor, message.add());
            }
        }
    }

    private void book(JsonCursor cursor, Item item) throws MalformedJson {
        cursor.beginObject();
        for (int key = cursor.key(BOOK); key != JsonCursor.END; key = cursor.key(BOOK)) {
            switch (key) {
                case 0 -> item.symbol = cursor.name(texts);
                case 1 -> item.bids = Wire.objects(cursor, levels);
                case 2 -> item.asks = Wire.objects(cursor, levels);
                case 3 -> item.checksum = checksum(cursor);
                case 4 -> item.eventNanos = cursor.time();
                default -> cursor.skip();
            }
        }
        required(!item.symbol.isEmpty(), "symbol");
        required(item.checksum >= 0, "checksum");
    }

    private static long checksum(JsonCursor cursor) throws MalformedJson {
        long checksum = cursor.integer();
        if (checksum < 0 || checksum >= CHECKSUM_LIMIT) {
            throw new MalformedJson("checksum " + checksum + " is not of 32 bits");
        }
        return checksum;
    }

    private void trade(JsonCursor cursor, Item item) throws MalformedJson {
        boolean identified = false;
        boolean sided = false;
        cursor.beginObject();
        for (int key = cursor.key(TRADE); key != JsonCursor.END; key = cursor.key(TRADE)) {
            switch (key) {
                case 0 -> item.symbol = cursor.name(texts);
                case 1 -> {
                    int side = cursor.choice(SIDES);
                    sided = side != JsonNames.UNKNOWN;
                    item.side = side == 0 ? Side.BUY : Side.SELL;
                }
                case 2 -> item.price = Wire.price(cursor);
                case 3 -> {
                    item.quantity = Wire.quantity(cursor);
                    item.quantityDecimals = cursor.decimals();
                }
                case 4 -> {
                    item.tradeId = cursor.integer();
                    identified = true;
                }
                case 5 -> item.eventNanos = cursor.time();
                default -> cursor.skip();
            }
        }
        required(!item.symbol.isEmpty(), "symbol");
        required(identified, "trade_id");
        required(sided, "side buy or sell");
        required(item.price > 0 && item.quantity > 0, "price or qty");
    }

    private void status(JsonCursor cursor, Item item) throws MalformedJson {
        cursor.beginObject();
        for (int key = cursor.key(STATUS); key != JsonCursor.END; key = cursor.key(STATUS)) {
            if (key == 0) {
                item.system = cursor.text(texts);
            } else {
                cursor.skip();
            }
        }
    }
}

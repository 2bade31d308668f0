package io.traider.venue.binance;

import static io.traider.venue.Wire.required;

import io.traider.domain.Levels;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.venue.Frame;
import io.traider.venue.FrameMeaning;
import io.traider.venue.Wire;
import io.traider.venue.binance.BinanceMessage.Kind;
import io.traider.venue.json.JsonCursor;
import io.traider.venue.json.JsonNames;
import io.traider.venue.json.JsonTexts;
import io.traider.venue.json.MalformedJson;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a frame into a {@link BinanceMessage}. The same one-letter keys mean different things in different events, and the
 * event's name need not come first: levels are read where they are met, all else is found again once the event is known.
 */
final class BinanceParser {

    private static final int DATA = 0;
    private static final int EVENT = 1;
    private static final int SYMBOL = 2;
    private static final int EVENT_TIME = 3;
    private static final int TIME = 4;
    private static final int FIRST_ID = 5;
    private static final int LAST_ID = 6;
    private static final int PREVIOUS_ID = 7;
    private static final int BIDS = 8;
    private static final int ASKS = 9;
    private static final int BID_QUANTITY = 10;
    private static final int ASK_QUANTITY = 11;
    private static final int PRICE = 12;
    private static final int QUANTITY = 13;
    private static final int TRADE_ID = 14;
    private static final int BUYER_IS_MAKER = 15;
    private static final int ORDER_TYPE = 16;
    private static final int INDEX = 17;
    private static final int RATE = 18;
    private static final int SNAPSHOT_ID = 19;
    private static final int SNAPSHOT_BIDS = 20;
    private static final int SNAPSHOT_ASKS = 21;
    private static final int RESULT = 22;
    private static final int ERROR = 23;
    private static final int CODE = 24;
    private static final int KEYS = 25;
    private static final String[] KEY_NAMES = {
        "data",
        "e",
        "s",
        "E",
        "T",
        "U",
        "u",
        "pu",
        "b",
        "a",
        "B",
        "A",
        "p",
        "q",
        "t",
        "m",
        "X",
        "i",
        "r",
        "lastUpdateId",
        "bids",
        "asks",
        "result",
        "error",
        "code"
    };
    private static final JsonNames NAMES = JsonNames.of(KEY_NAMES);

    private static final int NOT_READ = 6;
    private static final JsonNames EVENTS = JsonNames.of(
            "depthUpdate",
            "bookTicker",
            "trade",
            "aggTrade",
            "markPriceUpdate",
            "serverShutdown",
            "kline",
            "24hrTicker",
            "24hrMiniTicker",
            "1hTicker",
            "4hTicker",
            "1dTicker",
            "avgPrice",
            "forceOrder",
            "continuous_kline",
            "compositeIndex",
            "contractInfo",
            "assetIndexUpdate");
    private static final JsonNames ORDER_TYPES = JsonNames.of("MARKET");
    private static final Pattern SYMBOL_IN_ADDRESS = Pattern.compile("[?&]symbol=([^&\\s]+)");
    private static final int ABSENT = -1;

    private final BinanceMessage message = new BinanceMessage();
    private final Levels.Builder builder = new Levels.Builder();
    private final JsonTexts symbols = new JsonTexts();
    private final int[] marks = new int[KEYS];
    private JsonCursor cursor = new JsonCursor();
    private boolean bids;
    private boolean asks;

    BinanceMessage message() {
        return message;
    }

    FrameMeaning read(Frame frame, JsonCursor frameCursor) throws MalformedJson {
        cursor = frameCursor;
        Arrays.fill(marks, ABSENT);
        message.bids = Levels.NONE;
        message.asks = Levels.NONE;
        bids = false;
        asks = false;
        if (cursor.peek() != '{') {
            cursor.skip();
            cursor.end();
            return FrameMeaning.UNKNOWN;
        }
        fields();
        cursor.end();
        return frame.kind() == Frame.Kind.REST ? answer(frame.subject()) : event();
    }

    private void fields() throws MalformedJson {
        cursor.beginObject();
        for (int key = cursor.key(NAMES); key != JsonCursor.END; key = cursor.key(NAMES)) {
            field(key);
        }
    }

    private void field(int key) throws MalformedJson {
        if (key == DATA && cursor.peek() == '{') {
            fields();
        } else if ((key == BIDS || key == SNAPSHOT_BIDS) && cursor.peek() == '[') {
            message.bids = Wire.pairs(cursor, builder);
            bids = true;
        } else if ((key == ASKS || key == SNAPSHOT_ASKS) && cursor.peek() == '[') {
            message.asks = Wire.pairs(cursor, builder);
            asks = true;
        } else {
            if (key != JsonNames.UNKNOWN) {
                marks[key] = cursor.mark();
            }
            cursor.skip();
        }
    }

    private FrameMeaning event() throws MalformedJson {
        if (!has(EVENT)) {
            return unnamed();
        }
        int event = at(EVENT).choice(EVENTS);
        if (event == JsonNames.UNKNOWN) {
            return FrameMeaning.UNKNOWN;
        }
        if (event >= NOT_READ) {
            return FrameMeaning.NOTHING;
        }
        message.eventNanos = has(EVENT_TIME) ? Wire.epochNanos(at(EVENT_TIME)) : 0;
        return switch (event) {
            case 0 -> depth();
            case 1 -> ticker();
            case 2 -> trade(Kind.TRADE, TRADE_ID);
            case 3 -> trade(Kind.AGGREGATE_TRADE, ASKS);
            case 4 -> markPrice();
            default -> done(Kind.SHUTDOWN);
        };
    }

    /** Spot's best bid and offer has no event name; nor have answers to what we asked. */
    private FrameMeaning unnamed() throws MalformedJson {
        if (has(LAST_ID) && has(SYMBOL) && has(BIDS) && has(BID_QUANTITY)) {
            message.eventNanos = 0;
            return ticker();
        }
        if (has(ERROR) || has(CODE)) {
            return FrameMeaning.REFUSAL;
        }
        return has(RESULT) ? FrameMeaning.NOTHING : FrameMeaning.UNKNOWN;
    }

    private FrameMeaning depth() throws MalformedJson {
        required(bids && asks, "levels of both sides");
        message.symbol = symbol();
        message.firstId = at(FIRST_ID).integer();
        message.lastId = at(LAST_ID).integer();
        message.previousId = has(PREVIOUS_ID) ? at(PREVIOUS_ID).integer() : -1;
        transactionTime();
        return done(Kind.DEPTH);
    }

    private FrameMeaning ticker() throws MalformedJson {
        message.symbol = symbol();
        message.lastId = at(LAST_ID).integer();
        message.bidPrice = at(BIDS).decimal(Price.SCALE);
        message.bidQuantity = at(BID_QUANTITY).decimal(Quantity.SCALE);
        message.askPrice = at(ASKS).decimal(Price.SCALE);
        message.askQuantity = at(ASK_QUANTITY).decimal(Quantity.SCALE);
        return done(Kind.TICKER);
    }

    /** Trades of the insurance fund and the like are not of the market. */
    private FrameMeaning trade(Kind kind, int idKey) throws MalformedJson {
        if (has(ORDER_TYPE) && at(ORDER_TYPE).choice(ORDER_TYPES) == JsonNames.UNKNOWN) {
            return FrameMeaning.NOTHING;
        }
        message.symbol = symbol();
        message.tradeId = at(idKey).integer();
        message.price = Wire.price(at(PRICE));
        message.quantity = Wire.quantity(at(QUANTITY));
        message.quantityDecimals = cursor.decimals();
        message.buyerIsMaker = at(BUYER_IS_MAKER).bool();
        transactionTime();
        return done(kind);
    }

    /** A dated contract has the empty text for its funding rate, and no time of the next. */
    private FrameMeaning markPrice() throws MalformedJson {
        message.symbol = symbol();
        message.price = Wire.price(at(PRICE));
        message.indexPrice = has(INDEX) ? at(INDEX).decimal(Price.SCALE) : 0;
        message.nextFundingNanos = has(TIME) ? Wire.epochNanos(at(TIME)) : 0;
        message.hasFunding = has(RATE) && message.nextFundingNanos > 0 && !at(RATE).blank();
        message.fundingRate = message.hasFunding ? at(RATE).bigDecimal() : BigDecimal.ZERO;
        return done(Kind.MARK_PRICE);
    }

    private FrameMeaning answer(String address) throws MalformedJson {
        if (has(CODE)) {
            return FrameMeaning.REFUSAL;
        }
        if (!has(SNAPSHOT_ID)) {
            return FrameMeaning.NOTHING;
        }
        required(bids && asks, "levels of both sides");
        message.symbol = symbolIn(address);
        message.lastId = at(SNAPSHOT_ID).integer();
        message.eventNanos = has(EVENT_TIME) ? Wire.epochNanos(at(EVENT_TIME)) : 0;
        transactionTime();
        return done(Kind.SNAPSHOT);
    }

    private static String symbolIn(String address) throws MalformedJson {
        Matcher matcher = SYMBOL_IN_ADDRESS.matcher(address);
        if (!matcher.find()) {
            throw new MalformedJson("the snapshot's address '" + address + "' has no symbol=");
        }
        return matcher.group(1).toUpperCase(Locale.ROOT);
    }

    private String symbol() throws MalformedJson {
        return at(SYMBOL).name(symbols);
    }

    private void transactionTime() throws MalformedJson {
        if (has(TIME)) {
            message.eventNanos = Wire.epochNanos(at(TIME));
        }
    }

    private FrameMeaning done(Kind kind) {
        message.kind = kind;
        return FrameMeaning.CONTENT;
    }

    private boolean has(int key) {
        return marks[key] != ABSENT;
    }

    private JsonCursor at(int key) throws MalformedJson {
        if (marks[key] == ABSENT) {
            throw new MalformedJson("the frame has no " + KEY_NAMES[key]);
        }
        cursor.seek(marks[key]);
        return cursor;
    }
}

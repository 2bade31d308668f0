package io.traider.venue.kraken;

import static io.traider.venue.Wire.required;

import io.traider.domain.Levels;
import io.traider.domain.Price;
import io.traider.domain.Side;
import io.traider.venue.FrameMeaning;
import io.traider.venue.Wire;
import io.traider.venue.json.JsonCursor;
import io.traider.venue.json.JsonNames;
import io.traider.venue.json.JsonTexts;
import io.traider.venue.json.MalformedJson;
import io.traider.venue.kraken.KrakenFuturesMessage.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/** Reads a frame of Kraken Futures' v1 protocol into a {@link KrakenFuturesMessage}; every frame is one flat object. */
final class KrakenFuturesParser {

    private static final int FEED = 0;
    private static final int EVENT = 1;
    private static final int PRODUCT = 2;
    private static final int SIDE = 3;
    private static final int SEQUENCE = 4;
    private static final int PRICE = 5;
    private static final int QUANTITY = 6;
    private static final int TIMESTAMP = 7;
    private static final int TIME = 8;
    private static final int UID = 9;
    private static final int BIDS = 10;
    private static final int ASKS = 11;
    private static final int TRADES = 12;
    private static final int MARK = 13;
    private static final int INDEX = 14;
    private static final int RATE = 15;
    private static final int NEXT_FUNDING = 16;
    private static final int SUSPENDED = 17;
    private static final String[] KEY_NAMES = {
        "feed",
        "event",
        "product_id",
        "side",
        "seq",
        "price",
        "qty",
        "timestamp",
        "time",
        "uid",
        "bids",
        "asks",
        "trades",
        "markPrice",
        "index",
        "relative_funding_rate",
        "next_funding_rate_time",
        "suspended"
    };
    private static final JsonNames NAMES = JsonNames.of(KEY_NAMES);
    private static final JsonNames FEEDS =
            JsonNames.of("book", "book_snapshot", "trade", "trade_snapshot", "ticker", "ticker_lite", "heartbeat");
    private static final JsonNames REFUSALS =
            JsonNames.of("error", "alert", "subscribed_failed", "unsubscribed_failed", "challenge_failed");
    private static final JsonNames SIDES = JsonNames.of("buy", "sell");
    private static final JsonNames TRADE_NUMBER = JsonNames.of("seq");
    private static final int ABSENT = -1;

    private final KrakenFuturesMessage message = new KrakenFuturesMessage();
    private final Levels.Builder builder = new Levels.Builder();
    private final JsonTexts symbols = new JsonTexts();
    private final int[] marks = new int[KEY_NAMES.length];
    private JsonCursor cursor = new JsonCursor();

    KrakenFuturesMessage message() {
        return message;
    }

    FrameMeaning read(JsonCursor frameCursor) throws MalformedJson {
        cursor = frameCursor;
        Arrays.fill(marks, ABSENT);
        if (cursor.peek() != '{') {
            cursor.skip();
            cursor.end();
            return FrameMeaning.UNKNOWN;
        }
        cursor.beginObject();
        for (int key = cursor.key(NAMES); key != JsonCursor.END; key = cursor.key(NAMES)) {
            if (key != JsonNames.UNKNOWN) {
                marks[key] = cursor.mark();
            }
            cursor.skip();
        }
        cursor.end();
        return has(EVENT) ? event() : feed();
    }

    private FrameMeaning event() throws MalformedJson {
        return at(EVENT).choice(REFUSALS) == JsonNames.UNKNOWN ? FrameMeaning.NOTHING : FrameMeaning.REFUSAL;
    }

    private FrameMeaning feed() throws MalformedJson {
        return switch (has(FEED) ? at(FEED).choice(FEEDS) : JsonNames.UNKNOWN) {
            case 0 -> book();
            case 1 -> bookSnapshot();
            case 2 -> trade();
            case 3 -> tradeSnapshot();
            case 4 -> ticker();
            case 5, 6 -> FrameMeaning.NOTHING;
            default -> FrameMeaning.UNKNOWN;
        };
    }

    private FrameMeaning book() throws MalformedJson {
        common(TIMESTAMP);
        message.sequence = at(SEQUENCE).integer();
        int side = at(SIDE).choice(SIDES);
        required(side != JsonNames.UNKNOWN, "side buy or sell");
        long price = Wire.price(at(PRICE));
        int priceDecimals = cursor.decimals();
        long quantity = Wire.quantity(at(QUANTITY));
        builder.clear();
        Levels level =
                builder.add(price, priceDecimals, quantity, cursor.decimals()).build();
        message.bids = side == 0 ? level : Levels.NONE;
        message.asks = side == 0 ? Levels.NONE : level;
        return done(Kind.BOOK);
    }

    private FrameMeaning bookSnapshot() throws MalformedJson {
        common(TIMESTAMP);
        message.sequence = at(SEQUENCE).integer();
        message.bids = Wire.objects(at(BIDS), builder);
        message.asks = Wire.objects(at(ASKS), builder);
        return done(Kind.BOOK_SNAPSHOT);
    }

    private FrameMeaning trade() throws MalformedJson {
        common(TIME);
        int side = at(SIDE).choice(SIDES);
        required(side != JsonNames.UNKNOWN, "side buy or sell");
        message.side = side == 0 ? Side.BUY : Side.SELL;
        message.uid = at(UID).text();
        message.sequence = at(SEQUENCE).integer();
        message.price = Wire.price(at(PRICE));
        message.quantity = Wire.quantity(at(QUANTITY));
        message.quantityDecimals = cursor.decimals();
        return done(Kind.TRADE);
    }

    private FrameMeaning tradeSnapshot() throws MalformedJson {
        common(TIME);
        message.formerCount = 0;
        at(TRADES).beginArray();
        while (cursor.element()) {
            cursor.beginObject();
            for (int key = cursor.key(TRADE_NUMBER); key != JsonCursor.END; key = cursor.key(TRADE_NUMBER)) {
                if (key == 0) {
                    remember(cursor.integer());
                } else {
                    cursor.skip();
                }
            }
        }
        return done(Kind.TRADE_SNAPSHOT);
    }

    private void remember(long number) {
        if (message.formerCount == message.formerTrades.length) {
            message.formerTrades = Arrays.copyOf(message.formerTrades, 2 * message.formerCount);
        }
        message.formerTrades[message.formerCount++] = number;
    }

    /** The relative rate is the fraction; {@code funding_rate} is an amount per contract. Dated futures have neither. */
    private FrameMeaning ticker() throws MalformedJson {
        common(TIME);
        message.mark = has(MARK) ? rounded(MARK) : 0;
        message.index = has(INDEX) ? rounded(INDEX) : 0;
        message.hasFunding = has(RATE) && at(RATE).peek() != 'n';
        message.fundingRate = message.hasFunding ? at(RATE).bigDecimal() : BigDecimal.ZERO;
        boolean next = has(NEXT_FUNDING) && at(NEXT_FUNDING).peek() != 'n';
        message.nextFundingNanos = next ? Wire.epochNanos(at(NEXT_FUNDING)) : 0;
        message.suspended = has(SUSPENDED) && at(SUSPENDED).bool();
        return done(Kind.TICKER);
    }

    /** A price with as many digits as a double has, to the decimals that are kept; zero for null. */
    private long rounded(int key) throws MalformedJson {
        if (at(key).peek() == 'n') {
            return 0;
        }
        BigDecimal value = cursor.bigDecimal();
        try {
            return value.setScale(Price.SCALE, RoundingMode.HALF_EVEN)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new MalformedJson(KEY_NAMES[key] + " " + value + " does not fit a price");
        }
    }

    private void common(int timeKey) throws MalformedJson {
        message.symbol = at(PRODUCT).name(symbols);
        message.eventNanos = has(timeKey) ? Wire.epochNanos(at(timeKey)) : 0;
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

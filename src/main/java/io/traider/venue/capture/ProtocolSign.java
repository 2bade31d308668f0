package io.traider.venue.capture;

import io.traider.venue.json.JsonCursor;
import io.traider.venue.json.JsonNames;
import io.traider.venue.json.MalformedJson;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Tells a frame's protocol from the keys at its top, or a recording's from the addresses in it. */
final class ProtocolSign {

    private static final JsonNames KEYS = JsonNames.of(
            "jsonrpc",
            "feed",
            "event",
            "channel",
            "sequence_num",
            "data",
            "stream",
            "e",
            "lastUpdateId",
            "type",
            "product_id",
            "channels",
            "method",
            "time_in",
            "pu",
            "U",
            "u",
            "B",
            "A",
            "X",
            "M",
            "E",
            "T",
            "a",
            "s");
    private static final int JSONRPC = 0;
    private static final int FEED = 1;
    private static final int EVENT = 2;
    private static final int CHANNEL = 3;
    private static final int SEQUENCE_NUM = 4;
    private static final int DATA = 5;
    private static final int STREAM = 6;
    private static final int E = 7;
    private static final int LAST_UPDATE_ID = 8;
    private static final int TYPE = 9;
    private static final int PRODUCT_ID = 10;
    private static final int CHANNELS = 11;
    private static final int METHOD = 12;
    private static final int TIME_IN = 13;
    private static final int PU = 14;
    private static final int LAST_ID = 16;
    private static final int BID_QUANTITY = 17;
    private static final int ASK_QUANTITY = 18;
    private static final int ORDER_TYPE = 19;
    private static final int SPOT_FLAG = 20;
    private static final int EVENT_TIME = 21;
    private static final int TIME = 22;
    private static final JsonNames BINANCE_EVENTS =
            JsonNames.of("depthUpdate", "bookTicker", "trade", "aggTrade", "markPriceUpdate");
    private static final JsonNames KRAKEN_V1_EVENTS = JsonNames.of("systemStatus", "subscriptionStatus");
    private static final JsonNames KRAKEN_CHANNELS =
            JsonNames.of("book", "trade", "status", "heartbeat", "ticker", "ohlc", "instrument", "level3");
    private static final JsonNames EXCHANGE_TYPES =
            JsonNames.of("subscriptions", "snapshot", "l2update", "match", "last_match", "ticker", "heartbeat");

    private final JsonCursor cursor = new JsonCursor();
    private final BitSet keys = new BitSet();
    private int binanceEvent;
    private boolean krakenV1Event;
    private boolean krakenChannel;
    private boolean exchangeType;

    /** The protocol of a frame, {@code null} when the frame does not tell. */
    @Nullable
    Protocol of(byte[] payload) {
        keys.clear();
        binanceEvent = JsonNames.UNKNOWN;
        krakenV1Event = false;
        krakenChannel = false;
        exchangeType = false;
        try {
            cursor.reset(payload);
            if (cursor.peek() == '[') {
                cursor.skip();
                cursor.end();
                return null;
            }
            read();
            cursor.end();
        } catch (MalformedJson e) {
            return null;
        }
        return decide();
    }

    private void read() throws MalformedJson {
        cursor.beginObject();
        for (int key = cursor.key(KEYS); key != JsonCursor.END; key = cursor.key(KEYS)) {
            if (key >= 0) {
                keys.set(key);
            }
            int type = cursor.peek();
            if (key == DATA && type == '{') {
                read();
            } else if (key == E && type == '"') {
                binanceEvent = cursor.choice(BINANCE_EVENTS);
            } else if (key == EVENT && type == '"') {
                krakenV1Event = cursor.choice(KRAKEN_V1_EVENTS) >= 0;
            } else if (key == CHANNEL && type == '"') {
                krakenChannel = cursor.choice(KRAKEN_CHANNELS) >= 0;
            } else if (key == TYPE && type == '"') {
                exchangeType = cursor.choice(EXCHANGE_TYPES) >= 0;
            } else {
                cursor.skip();
            }
        }
    }

    private @Nullable Protocol decide() {
        if (keys.get(JSONRPC)) {
            return Protocol.DERIBIT;
        }
        if (keys.get(FEED)) {
            return Protocol.KRAKEN_FUTURES;
        }
        if (krakenV1Event) {
            return Protocol.KRAKEN_V1;
        }
        if (keys.get(CHANNEL) && keys.get(SEQUENCE_NUM)) {
            return Protocol.COINBASE;
        }
        if (krakenChannel || keys.get(METHOD) && keys.get(TIME_IN)) {
            return Protocol.KRAKEN;
        }
        if (exchangeType && (keys.get(PRODUCT_ID) || keys.get(CHANNELS))) {
            return Protocol.COINBASE_EXCHANGE;
        }
        return binance();
    }

    /** The two markets of Binance write the same events with other keys. */
    private @Nullable Protocol binance() {
        boolean futures = switch (binanceEvent) {
            case 0 -> keys.get(PU);
            case 1, 4 -> true;
            case 2 -> keys.get(ORDER_TYPE) || !keys.get(SPOT_FLAG);
            case 3 -> !keys.get(SPOT_FLAG);
            default -> keys.get(EVENT_TIME) || keys.get(TIME);
        };
        boolean spotTicker = !keys.get(E) && keys.get(LAST_ID) && keys.get(BID_QUANTITY) && keys.get(ASK_QUANTITY);
        boolean known = binanceEvent >= 0 || keys.get(LAST_UPDATE_ID) && !keys.get(STREAM) || spotTicker;
        return !known ? null : futures ? Protocol.BINANCE_FUTURES : Protocol.BINANCE;
    }

    /** The protocol that is spoken at an address, {@code null} when it is not known. */
    static @Nullable Protocol at(String address) {
        if (address.contains("binance")) {
            boolean futures = address.matches("\\w+://([\\w-]*-)?(fstream|fapi|testnet\\.binancefuture).*");
            return futures ? Protocol.BINANCE_FUTURES : Protocol.BINANCE;
        }
        if (address.contains("coinbase")) {
            return address.contains("advanced-trade") ? Protocol.COINBASE : Protocol.COINBASE_EXCHANGE;
        }
        if (address.contains("kraken")) {
            boolean second = address.contains("kraken.com/v2");
            return address.contains("futures")
                    ? Protocol.KRAKEN_FUTURES
                    : second ? Protocol.KRAKEN : Protocol.KRAKEN_V1;
        }
        return address.contains("deribit") ? Protocol.DERIBIT : null;
    }
}

package io.traider.venue.capture;

import io.traider.venue.json.JsonCursor;
import io.traider.venue.json.JsonNames;
import io.traider.venue.json.MalformedJson;

/**
 * The symbol of a Binance frame and, of a depth update, the numbers by which one follows another.
 *
 * @param symbol empty where the frame has none
 * @param firstId {@code U}, {@code -1} where the frame has none, as with the other two
 */
record DepthIds(String symbol, long firstId, long lastId, long previousId) {

    private static final JsonNames NAMES = JsonNames.of("data", "s", "U", "u", "pu");
    private static final DepthIds NONE = new DepthIds("", -1, -1, -1);

    static DepthIds read(byte[] payload) {
        try {
            JsonCursor cursor = new JsonCursor();
            cursor.reset(payload);
            return cursor.peek() == '{' ? read(cursor) : NONE;
        } catch (MalformedJson e) {
            return NONE;
        }
    }

    private static DepthIds read(JsonCursor cursor) throws MalformedJson {
        String symbol = "";
        long[] ids = {-1, -1, -1};
        DepthIds inner = null;
        cursor.beginObject();
        for (int key = cursor.key(NAMES); key != JsonCursor.END; key = cursor.key(NAMES)) {
            int type = cursor.peek();
            if (key == 0 && type == '{') {
                inner = read(cursor);
            } else if (key == 1 && type == '"') {
                symbol = cursor.text();
            } else if (key >= 2 && type >= '0' && type <= '9') {
                ids[key - 2] = cursor.integer();
            } else {
                cursor.skip();
            }
        }
        return inner != null ? inner : new DepthIds(symbol, ids[0], ids[1], ids[2]);
    }

    boolean isUpdate() {
        return firstId >= 0 && lastId >= 0;
    }

    /** Whether nothing is missing between an update and this one, by the rule of either market. */
    boolean continues(DepthIds former) {
        boolean known = isUpdate() && former.isUpdate() && symbol.equals(former.symbol);
        return known && (previousId >= 0 ? previousId == former.lastId : firstId == former.lastId + 1);
    }
}

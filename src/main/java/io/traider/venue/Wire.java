package io.traider.venue;

import io.traider.domain.Levels;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.venue.json.JsonCursor;
import io.traider.venue.json.JsonNames;
import io.traider.venue.json.MalformedJson;

/** Shapes that several venues write alike. */
public final class Wire {

    private static final JsonNames PRICE_QTY = JsonNames.of("price", "qty");
    private static final long YEAR_2200_MILLIS = 7_258_118_400_000L;

    private Wire() {}

    /** Levels as {@code [["price", "quantity", ...], ...]}. */
    public static Levels pairs(JsonCursor cursor, Levels.Builder builder) throws MalformedJson {
        builder.clear();
        cursor.beginArray();
        while (cursor.element()) {
            cursor.beginArray();
            required(cursor.element(), "price");
            long price = price(cursor);
            int priceDecimals = cursor.decimals();
            required(cursor.element(), "quantity");
            long quantity = quantity(cursor);
            int quantityDecimals = cursor.decimals();
            while (cursor.element()) {
                cursor.skip();
            }
            builder.add(price, priceDecimals, quantity, quantityDecimals);
        }
        return builder.build();
    }

    /** Levels as {@code [{"price": price, "qty": quantity}, ...]}. */
    public static Levels objects(JsonCursor cursor, Levels.Builder builder) throws MalformedJson {
        builder.clear();
        cursor.beginArray();
        while (cursor.element()) {
            object(cursor, builder);
        }
        return builder.build();
    }

    private static void object(JsonCursor cursor, Levels.Builder builder) throws MalformedJson {
        long price = -1;
        int priceDecimals = 0;
        long quantity = -1;
        int quantityDecimals = 0;
        cursor.beginObject();
        for (int key = cursor.key(PRICE_QTY); key != JsonCursor.END; key = cursor.key(PRICE_QTY)) {
            switch (key) {
                case 0 -> {
                    price = price(cursor);
                    priceDecimals = cursor.decimals();
                }
                case 1 -> {
                    quantity = quantity(cursor);
                    quantityDecimals = cursor.decimals();
                }
                default -> cursor.skip();
            }
        }
        required(price > 0, "price");
        required(quantity >= 0, "qty");
        builder.add(price, priceDecimals, quantity, quantityDecimals);
    }

    /** A price in {@link Price#units()}, positive. */
    public static long price(JsonCursor cursor) throws MalformedJson {
        long price = cursor.decimal(Price.SCALE);
        if (price <= 0) {
            throw new MalformedJson("price " + Price.ofUnits(price) + " is not positive");
        }
        return price;
    }

    /** A quantity in {@link Quantity#units()}, zero or positive. */
    public static long quantity(JsonCursor cursor) throws MalformedJson {
        long quantity = cursor.decimal(Quantity.SCALE);
        if (quantity < 0) {
            throw new MalformedJson("quantity " + Quantity.ofUnits(quantity) + " is negative");
        }
        return quantity;
    }

    /** A time in milliseconds or microseconds since the Unix epoch, whichever fits this century or the last; in nanoseconds. */
    public static long epochNanos(JsonCursor cursor) throws MalformedJson {
        long time = cursor.integer();
        if (time < 0 || time > YEAR_2200_MILLIS * 1_000) {
            throw new MalformedJson("time " + time + " is neither in milliseconds nor in microseconds");
        }
        return time <= YEAR_2200_MILLIS ? time * 1_000_000 : time * 1_000;
    }

    /** @throws MalformedJson when something is missing that the frame should hold */
    public static void required(boolean present, String what) throws MalformedJson {
        if (!present) {
            throw new MalformedJson("the frame has no " + what);
        }
    }
}

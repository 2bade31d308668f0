package io.traider.simulator;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import tools.jackson.databind.JsonNode;

/** A book kept from JSON in the plainest way, with the digits as they were sent. */
final class WireBook {

    final TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    final TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();

    void set(boolean bid, BigDecimal price, BigDecimal quantity) {
        TreeMap<BigDecimal, BigDecimal> side = bid ? bids : asks;
        side.remove(price);
        if (quantity.signum() != 0) {
            side.put(price, quantity);
        }
    }

    /** Levels as {@code {"price":..,"qty":..}}. */
    void setObjects(boolean bid, JsonNode levels) {
        levels.forEach(level ->
                set(bid, level.get("price").decimalValue(), level.get("qty").decimalValue()));
    }

    /** Levels as {@code ["price","quantity"]}. */
    void setPairs(boolean bid, JsonNode levels) {
        levels.forEach(level -> set(
                bid,
                new BigDecimal(level.get(0).asString()),
                new BigDecimal(level.get(1).asString())));
    }

    void truncate(int depth) {
        while (bids.size() > depth) {
            bids.pollLastEntry();
        }
        while (asks.size() > depth) {
            asks.pollLastEntry();
        }
    }

    boolean crossed() {
        return bids.firstKey().compareTo(asks.firstKey()) >= 0;
    }

    /** Kraken's: best ten asks, then best ten bids; price then quantity; without point and leading zeros. */
    long checksum() {
        StringBuilder text = new StringBuilder();
        asks.entrySet().stream().limit(10).forEach(level -> text.append(digits(level)));
        bids.entrySet().stream().limit(10).forEach(level -> text.append(digits(level)));
        CRC32 crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private static String digits(Map.Entry<BigDecimal, BigDecimal> level) {
        return digits(level.getKey()) + digits(level.getValue());
    }

    private static String digits(BigDecimal number) {
        return number.toPlainString().replace(".", "").replaceFirst("^0+", "");
    }

    /** The levels as text, to compare books with; of equal value whatever the trailing zeros. */
    String text() {
        StringBuilder text = new StringBuilder();
        bids.forEach((price, quantity) ->
                text.append(plain(price)).append(' ').append(plain(quantity)).append('\n'));
        text.append("--\n");
        asks.forEach((price, quantity) ->
                text.append(plain(price)).append(' ').append(plain(quantity)).append('\n'));
        return text.toString();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}

package io.traider.venue.kraken;

import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.market.OrderBook;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Kraken's checksum of a book: CRC-32 over the top ten asks and then the top ten bids, best first, of each the price's and
 * then the quantity's digits as sent, without the point and leading zeros (docs.kraken.com, "Spot WebSockets v2 book
 * checksum"). Not for two threads.
 */
public final class BookChecksum {

    private static final int LEVELS = 10;
    private static final int DIGITS = 128;

    private final CRC32 crc = new CRC32();
    private byte[] text = new byte[2 * LEVELS * 2 * DIGITS];
    private int end;

    /** The checksum, an unsigned 32-bit number. */
    public long of(OrderBook book) {
        end = 0;
        int asks = Math.min(LEVELS, book.askLevels());
        for (int i = 0; i < asks; i++) {
            append(book.askPrice(i), Price.SCALE, book.askPriceDecimals(i));
            append(book.askQuantity(i), Quantity.SCALE, book.askQuantityDecimals(i));
        }
        int bids = Math.min(LEVELS, book.bidLevels());
        for (int i = 0; i < bids; i++) {
            append(book.bidPrice(i), Price.SCALE, book.bidPriceDecimals(i));
            append(book.bidQuantity(i), Quantity.SCALE, book.bidQuantityDecimals(i));
        }
        crc.reset();
        crc.update(text, 0, end);
        return crc.getValue();
    }

    private void append(long units, int scale, int decimals) {
        if (decimals <= scale) {
            digits(units / POWERS[scale - decimals]);
            return;
        }
        digits(units);
        Arrays.fill(text, end, end + decimals - scale, (byte) '0');
        end += decimals - scale;
    }

    private void digits(long value) {
        int length = 1;
        while (length < POWERS.length && value >= POWERS[length]) {
            length++;
        }
        end += length;
        long rest = value;
        for (int i = end - 1; i >= end - length; i--) {
            long tenth = rest / 10;
            text[i] = (byte) ('0' + rest - tenth * 10);
            rest = tenth;
        }
    }

    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }
}

package io.traider.venue.kraken;

import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.market.OrderBook;
import java.util.zip.CRC32;

/**
 * Kraken's checksum of a book: CRC-32 over the top ten asks and then the top ten bids, best first, of each the price's and
 * then the quantity's digits as sent, without the point and leading zeros (docs.kraken.com, "Spot WebSockets v2 book
 * checksum"). Remembers the digits of the levels it saw last, most of which are the same the next time. Not for two threads.
 */
public final class BookChecksum {

    private static final int LEVELS = 10;

    private final CRC32 crc = new CRC32();
    private final LevelDigits[] asks = slots();
    private final LevelDigits[] bids = slots();
    private final byte[] text = new byte[2 * LEVELS * LevelDigits.MAX_LENGTH];

    private static LevelDigits[] slots() {
        LevelDigits[] slots = new LevelDigits[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            slots[i] = new LevelDigits();
        }
        return slots;
    }

    /** The checksum, an unsigned 32-bit number. */
    public long of(OrderBook book) {
        int end = 0;
        int askLevels = Math.min(LEVELS, book.askLevels());
        for (int i = 0; i < askLevels; i++) {
            asks[i].set(book.askPrice(i), book.askPriceDecimals(i), book.askQuantity(i), book.askQuantityDecimals(i));
            end = asks[i].copyTo(text, end);
        }
        int bidLevels = Math.min(LEVELS, book.bidLevels());
        for (int i = 0; i < bidLevels; i++) {
            bids[i].set(book.bidPrice(i), book.bidPriceDecimals(i), book.bidQuantity(i), book.bidQuantityDecimals(i));
            end = bids[i].copyTo(text, end);
        }
        crc.reset();
        crc.update(text, 0, end);
        return crc.getValue();
    }

    /** The digits of one level. */
    private static final class LevelDigits {
        /** Two numbers of up to 19 digits and what zeros a number can be written with behind them. */
        static final int MAX_LENGTH = 2 * 127;

        private static final long[] POWERS = new long[19];

        static {
            POWERS[0] = 1;
            for (int i = 1; i < POWERS.length; i++) {
                POWERS[i] = POWERS[i - 1] * 10;
            }
        }

        private final byte[] digits = new byte[MAX_LENGTH];
        private int length;
        private long price = -1;
        private long quantity;
        private int priceDecimals;
        private int quantityDecimals;

        void set(long newPrice, int newPriceDecimals, long newQuantity, int newQuantityDecimals) {
            boolean same = price == newPrice
                    && quantity == newQuantity
                    && priceDecimals == newPriceDecimals
                    && quantityDecimals == newQuantityDecimals;
            if (same) {
                return;
            }
            price = newPrice;
            priceDecimals = newPriceDecimals;
            quantity = newQuantity;
            quantityDecimals = newQuantityDecimals;
            length = 0;
            append(price, Price.SCALE, priceDecimals);
            append(quantity, Quantity.SCALE, quantityDecimals);
        }

        int copyTo(byte[] target, int at) {
            System.arraycopy(digits, 0, target, at, length);
            return at + length;
        }

        private void append(long units, int scale, int decimals) {
            write(decimals < scale ? units / POWERS[scale - decimals] : units);
            for (int zeros = decimals - scale; zeros > 0; zeros--) {
                digits[length++] = '0';
            }
        }

        private void write(long value) {
            int count = 1;
            while (count < POWERS.length && value >= POWERS[count]) {
                count++;
            }
            length += count;
            long rest = value;
            for (int i = length - 1; i >= length - count; i--) {
                long tenth = rest / 10;
                digits[i] = (byte) ('0' + rest - tenth * 10);
                rest = tenth;
            }
        }
    }
}

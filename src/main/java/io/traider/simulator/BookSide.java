package io.traider.simulator;

import io.traider.domain.Side;

/** One side of a book of price levels, best level first; prices in ticks, quantities in lots. */
final class BookSide {

    /** Levels kept; the worst falls out when a better one arrives. */
    static final int CAPACITY = 320;

    private final Side side;
    private final long[] ticks = new long[CAPACITY];
    private final long[] lots = new long[CAPACITY];
    private int size;
    private long total;

    BookSide(Side side) {
        this.side = side;
    }

    Side side() {
        return side;
    }

    int size() {
        return size;
    }

    boolean full() {
        return size == CAPACITY;
    }

    long tick(int i) {
        return ticks[i];
    }

    long lots(int i) {
        return lots[i];
    }

    long best() {
        return ticks[0];
    }

    /** Lots on all levels together. */
    long total() {
        return total;
    }

    /** Whether price {@code a} is better for this side than {@code b}. */
    boolean better(long a, long b) {
        return side == Side.BUY ? a > b : a < b;
    }

    /** Lots at a price, zero where there is no level. */
    long at(long tick) {
        int i = find(tick);
        return i >= 0 ? lots[i] : 0;
    }

    /** Sets a level's quantity; zero removes it. The side must not be {@link #full()} when the level is new. */
    void set(long tick, long quantity) {
        int i = find(tick);
        if (i >= 0) {
            total += quantity - lots[i];
            lots[i] = quantity;
            if (quantity == 0) {
                shift(i + 1, i);
                size--;
            }
        } else if (quantity > 0) {
            int place = -i - 1;
            shift(place, place + 1);
            size++;
            ticks[place] = tick;
            lots[place] = quantity;
            total += quantity;
        }
    }

    private void shift(int from, int to) {
        System.arraycopy(ticks, from, ticks, to, size - from);
        System.arraycopy(lots, from, lots, to, size - from);
    }

    /** Index of a price, or {@code -place - 1} where it would be. */
    int find(long tick) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (ticks[middle] == tick) {
                return middle;
            }
            if (better(ticks[middle], tick)) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}

package io.traider.market;

import java.util.Arrays;

/**
 * One side of a book: levels in parallel arrays, sorted so that the best is at the end, where most changes are. There is
 * room before the first level as well, so that a change moves whichever part is shorter.
 */
final class BookSide {

    private static final int ROOM = 64;

    private final int sign;
    private long[] keys = new long[2 * ROOM];
    private long[] quantities = new long[2 * ROOM];
    private short[] formats = new short[2 * ROOM];
    private int from = ROOM;
    private int to = ROOM;
    private int last = ROOM;

    /** @param sign {@code 1} where the highest price is best, {@code -1} where the lowest is */
    BookSide(int sign) {
        this.sign = sign;
    }

    int size() {
        return to - from;
    }

    long price(int level) {
        return sign * keys[index(level)];
    }

    long quantity(int level) {
        return quantities[index(level)];
    }

    int priceDecimals(int level) {
        return formats[index(level)] >> 8;
    }

    int quantityDecimals(int level) {
        return formats[index(level)] & 0xff;
    }

    private int index(int level) {
        int index = to - 1 - level;
        if (level < 0 || index < from) {
            throw new IndexOutOfBoundsException("level " + level + " of " + size());
        }
        return index;
    }

    void clear() {
        from = keys.length / 2;
        to = from;
    }

    /** Sets the quantity at a price; zero removes the level, if there is one. */
    void set(long price, int priceDecimals, long quantity, int quantityDecimals) {
        long key = sign * price;
        int found = find(key);
        last = found >= 0 ? found : -found - 1;
        if (quantity == 0) {
            if (found >= 0) {
                remove(found);
            }
            return;
        }
        int at = found >= 0 ? found : insert(-found - 1, key);
        quantities[at] = quantity;
        formats[at] = (short) (priceDecimals << 8 | quantityDecimals);
    }

    /** Forgets the worst levels beyond the depth. */
    void truncate(int depth) {
        from = Math.max(from, to - depth);
    }

    /** As {@link Arrays#binarySearch}, from the last change outwards: the levels of an update are near each other. */
    private int find(long key) {
        int near = Math.clamp(last, from, Math.max(from, to - 1));
        int low = from;
        int high = to;
        if (near < to && keys[near] < key) {
            low = near + 1;
            for (int step = 1; near + step < to; step <<= 1) {
                if (keys[near + step] >= key) {
                    high = near + step + 1;
                    break;
                }
                low = near + step + 1;
            }
        } else if (near < to) {
            high = near + 1;
            for (int step = 1; near - step >= from; step <<= 1) {
                if (keys[near - step] <= key) {
                    low = near - step;
                    break;
                }
                high = near - step;
            }
        }
        return Arrays.binarySearch(keys, low, high, key);
    }

    private int insert(int at, long key) {
        boolean down = at - from < to - at;
        if (down ? from == 0 : to == keys.length) {
            return insert(at + grow(), key);
        }
        int slot = down ? at - 1 : at;
        if (down) {
            move(from, from - 1, at - from);
            from--;
        } else {
            move(at, at + 1, to - at);
            to++;
        }
        keys[slot] = key;
        return slot;
    }

    private void remove(int at) {
        if (at - from < to - 1 - at) {
            move(from, from + 1, at - from);
            from++;
        } else {
            move(at + 1, at, to - 1 - at);
            to--;
        }
    }

    private void move(int source, int target, int count) {
        System.arraycopy(keys, source, keys, target, count);
        System.arraycopy(quantities, source, quantities, target, count);
        System.arraycopy(formats, source, formats, target, count);
    }

    /** Puts the levels into the middle of arrays with room on both ends, and tells how far they moved. */
    private int grow() {
        int start = size() / 2 + ROOM;
        int length = size() + 2 * start;
        long[] newKeys = new long[length];
        long[] newQuantities = new long[length];
        short[] newFormats = new short[length];
        System.arraycopy(keys, from, newKeys, start, size());
        System.arraycopy(quantities, from, newQuantities, start, size());
        System.arraycopy(formats, from, newFormats, start, size());
        keys = newKeys;
        quantities = newQuantities;
        formats = newFormats;
        int moved = start - from;
        to += moved;
        from = start;
        return moved;
    }
}

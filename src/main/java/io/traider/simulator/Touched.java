package io.traider.simulator;

import io.traider.domain.Side;
import java.util.Arrays;

/** The levels of a book that have changed since they were last told of, each once, in the order of their first change. */
final class Touched {

    private long[] keys = new long[64];
    private int size;

    void add(Side side, long tick) {
        long key = tick * 2 + side.ordinal();
        for (int i = size - 1; i >= 0; i--) {
            if (keys[i] == key) {
                return;
            }
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size++] = key;
    }

    int size() {
        return size;
    }

    Side side(int i) {
        return (keys[i] & 1) == Side.BUY.ordinal() ? Side.BUY : Side.SELL;
    }

    long tick(int i) {
        return keys[i] >> 1;
    }

    void clear() {
        size = 0;
    }
}

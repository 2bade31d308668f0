package io.traider.venue.json;

import java.nio.charset.StandardCharsets;

/** A fixed set of names to look for in a document, each found as its number in the order given. */
public final class JsonNames {

    /** Answer for a name that is not in the set. */
    public static final int UNKNOWN = -1;

    private final byte[][] slots;
    private final int[] numbers;
    private final int mask;

    private JsonNames(int size) {
        slots = new byte[size][];
        numbers = new int[size];
        mask = size - 1;
    }

    /** Names by number: the first is 0. */
    public static JsonNames of(String... names) {
        JsonNames set = new JsonNames(Integer.highestOneBit(names.length) * 8);
        for (int i = 0; i < names.length; i++) {
            set.put(names[i].getBytes(StandardCharsets.UTF_8), i);
        }
        return set;
    }

    private void put(byte[] name, int number) {
        int slot = slot(name, 0, name.length);
        while (slots[slot] != null) {
            slot = slot + 1 & mask;
        }
        slots[slot] = name;
        numbers[slot] = number;
    }

    /** The number of the name in {@code bytes[from, to)}, or {@link #UNKNOWN}. */
    int find(byte[] bytes, int from, int to) {
        int slot = slot(bytes, from, to);
        while (slots[slot] != null) {
            if (same(slots[slot], bytes, from, to)) {
                return numbers[slot];
            }
            slot = slot + 1 & mask;
        }
        return UNKNOWN;
    }

    /** Names are short: quicker than the library's comparison. */
    private static boolean same(byte[] name, byte[] bytes, int from, int to) {
        if (name.length != to - from) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (name[i] != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    private int slot(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return 0;
        }
        int hash = bytes[from] * 31 + bytes[to - 1] * 7 + bytes[from + length / 2] * 131 + length * 17;
        return hash & mask;
    }
}

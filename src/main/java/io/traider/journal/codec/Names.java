package io.traider.journal.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names of a payload in the order of their first coming, numbered from one. From payload to payload it keeps the bytes of
 * the names that it knows, since they are nearly always the same.
 */
final class Names {

    /** Names that are kept for the next payload; when there are more, most came once and will not come again. */
    private static final int KEPT = 256;

    /** Spreads the hashes of names that are numbered through, such as those of orders. */
    private static final int GOLDEN = 0x9E3779B9;

    private String[] names = new String[64];
    private byte[][] bytes = new byte[64][];
    private int[] numbers = new int[64];
    /** The payload that a number is of. */
    private int[] payloads = new int[64];
    /** One more than the place of a name, 0 where none is, at its hash or the next free place: twice as many as names. */
    private int[] places = new int[128];

    private int known;
    private int payload = 1;
    private int used;

    /** Begins a new payload. */
    void clear() {
        payload++;
        used = 0;
        if (known > KEPT) {
            Arrays.fill(names, null);
            Arrays.fill(bytes, null);
            Arrays.fill(payloads, 0);
            Arrays.fill(places, 0);
            known = 0;
        }
    }

    /** Where a name is, from 0 on. */
    int at(String name) {
        int place = place(name);
        return places[place] == 0 ? add(name, place) : places[place] - 1;
    }

    /** The number of the name there when it came in this payload already; 0 when it comes for the first time, which numbers it. */
    int number(int at) {
        if (payloads[at] == payload) {
            return numbers[at];
        }
        payloads[at] = payload;
        numbers[at] = ++used;
        return 0;
    }

    /** The name there in UTF-8. */
    byte[] bytes(int at) {
        return bytes[at];
    }

    private int place(String name) {
        int mask = places.length - 1;
        int hash = name.hashCode() * GOLDEN;
        int place = (hash ^ hash >>> 16) & mask;
        while (places[place] != 0 && !names[places[place] - 1].equals(name)) {
            place = place + 1 & mask;
        }
        return place;
    }

    private int add(String name, int place) {
        int at = known++;
        names[at] = name;
        bytes[at] = name.getBytes(StandardCharsets.UTF_8);
        places[place] = known;
        if (known == names.length) {
            grow();
        }
        return at;
    }

    private void grow() {
        names = Arrays.copyOf(names, 2 * known);
        bytes = Arrays.copyOf(bytes, 2 * known);
        numbers = Arrays.copyOf(numbers, 2 * known);
        payloads = Arrays.copyOf(payloads, 2 * known);
        places = new int[4 * known];
        for (int i = 0; i < known; i++) {
            places[place(names[i])] = i + 1;
        }
    }
}

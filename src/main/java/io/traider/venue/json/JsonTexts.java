package io.traider.venue.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Remembers texts that come again and again, such as symbols, so that reading one makes no new object. */
public final class JsonTexts {

    private static final int SLOTS = 4096;
    private static final int PROBES = 8;

    private final byte @Nullable [][] bytes = new byte[SLOTS][];
    private final @Nullable String[] texts = new @Nullable String[SLOTS];

    /** The text in {@code source[from, to)}, the same object each time while there is room for it. */
    String text(byte[] source, int from, int to) {
        int slot = hash(source, from, to);
        for (int probe = 0; probe < PROBES; probe++, slot = slot + 1 & SLOTS - 1) {
            byte[] known = bytes[slot];
            if (known == null) {
                return remember(slot, Arrays.copyOfRange(source, from, to));
            }
            if (Arrays.equals(source, from, to, known, 0, known.length)) {
                return texts[slot];
            }
        }
        return new String(source, from, to - from, StandardCharsets.UTF_8);
    }

    private String remember(int slot, byte[] name) {
        String text = new String(name, StandardCharsets.UTF_8);
        bytes[slot] = name;
        texts[slot] = text;
        return text;
    }

    private static int hash(byte[] source, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + source[i];
        }
        return (hash ^ hash >>> 12) & SLOTS - 1;
    }
}

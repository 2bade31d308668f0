package io.traider.journal.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names that payload after payload holds, made once: of features, properties and artefacts, and their hashes. As many as it
 * has places for; one that falls on a taken place moves in. Mostly a name is followed by the one that followed it last time,
 * so that is looked at first. For one thread.
 */
final class KnownNames {

    private static final int PLACES = 1 << 10;

    /** Longer ones seldom come again. */
    private static final int LONGEST = 128;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final class Known {
        private final byte[] utf8;
        private final String name;
        private Known next = this;

        Known(byte[] utf8, String name) {
            this.utf8 = utf8;
            this.name = name;
        }

        boolean is(byte[] array, int from, int count) {
            return Arrays.equals(utf8, 0, utf8.length, array, from, from + count);
        }
    }

    private final @Nullable Known[] places = new @Nullable Known[PLACES];
    private Known last = new Known(new byte[0], "");

    /** The name that stands in some bytes. */
    String name(byte[] array, int from, int count) {
        if (count > LONGEST) {
            return new String(array, from, count, StandardCharsets.UTF_8);
        }
        Known next = last.next;
        if (!next.is(array, from, count)) {
            next = sought(array, from, count);
            last.next = next;
        }
        last = next;
        return next.name;
    }

    private Known sought(byte[] array, int from, int count) {
        int place = place(array, from, count);
        Known known = places[place];
        if (known == null || !known.is(array, from, count)) {
            known = new Known(
                    Arrays.copyOfRange(array, from, from + count),
                    new String(array, from, count, StandardCharsets.UTF_8));
            places[place] = known;
        }
        return known;
    }

    private static int place(byte[] array, int from, int count) {
        long mixed = count;
        int at = from;
        for (int end = from + count - Long.BYTES; at <= end; at += Long.BYTES) {
            mixed = (mixed ^ (long) LONGS.get(array, at)) * 0x9E3779B97F4A7C15L;
            mixed ^= mixed >>> 32;
        }
        for (; at < from + count; at++) {
            mixed = (mixed ^ array[at]) * 0x9E3779B97F4A7C15L;
        }
        return (int) (mixed >>> 40) & PLACES - 1;
    }
}

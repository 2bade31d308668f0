package io.traider.venue.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes in one step: the first one has the lowest bits. */
final class EightBytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private EightBytes() {}

    static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    /** How many bytes come before the first quote, backslash or control character; eight when there is none. */
    static int plain(long eight) {
        long quote = eight ^ ONES * '"';
        long backslash = eight ^ ONES * '\\';
        long found = (quote - ONES & ~quote | backslash - ONES & ~backslash | eight - ONES * ' ' & ~eight) & HIGHS;
        return Long.numberOfTrailingZeros(found) >>> 3;
    }

    /** Whether all are decimal digits. */
    static boolean digits(long eight) {
        return ((eight & 0xF0F0F0F0F0F0F0F0L) | (eight + 0x0606060606060606L & 0xF0F0F0F0F0F0F0F0L) >>> 4)
                == 0x3333333333333333L;
    }

    /** The number that eight digits write; pairs, then fours, then all (from D. Lemire's fast number parsing). */
    static long number(long eight) {
        long ones = eight - 0x3030303030303030L;
        long pairs = ones * 10 + (ones >>> 8);
        return ((pairs & 0x000000FF000000FFL) * 0x000F424000000064L
                        + (pairs >>> 16 & 0x000000FF000000FFL) * 0x0000271000000001L)
                >>> 32;
    }
}

package io.traider.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Writes the text of frames into one buffer, over and over, without making strings of numbers. Not for two threads. */
final class FrameWriter {

    private static final long BILLION = 1_000_000_000L;

    private byte[] buffer = new byte[16_384];
    private int size;
    private long second = Long.MIN_VALUE;
    private byte[] secondText = new byte[0];

    FrameWriter text(String ascii) {
        reserve(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            buffer[size++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    FrameWriter text(byte[] ascii) {
        reserve(ascii.length);
        System.arraycopy(ascii, 0, buffer, size, ascii.length);
        size += ascii.length;
        return this;
    }

    FrameWriter letter(char ascii) {
        reserve(1);
        buffer[size++] = (byte) ascii;
        return this;
    }

    FrameWriter number(long value) {
        return decimal(value, 0);
    }

    /** Writes {@code unscaled / 10^scale} with all its decimals, such as {@code 0.25000000}. */
    FrameWriter decimal(long unscaled, int scale) {
        reserve(24);
        long rest = Math.abs(unscaled);
        if (unscaled < 0) {
            buffer[size++] = '-';
        }
        int length = Math.max(digits(rest), scale + 1) + (scale > 0 ? 1 : 0);
        int at = size + length;
        for (int i = 0; i < length; i++) {
            if (scale > 0 && i == scale) {
                buffer[--at] = '.';
            } else {
                buffer[--at] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        size += length;
        return this;
    }

    /** Writes a decimal without trailing zeros but with at least {@code least} decimals. */
    FrameWriter trimmed(long unscaled, int scale, int least) {
        long value = unscaled;
        int places = scale;
        while (places > least && value % 10 == 0) {
            value /= 10;
            places--;
        }
        while (places < least) {
            value *= 10;
            places++;
        }
        return decimal(value, places);
    }

    private static int digits(long value) {
        int count = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            count++;
        }
        return count;
    }

    /** Writes RFC 3339 in UTC with so many digits of the second's fraction, such as {@code 2026-08-24T22:34:13.793Z}. */
    FrameWriter time(long nanos, int fraction) {
        long wanted = Math.floorDiv(nanos, BILLION);
        if (wanted != second) {
            second = wanted;
            secondText =
                    Instant.ofEpochSecond(wanted).toString().substring(0, 19).getBytes(StandardCharsets.US_ASCII);
        }
        text(secondText).letter('.');
        long rest = Math.floorMod(nanos, BILLION);
        for (int i = 0; i < fraction; i++) {
            rest *= 10;
            letter((char) ('0' + rest / BILLION));
            rest %= BILLION;
        }
        return letter('Z');
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** What was written, and starts anew. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(buffer, size);
        size = 0;
        return taken;
    }

    private void reserve(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + more));
        }
    }
}

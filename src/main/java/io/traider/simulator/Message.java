package io.traider.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What is told to all subscribers of a topic, written once and shared; never changed.
 *
 * @param bytes the text
 * @param mark start of the part that sessions treat on their own: Binance's raw payload, the place of Coinbase's number
 * @param end end of that part, exclusive
 */
record Message(byte[] bytes, int mark, int end) {

    static Message of(byte[] bytes) {
        return new Message(bytes, 0, bytes.length);
    }

    static Message of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same, broken off in the middle. */
    Message broken() {
        int length = Math.max(mark + (end - mark) / 2, bytes.length * 2 / 3);
        return new Message(Arrays.copyOf(bytes, length), mark, Math.min(end, length));
    }
}

package io.traider.venue.client;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of a text message together. Of a message that is too long only the start is kept, a byte more than
 * allowed at least, so that whoever reads it sees and counts that it is too long. For one thread.
 */
final class Assembly {

    private static final int KEPT_CHARS = 1 << 20;

    private final int maxBytes;
    private StringBuilder parts = new StringBuilder();

    Assembly(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The whole message when this part ends it, else {@code null}. */
    byte @Nullable [] add(CharSequence part, boolean last) {
        // A char is a byte at least, so what is beyond this many chars is not needed to see that it is too long.
        int room = Math.max(0, maxBytes + 1 - parts.length());
        CharSequence kept = part.length() > room ? part.subSequence(0, room) : part;
        if (last && parts.isEmpty()) {
            return bytes(kept);
        }
        parts.append(kept);
        return last ? end() : null;
    }

    private byte[] end() {
        byte[] message = bytes(parts);
        if (parts.capacity() > KEPT_CHARS) {
            parts = new StringBuilder();
        }
        parts.setLength(0);
        return message;
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}

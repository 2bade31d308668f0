package io.traider.venue.capture;

import io.traider.venue.Frame;
import io.traider.venue.json.JsonCursor;
import io.traider.venue.json.JsonNames;
import io.traider.venue.json.MalformedJson;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines of JSON without a time of arrival; the venue's own time stands in where a frame has one at its top. */
final class PlainLines implements RawFrames {

    private static final JsonNames TIMESTAMP = JsonNames.of("timestamp");

    private final ByteLines lines;
    private final JsonCursor cursor = new JsonCursor();
    private long nanos;

    PlainLines(ByteLines lines) {
        this.lines = lines;
    }

    /** Whether a line is of this format: a whole JSON object. */
    static boolean looksLike(byte[] line) {
        JsonCursor cursor = new JsonCursor();
        cursor.reset(line);
        try {
            boolean object = cursor.peek() == '{';
            cursor.skip();
            cursor.end();
            return object;
        } catch (MalformedJson e) {
            return false;
        }
    }

    @Override
    public @Nullable RawFrame next() throws IOException {
        byte[] line = lines.line();
        while (line != null && line.length == 0) {
            line = lines.line();
        }
        if (line == null) {
            return null;
        }
        nanos = time(line);
        return new RawFrame(Frame.Kind.MESSAGE, "", nanos, line);
    }

    /** The frame's own time; that of the frame before when it has none, or is not JSON. */
    private long time(byte[] line) {
        cursor.reset(line);
        try {
            cursor.beginObject();
            for (int key = cursor.key(TIMESTAMP); key != JsonCursor.END; key = cursor.key(TIMESTAMP)) {
                if (key == 0 && cursor.peek() == '"') {
                    return Math.max(nanos, cursor.time());
                }
                cursor.skip();
            }
            return nanos;
        } catch (MalformedJson e) {
            return nanos;
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

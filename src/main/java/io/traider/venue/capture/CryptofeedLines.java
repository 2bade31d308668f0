package io.traider.venue.capture;

import io.traider.venue.Frame;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * cryptofeed's text lines: {@code url <-> time} opened, {@code url <- time: text} sent by the client, {@code url -> time: body}
 * a REST answer, {@code time: text} received, {@code configuration: ...} of the recorder. The time is in decimal seconds.
 */
final class CryptofeedLines implements RawFrames {

    private static final String OPENED = " <-> ";
    private static final String SENT = " <- ";
    private static final String ANSWERED = " -> ";
    private static final byte[] NOTHING = new byte[0];

    private final ByteLines lines;
    private long nanos;

    CryptofeedLines(ByteLines lines) {
        this.lines = lines;
    }

    /** Whether a line is of this format. */
    static boolean looksLike(byte[] line) {
        if (Ascii.startsWith(line, "configuration: {")) {
            return true;
        }
        int colon = Ascii.indexOf(line, ": ", 0);
        int space = Ascii.indexOf(line, " ", 0);
        boolean message = colon == space - 1 && colon > 8 && Ascii.secondsToNanos(line, 0, colon) > 0;
        return message || isAddressed(line, space);
    }

    private static boolean isAddressed(byte[] line, int space) {
        int scheme = Ascii.indexOf(line, "://", 0);
        return scheme > 0
                && scheme < 8
                && space > scheme
                && (Ascii.at(line, OPENED, space) || Ascii.at(line, SENT, space) || Ascii.at(line, ANSWERED, space));
    }

    @Override
    public @Nullable RawFrame next() throws IOException {
        for (byte[] line = lines.line(); line != null; line = lines.line()) {
            RawFrame frame = frame(line);
            if (frame != null) {
                return frame;
            }
        }
        return null;
    }

    private @Nullable RawFrame frame(byte[] line) {
        if (line.length == 0 || Ascii.startsWith(line, "configuration: ")) {
            return null;
        }
        int space = Ascii.indexOf(line, " ", 0);
        return isAddressed(line, space) ? addressed(line, space) : message(line);
    }

    private @Nullable RawFrame addressed(byte[] line, int space) {
        if (Ascii.at(line, SENT, space)) {
            return null;
        }
        String address = Ascii.text(line, 0, space);
        if (Ascii.at(line, OPENED, space)) {
            time(line, space + OPENED.length(), line.length);
            return new RawFrame(Frame.Kind.OPENED, address, nanos, NOTHING);
        }
        int from = space + ANSWERED.length();
        int colon = Ascii.indexOf(line, ": ", from);
        time(line, from, Math.max(from, colon));
        byte[] body = colon < 0 ? NOTHING : Arrays.copyOfRange(line, colon + 2, line.length);
        return new RawFrame(Frame.Kind.REST, address, nanos, body);
    }

    /** A line of no known shape is handed on as it is, to be counted. */
    private RawFrame message(byte[] line) {
        int colon = Ascii.indexOf(line, ": ", 0);
        boolean stamped = colon > 0 && time(line, 0, colon);
        byte[] payload = stamped ? Arrays.copyOfRange(line, colon + 2, line.length) : line;
        return new RawFrame(Frame.Kind.MESSAGE, "", nanos, payload);
    }

    private boolean time(byte[] line, int from, int to) {
        long read = Ascii.secondsToNanos(line, from, to);
        if (read >= 0) {
            nanos = read;
        }
        return read >= 0;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

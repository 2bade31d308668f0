package io.traider.venue.capture;

import io.traider.venue.Frame;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines of {@code <nanoseconds> <json>}. hftbacktest's collector writes them, with the depth snapshots that it fetched in
 * between: those have no address, and are of the file's one symbol.
 */
final class StampedLines implements RawFrames {

    private static final int MIN_DIGITS = 16;
    private static final int MAX_DIGITS = 19;
    private static final int HEAD = 200;

    private final ByteLines lines;
    private final String snapshotAddress;
    private long nanos;

    /** @param symbol of the file, for the addresses of its snapshots */
    StampedLines(ByteLines lines, String symbol) {
        this.lines = lines;
        snapshotAddress = symbol.isEmpty() ? "" : "/depth?symbol=" + symbol;
    }

    /** Whether a line is of this format. */
    static boolean looksLike(byte[] line) {
        int space = stamp(line);
        return space > 0 && space + 1 < line.length && (line[space + 1] == '{' || line[space + 1] == '[');
    }

    private static int stamp(byte[] line) {
        int end = Ascii.digits(line, 0);
        boolean stamp = end >= MIN_DIGITS && end <= MAX_DIGITS && end < line.length && line[end] == ' ';
        return stamp ? end : -1;
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
        int space = stamp(line);
        if (space > 0) {
            nanos = Ascii.number(line, 0, space);
        }
        byte[] payload = space > 0 ? Arrays.copyOfRange(line, space + 1, line.length) : line;
        boolean snapshot = isSnapshot(payload);
        return new RawFrame(
                snapshot ? Frame.Kind.REST : Frame.Kind.MESSAGE, snapshot ? snapshotAddress : "", nanos, payload);
    }

    /** A snapshot is no stream's: partial books of a stream come in a wrapper that names it. */
    static boolean isSnapshot(byte[] payload) {
        byte[] head = Arrays.copyOf(payload, Math.min(HEAD, payload.length));
        return Ascii.indexOf(head, "\"lastUpdateId\"", 0) >= 0 && Ascii.indexOf(head, "\"stream\"", 0) < 0;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

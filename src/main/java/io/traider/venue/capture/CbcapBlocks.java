package io.traider.venue.capture;

import io.traider.venue.Frame;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * crossbook's CBCAP1: a first line {@code CBCAP1 <venue> <symbol> <start nanoseconds>}, then for each frame a line
 * {@code <nanoseconds> <bytes>}, the bytes, and a line end.
 */
final class CbcapBlocks implements RawFrames {

    private static final String MAGIC = "CBCAP1 ";
    private static final int MAX_DIGITS = 9;

    private final ByteLines lines;
    private long nanos;
    private boolean header = true;

    CbcapBlocks(ByteLines lines) {
        this.lines = lines;
    }

    /** Whether a line is the first of this format. */
    static boolean looksLike(byte[] line) {
        return Ascii.startsWith(line, MAGIC);
    }

    @Override
    public @Nullable RawFrame next() throws IOException {
        byte[] line = lines.line();
        if (header) {
            header = false;
            line = lines.line();
        }
        while (line != null && line.length == 0) {
            line = lines.line();
        }
        return line == null ? null : frame(line);
    }

    /** A line that is no head of a frame is handed on as it is, to be counted. */
    private RawFrame frame(byte[] line) throws IOException {
        int space = Ascii.digits(line, 0);
        boolean head = space > 0
                && space < line.length - 1
                && line[space] == ' '
                && Ascii.digits(line, space + 1) == line.length
                && line.length - space - 1 <= MAX_DIGITS;
        if (!head) {
            return new RawFrame(Frame.Kind.MESSAGE, "", nanos, line);
        }
        nanos = Ascii.number(line, 0, space);
        byte[] payload = lines.block((int) Ascii.number(line, space + 1, line.length));
        return new RawFrame(Frame.Kind.MESSAGE, "", nanos, payload);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

package io.traider.venue.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a file holds frames. */
enum CaptureFormat {
    /** {@link CryptofeedLines}. */
    CRYPTOFEED,
    /** {@link StampedLines}. */
    STAMPED,
    /** {@link CbcapBlocks}. */
    CBCAP,
    /** {@link RecordingBlocks}. */
    RECORDING,
    /** {@link PlainLines}. */
    PLAIN;

    private static final int LOOK = 1 << 16;

    /** The format of a file by its first line, {@code null} when it holds no frames that we could read. */
    static @Nullable CaptureFormat of(Path file) throws IOException {
        byte[] start;
        try (ByteLines lines = ByteLines.open(file)) {
            start = lines.block(LOOK);
        }
        byte[] line = firstLine(start);
        if (line.length == 0 || Ascii.indexOf(line, "\0", 0) >= 0) {
            return null;
        }
        if (CbcapBlocks.looksLike(line)) {
            return CBCAP;
        }
        if (RecordingBlocks.owner(line) != null) {
            return RECORDING;
        }
        if (CryptofeedLines.looksLike(line)) {
            return CRYPTOFEED;
        }
        if (StampedLines.looksLike(line)) {
            return STAMPED;
        }
        return line[0] == '{' && isPlain(file) ? PLAIN : null;
    }

    private static boolean isPlain(Path file) throws IOException {
        try (ByteLines lines = ByteLines.open(file)) {
            byte[] line = lines.line();
            while (line != null && line.length == 0) {
                line = lines.line();
            }
            return line != null && PlainLines.looksLike(line);
        }
    }

    private static byte[] firstLine(byte[] start) {
        int from = 0;
        while (from < start.length && (start[from] == '\n' || start[from] == '\r')) {
            from++;
        }
        int to = from;
        while (to < start.length && start[to] != '\n' && start[to] != '\r') {
            to++;
        }
        return Arrays.copyOfRange(start, from, to);
    }

    /** @param symbol of the file's snapshots, where they do not say */
    RawFrames open(Path file, String symbol) throws IOException {
        ByteLines lines = ByteLines.open(file);
        return switch (this) {
            case CRYPTOFEED -> new CryptofeedLines(lines);
            case STAMPED -> new StampedLines(lines, symbol);
            case CBCAP -> new CbcapBlocks(lines);
            case RECORDING -> new RecordingBlocks(lines);
            case PLAIN -> new PlainLines(lines);
        };
    }
}

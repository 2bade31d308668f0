package io.traider.venue.capture;

import io.traider.domain.Venue;
import io.traider.venue.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Our own recordings (docs/recording-format.md): a first line {@code TRAIDER-FRAMES-1 <venue> <connection>}, then for each
 * frame a line {@code <nanoseconds> <kind> <bytes>[ <subject>]}, the bytes, and a line end.
 */
final class RecordingBlocks implements RawFrames {

    private static final String MAGIC = "TRAIDER-FRAMES-1";
    private static final Pattern HEADER = Pattern.compile(MAGIC + " ([A-Z_]+) (\\S+)");
    private static final Pattern HEAD = Pattern.compile("(\\d{1,18}|[1-8]\\d{18}) ([a-z]+) (\\d{1,9})(?: (.*))?");

    /** Whose frames a file holds. */
    record Owner(Venue venue, String connection) {}

    private final ByteLines lines;
    private long nanos;
    private boolean header = true;

    RecordingBlocks(ByteLines lines) {
        this.lines = lines;
    }

    /** Whose frames follow this first line; {@code null} when it is not the first line of a recording of ours. */
    static @Nullable Owner owner(byte[] line) {
        Matcher matcher = HEADER.matcher(Ascii.text(line, 0, line.length));
        if (!matcher.matches()) {
            return null;
        }
        for (Venue venue : Venue.values()) {
            if (venue.name().equals(matcher.group(1))) {
                return new Owner(venue, matcher.group(2));
            }
        }
        return null;
    }

    /** The first line of a file. */
    static byte[] header(Venue venue, String connection) {
        return (MAGIC + " " + venue + " " + connection + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The line before a frame's bytes. */
    static byte[] head(Frame frame) {
        String kind = frame.kind().name().toLowerCase(Locale.ROOT);
        String subject = frame.subject().isEmpty() ? "" : " " + frame.subject().replaceAll("\\s", "%20");
        String head = frame.receivedNanos() + " " + kind + " " + frame.payload().length + subject + "\n";
        return head.getBytes(StandardCharsets.UTF_8);
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
        Matcher matcher = HEAD.matcher(Ascii.text(line, 0, line.length));
        Frame.Kind kind = matcher.matches() ? kind(matcher.group(2)) : null;
        if (kind == null) {
            return new RawFrame(Frame.Kind.MESSAGE, "", nanos, line);
        }
        nanos = Long.parseLong(matcher.group(1));
        String subject = matcher.group(4) == null ? "" : matcher.group(4);
        return new RawFrame(kind, subject, nanos, lines.block(Integer.parseInt(matcher.group(3))));
    }

    private static Frame.@Nullable Kind kind(String text) {
        for (Frame.Kind kind : Frame.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return kind;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

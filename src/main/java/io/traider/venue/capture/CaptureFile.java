package io.traider.venue.capture;

import io.traider.venue.Frame;
import io.traider.venue.capture.RecordingBlocks.Owner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One file of frames, and what can be told of it without reading its books.
 *
 * @param owner whose frames a recording of ours holds, {@code null} for other formats
 * @param symbol of the snapshots that do not say, empty where they do
 * @param outline when and what
 */
record CaptureFile(
        Path path,
        CaptureFormat format,
        Protocol protocol,
        @Nullable Owner owner,
        String symbol,
        Outline outline) {

    private static final int LOOK = 200;

    /**
     * What a file holds.
     *
     * @param addresses that were opened
     * @param messages received, without REST answers
     * @param snapshots depth snapshots from REST
     */
    record Outline(
            long firstNanos,
            long lastNanos,
            Set<String> addresses,
            long messages,
            long snapshots,
            DepthIds firstDepth,
            DepthIds lastDepth) {}

    /** Looks into a file; {@code null} when it holds no frames that we could read. */
    static @Nullable CaptureFile of(Path path) throws IOException {
        CaptureFormat format = CaptureFormat.of(path);
        if (format == null) {
            return null;
        }
        Owner owner = format == CaptureFormat.RECORDING ? owner(path) : null;
        Protocol protocol = owner != null ? Protocol.of(owner.venue()) : protocol(path, format);
        boolean addressed = format == CaptureFormat.CRYPTOFEED || format == CaptureFormat.CBCAP;
        if (protocol == null && !addressed) {
            return null;
        }
        Outline outline = outline(path, format);
        return new CaptureFile(
                path,
                format,
                protocol == null ? Protocol.UNKNOWN : protocol,
                owner,
                outline.firstDepth.symbol(),
                outline);
    }

    private static @Nullable Owner owner(Path path) throws IOException {
        try (ByteLines lines = ByteLines.open(path)) {
            byte[] line = lines.line();
            return line == null ? null : RecordingBlocks.owner(line);
        }
    }

    private static @Nullable Protocol protocol(Path path, CaptureFormat format) throws IOException {
        ProtocolSign sign = new ProtocolSign();
        Protocol byAddress = null;
        try (RawFrames frames = format.open(path, "")) {
            for (int i = 0; i < LOOK; i++) {
                RawFrame frame = frames.next();
                if (frame == null) {
                    break;
                }
                Protocol protocol = sign.of(frame.payload());
                if (protocol != null) {
                    return protocol;
                }
                byAddress = byAddress == null ? ProtocolSign.at(frame.subject()) : byAddress;
            }
        }
        return byAddress;
    }

    private static Outline outline(Path path, CaptureFormat format) throws IOException {
        Outliner outliner = new Outliner();
        try (RawFrames frames = format.open(path, "")) {
            for (RawFrame frame = frames.next(); frame != null; frame = frames.next()) {
                outliner.add(frame);
            }
        }
        return outliner.outline();
    }

    /** Opens the file's frames. */
    RawFrames open() throws IOException {
        return format.open(path, symbol);
    }

    /** Whether a frame is of a feed: answers with reference data, such as lists of products, are not. */
    boolean isFeed(RawFrame frame) {
        return frame.kind() != Frame.Kind.REST
                || format == CaptureFormat.RECORDING
                || frame.subject().contains("/depth");
    }

    /** Frames that are counted: messages and depth snapshots. */
    boolean hasFrames() {
        return outline.messages + outline.snapshots > 0 || format == CaptureFormat.RECORDING;
    }

    /** Whether this file goes on where another one stopped, with no snapshot to start from. */
    boolean continues(CaptureFile former) {
        return format == CaptureFormat.STAMPED
                && former.format == CaptureFormat.STAMPED
                && protocol == former.protocol
                && outline.snapshots == 0
                && outline.firstDepth.continues(former.outline.lastDepth);
    }

    /** Collects an outline. */
    private static final class Outliner {
        private final Set<String> addresses = new HashSet<>();
        private long first = Long.MAX_VALUE;
        private long last;
        private long messages;
        private long snapshots;
        private byte @Nullable [] firstDepth;
        private byte @Nullable [] lastDepth;

        void add(RawFrame frame) {
            first = Math.min(first, frame.nanos());
            last = Math.max(last, frame.nanos());
            switch (frame.kind()) {
                case OPENED -> addresses.add(frame.subject());
                case MESSAGE -> message(frame.payload());
                case REST -> snapshots += StampedLines.isSnapshot(frame.payload()) ? 1 : 0;
                case CLOSED -> {}
            }
        }

        private void message(byte[] payload) {
            messages++;
            if (Ascii.indexOf(payload, "\"depthUpdate\"", 0) >= 0) {
                firstDepth = firstDepth == null ? payload : firstDepth;
                lastDepth = payload;
            }
        }

        Outline outline() {
            byte[] none = new byte[0];
            return new Outline(
                    first,
                    last,
                    addresses,
                    messages,
                    snapshots,
                    DepthIds.read(firstDepth == null ? none : firstDepth),
                    DepthIds.read(lastDepth == null ? none : lastDepth));
        }
    }
}

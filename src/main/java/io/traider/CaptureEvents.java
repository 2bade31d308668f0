package io.traider;

import io.traider.backtest.EventSource;
import io.traider.domain.MarketEvent;
import io.traider.domain.Venue;
import io.traider.venue.Frame;
import io.traider.venue.capture.Capture;
import io.traider.venue.capture.CaptureReader;
import io.traider.venue.capture.FrameReader;
import io.traider.venue.route.EventSink;
import io.traider.venue.route.Feeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recorded frames through the venues' feeds, as a running platform takes them, without the routes between. */
final class CaptureEvents implements EventSource {

    private static final byte[] EMPTY = {};

    private record Line(Venue venue, String connection) {}

    private final FrameReader frames;
    private final long firstNanos;
    private final long lastNanos;
    private final ArrayDeque<MarketEvent> waiting = new ArrayDeque<>();
    private final Set<Line> open = new LinkedHashSet<>();
    private final Feeds feeds;
    private long last;

    /** @throws IOException when there is nothing to read */
    CaptureEvents(Path captures) throws IOException {
        List<Capture> found =
                CaptureReader.find(captures).stream().filter(Capture::supported).toList();
        firstNanos = found.stream().mapToLong(Capture::firstNanos).min().orElse(0);
        lastNanos = found.stream().mapToLong(Capture::lastNanos).max().orElse(0);
        frames = CaptureReader.open(found);
        if (!frames.hasNext()) {
            frames.close();
            throw new IOException("no frames in " + captures + " that a venue's feed reads. Maybe name another folder");
        }
        feeds = new Feeds(new Waiting(), _ -> {});
    }

    /** Arrival of the first frame. */
    long firstNanos() {
        return firstNanos;
    }

    /** Arrival of the last frame. */
    long lastNanos() {
        return lastNanos;
    }

    private final class Waiting implements EventSink {
        @Override
        public boolean offer(MarketEvent event) {
            return waiting.add(event);
        }

        @Override
        public boolean hasRoom() {
            return true;
        }
    }

    @Override
    public @Nullable MarketEvent next() {
        while (waiting.isEmpty() && frames.hasNext()) {
            take(frames.next());
        }
        if (waiting.isEmpty() && !open.isEmpty()) {
            open.forEach(line ->
                    feeds.accept(new Frame(line.venue(), line.connection(), Frame.Kind.CLOSED, "", last, EMPTY)));
            open.clear();
        }
        return waiting.poll();
    }

    private void take(Frame frame) {
        Line line = new Line(frame.venue(), frame.connection());
        if (frame.kind() == Frame.Kind.CLOSED) {
            open.remove(line);
        } else {
            open.add(line);
        }
        last = Math.max(last, frame.receivedNanos());
        feeds.accept(frame);
    }

    @Override
    public void close() {
        try {
            frames.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the recording cannot be closed", e);
        }
    }
}

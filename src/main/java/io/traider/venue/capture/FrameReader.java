package io.traider.venue.capture;

import io.traider.domain.Venue;
import io.traider.venue.Frame;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Frames of one or several captures, merged in the order of their arrival; each file's own order is kept. */
public final class FrameReader implements Iterator<Frame>, Closeable {

    /** A file that is being read, and its next frame. */
    private static final class Source {
        private final Capture capture;
        private final CaptureFile file;
        private final RawFrames frames;
        private final Venue venue;
        private final int order;
        private @Nullable RawFrame head;

        Source(Capture capture, CaptureFile file, int order) throws IOException {
            this.capture = capture;
            this.file = file;
            this.order = order;
            venue = Objects.requireNonNull(file.protocol().venue(), "a protocol that is read");
            frames = file.open();
            advance();
        }

        void advance() throws IOException {
            do {
                head = frames.next();
            } while (head != null && !file.isFeed(head));
        }

        long nanos() {
            return head == null ? Long.MAX_VALUE : head.nanos();
        }

        int order() {
            return order;
        }

        Frame frame() {
            RawFrame raw = Objects.requireNonNull(head);
            String connection = capture.connection(file, raw);
            return new Frame(venue, connection, raw.kind(), raw.subject(), raw.nanos(), raw.payload());
        }
    }

    private final List<Source> sources = new ArrayList<>();
    private final PriorityQueue<Source> heads =
            new PriorityQueue<>(Comparator.comparingLong(Source::nanos).thenComparingInt(Source::order));

    private FrameReader() {}

    static FrameReader of(List<Capture> captures) throws IOException {
        FrameReader reader = new FrameReader();
        try {
            for (Capture capture : captures) {
                reader.add(capture);
            }
        } catch (IOException e) {
            reader.close();
            throw e;
        }
        return reader;
    }

    private void add(Capture capture) throws IOException {
        for (CaptureFile file : capture.files()) {
            Source source = new Source(capture, file, sources.size());
            sources.add(source);
            if (source.head != null) {
                heads.add(source);
            }
        }
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    /** @throws UncheckedIOException when a file cannot be read on */
    @Override
    public Frame next() {
        Source source = heads.poll();
        if (source == null) {
            throw new NoSuchElementException("all frames were read");
        }
        Frame frame = source.frame();
        try {
            source.advance();
        } catch (IOException e) {
            throw new UncheckedIOException(source.file.path() + ": " + e.getMessage(), e);
        }
        if (source.head != null) {
            heads.add(source);
        }
        return frame;
    }

    @Override
    public void close() throws IOException {
        for (Source source : sources) {
            source.frames.close();
        }
    }
}

package io.traider.venue;

import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import io.traider.venue.json.JsonCursor;
import io.traider.venue.json.MalformedJson;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the feeds of all venues have in common: a frame is parsed completely before anything of it is applied, what cannot
 * be understood is counted with a sample, and the books of a closed connection are stale.
 */
public abstract class VenueFeed implements FeedHandler {

    /** Longest frame that is read unless told otherwise, in bytes. */
    public static final int MAX_FRAME_BYTES = 8 << 20;

    private final Venue venue;
    private final int maxFrameBytes;
    private final FeedStatistics statistics;
    private final JsonCursor cursor = new JsonCursor();
    private final Map<String, FeedBook> books = new LinkedHashMap<>();

    /** @param connection name of the connection within its venue */
    protected VenueFeed(Venue venue, String connection, int maxFrameBytes) {
        this.venue = venue;
        this.maxFrameBytes = maxFrameBytes;
        statistics = new FeedStatistics(venue, connection);
    }

    /** What was counted so far. */
    public final FeedStatistics statistics() {
        return statistics;
    }

    /** The feed's own books, in the order in which they were first heard of. */
    public final Collection<FeedBook> books() {
        return Collections.unmodifiableCollection(books.values());
    }

    @Override
    public final void onFrame(Frame frame, FeedListener listener) {
        statistics.frame(frame);
        switch (frame.kind()) {
            case OPENED -> opened(frame, listener);
            case CLOSED -> closed("connection closed", frame, listener);
            case MESSAGE, REST -> message(frame, listener);
        }
    }

    private void message(Frame frame, FeedListener listener) {
        int length = frame.payload().length;
        if (length > maxFrameBytes) {
            statistics.fault(FrameFault.OVERSIZED, frame, length + " bytes, at most " + maxFrameBytes + " are read");
            return;
        }
        try {
            cursor.reset(frame.payload());
            act(parse(frame, cursor), frame, listener);
        } catch (MalformedJson e) {
            statistics.fault(e.truncated() ? FrameFault.TRUNCATED : FrameFault.MALFORMED, frame, e.getMessage());
        }
    }

    private void act(FrameMeaning meaning, Frame frame, FeedListener listener) {
        switch (meaning) {
            case CONTENT -> apply(frame, listener);
            case NOTHING -> statistics.ignore();
            case REFUSAL -> statistics.fault(FrameFault.REFUSED, frame, "the venue refuses");
            case UNKNOWN -> statistics.fault(FrameFault.UNKNOWN, frame, "no known kind of frame");
        }
    }

    /** Reads the whole frame and changes no book. */
    protected abstract FrameMeaning parse(Frame frame, JsonCursor frameCursor) throws MalformedJson;

    /** Applies the frame that was parsed last. */
    protected abstract void apply(Frame frame, FeedListener listener);

    /** Forgets what was known of the sequence of the former connection. */
    protected abstract void reset();

    private void opened(Frame frame, FeedListener listener) {
        closed("connection opened anew", frame, listener);
    }

    private void closed(String reason, Frame frame, FeedListener listener) {
        for (FeedBook book : books.values()) {
            book.stale(reason, frame.receivedNanos(), listener);
        }
        reset();
    }

    /** The instrument's book. */
    protected final FeedBook book(String symbol) {
        FeedBook book = books.get(symbol);
        return book != null ? book : addBook(symbol);
    }

    private FeedBook addBook(String symbol) {
        FeedBook book = new FeedBook(new InstrumentId(venue, symbol));
        books.put(symbol, book);
        statistics.add(book.statistics());
        return book;
    }

    /** Counts a frame that carried nothing but its place in the sequence. */
    protected final void nothing(boolean known, Frame frame) {
        if (known) {
            statistics.ignore();
        } else {
            statistics.fault(FrameFault.UNKNOWN, frame, "no known kind of frame");
        }
    }

    /** Counts a gap in the sequence of the whole connection. */
    protected final void gap() {
        statistics.gap();
    }
}

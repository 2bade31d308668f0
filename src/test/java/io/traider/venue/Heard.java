package io.traider.venue;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.MarketEvent;
import io.traider.domain.Venue;
import io.traider.market.Books;
import io.traider.market.OrderBook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection to a feed under test: sends it frames, and keeps what it says and the books that follow from that. */
public final class Heard implements FeedListener {

    private final VenueFeed feed;
    private final Venue venue;
    private final Books books = new Books();
    private final List<MarketEvent> events = new ArrayList<>();
    private final List<FeedRequest> requests = new ArrayList<>();
    private long nanos = 1_700_000_000_000_000_000L;

    public Heard(VenueFeed feed) {
        this.feed = feed;
        venue = feed.statistics().venue();
    }

    @Override
    public void onEvent(MarketEvent event) {
        events.add(event);
        books.onEvent(event);
    }

    @Override
    public void onRequest(FeedRequest request) {
        requests.add(request);
    }

    public VenueFeed feed() {
        return feed;
    }

    public Books books() {
        return books;
    }

    public Heard message(String payload) {
        return frame(Frame.Kind.MESSAGE, "", payload.getBytes(StandardCharsets.UTF_8));
    }

    public Heard message(byte[] payload) {
        return frame(Frame.Kind.MESSAGE, "", payload);
    }

    public Heard answer(String address, String payload) {
        return frame(Frame.Kind.REST, address, payload.getBytes(StandardCharsets.UTF_8));
    }

    public Heard opened() {
        return frame(Frame.Kind.OPENED, "wss://venue", new byte[0]);
    }

    public Heard closed() {
        return frame(Frame.Kind.CLOSED, "", new byte[0]);
    }

    public Heard after(long passedNanos) {
        nanos += passedNanos;
        return this;
    }

    private Heard frame(Frame.Kind kind, String subject, byte[] payload) {
        nanos += 1_000_000;
        feed.onFrame(new Frame(venue, "test", kind, subject, nanos, payload), this);
        return this;
    }

    /** The events since the last call. */
    public List<MarketEvent> events() {
        List<MarketEvent> heard = List.copyOf(events);
        events.clear();
        return heard;
    }

    /** The events since the last call in short: {@code snapshot}, {@code delta}, the class's name, or a status and reason. */
    public List<String> said() {
        return events().stream()
                .map(event -> switch (event) {
                    case BookSnapshot snapshot -> "snapshot";
                    case BookDelta delta -> "delta";
                    case InstrumentStatus status -> status.state() + " " + status.reason();
                    default -> event.getClass().getSimpleName();
                })
                .toList();
    }

    /** The requests since the last call. */
    public List<FeedRequest> requests() {
        List<FeedRequest> heard = List.copyOf(requests);
        requests.clear();
        return heard;
    }

    public InstrumentStatistics of(String symbol) {
        return feed.statistics().instruments().stream()
                .filter(one -> one.instrument().symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    /** All levels of a book with their digits, best first. */
    public static String text(OrderBook book) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < book.bidLevels(); i++) {
            text.append(book.bidPriceText(i))
                    .append('x')
                    .append(book.bidQuantityText(i))
                    .append(' ');
        }
        text.append("| ");
        for (int i = 0; i < book.askLevels(); i++) {
            text.append(book.askPriceText(i))
                    .append('x')
                    .append(book.askQuantityText(i))
                    .append(' ');
        }
        return text.toString().trim();
    }
}

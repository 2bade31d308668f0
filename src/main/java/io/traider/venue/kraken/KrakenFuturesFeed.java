package io.traider.venue.kraken;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.FundingRate;
import io.traider.domain.MarkPrice;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Trade;
import io.traider.domain.Venue;
import io.traider.venue.BookFlaw;
import io.traider.venue.FeedBook;
import io.traider.venue.FeedListener;
import io.traider.venue.FeedRequest;
import io.traider.venue.Frame;
import io.traider.venue.FrameMeaning;
import io.traider.venue.VenueFeed;
import io.traider.venue.json.JsonCursor;
import io.traider.venue.json.MalformedJson;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** One connection to Kraken Futures, WebSocket v1: the feeds {@code book}, {@code trade} and {@code ticker}. */
public final class KrakenFuturesFeed extends VenueFeed {

    private static final int HOUR = 3_600;

    /** The funding that was told last. */
    private record Funding(BigDecimal rate, long nextNanos) {}

    private final KrakenFuturesParser parser = new KrakenFuturesParser();
    private final Map<FeedBook, Funding> fundings = new HashMap<>();

    public KrakenFuturesFeed(String connection, int maxFrameBytes) {
        super(Venue.KRAKEN_FUTURES, connection, maxFrameBytes);
    }

    @Override
    protected FrameMeaning parse(Frame frame, JsonCursor cursor) throws MalformedJson {
        return parser.read(cursor);
    }

    /** Sequence numbers are those of the books, which are stale by now. */
    @Override
    protected void reset() {
        fundings.clear();
    }

    @Override
    protected void apply(Frame frame, FeedListener listener) {
        KrakenFuturesMessage message = parser.message();
        FeedBook book = book(message.symbol);
        switch (message.kind) {
            case BOOK -> onDelta(message, book, frame, listener);
            case BOOK_SNAPSHOT -> onSnapshot(message, book, frame, listener);
            case TRADE -> onTrade(message, book, frame, listener);
            case TRADE_SNAPSHOT -> onFormerTrades(message, book);
            case TICKER -> onTicker(message, book, frame, listener);
        }
    }

    private void onSnapshot(KrakenFuturesMessage message, FeedBook book, Frame frame, FeedListener listener) {
        BookSnapshot snapshot = new BookSnapshot(
                book.instrument(),
                eventNanos(message, frame),
                frame.receivedNanos(),
                message.sequence,
                0,
                message.bids,
                message.asks);
        book.take(snapshot);
        if (whole(book, snapshot.eventNanos(), frame, listener)) {
            book.pass(snapshot, listener);
        }
    }

    private void onDelta(KrakenFuturesMessage message, FeedBook book, Frame frame, FeedListener listener) {
        if (!book.live() || message.sequence <= book.book().sequence()) {
            book.drop();
            return;
        }
        long eventNanos = eventNanos(message, frame);
        long expected = book.book().sequence() + 1;
        if (message.sequence != expected) {
            String numbers = "gap: expected seq " + expected + ", got " + message.sequence;
            book.invalidate(BookFlaw.GAP, numbers, eventNanos, frame.receivedNanos(), listener);
            book.drop();
            listener.onRequest(new FeedRequest.Resubscribe(book.instrument()));
            return;
        }
        BookDelta delta = new BookDelta(
                book.instrument(), eventNanos, frame.receivedNanos(), message.sequence, message.bids, message.asks);
        book.take(delta);
        if (whole(book, eventNanos, frame, listener)) {
            book.pass(delta, listener);
        } else {
            book.drop();
        }
    }

    private static boolean whole(FeedBook book, long eventNanos, Frame frame, FeedListener listener) {
        boolean whole = book.testCrossing(frame, eventNanos, listener);
        if (!whole) {
            listener.onRequest(new FeedRequest.Resubscribe(book.instrument()));
        }
        return whole;
    }

    private static void onFormerTrades(KrakenFuturesMessage message, FeedBook book) {
        for (int i = 0; i < message.formerCount; i++) {
            book.isNew(message.formerTrades[i]);
        }
    }

    private static void onTrade(KrakenFuturesMessage message, FeedBook book, Frame frame, FeedListener listener) {
        if (!book.isNew(message.sequence)) {
            return;
        }
        Trade trade = new Trade(
                book.instrument(),
                eventNanos(message, frame),
                frame.receivedNanos(),
                message.uid,
                Price.ofUnits(message.price),
                Quantity.ofUnits(message.quantity),
                message.side);
        book.pass(trade, message.quantityDecimals, listener);
    }

    private void onTicker(KrakenFuturesMessage message, FeedBook book, Frame frame, FeedListener listener) {
        long eventNanos = eventNanos(message, frame);
        String reason = message.suspended ? "the venue has suspended the contract" : "the venue trades the contract";
        book.halt(message.suspended, reason, eventNanos, frame.receivedNanos(), listener);
        if (message.mark > 0) {
            listener.onEvent(new MarkPrice(
                    book.instrument(),
                    eventNanos,
                    frame.receivedNanos(),
                    Price.ofUnits(message.mark),
                    message.index > 0 ? Price.ofUnits(message.index) : null));
        }
        Funding funding = new Funding(message.fundingRate, message.nextFundingNanos);
        if (message.hasFunding && !funding.equals(fundings.put(book, funding))) {
            listener.onEvent(new FundingRate(
                    book.instrument(),
                    eventNanos,
                    frame.receivedNanos(),
                    message.fundingRate,
                    HOUR,
                    message.nextFundingNanos));
        }
    }

    private static long eventNanos(KrakenFuturesMessage message, Frame frame) {
        return message.eventNanos == 0 ? frame.receivedNanos() : message.eventNanos;
    }
}

package io.traider.venue.coinbase;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
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
import io.traider.venue.coinbase.CoinbaseMessage.Item;
import io.traider.venue.coinbase.CoinbaseMessage.Kind;
import io.traider.venue.json.JsonCursor;
import io.traider.venue.json.MalformedJson;

/** One connection to Coinbase Advanced Trade: the channels {@code level2} and {@code market_trades}. */
public final class CoinbaseFeed extends VenueFeed {

    private static final long UNKNOWN = -1;

    private final CoinbaseParser parser = new CoinbaseParser();
    private long last = UNKNOWN;
    private boolean fromStart;

    public CoinbaseFeed(String connection, int maxFrameBytes) {
        super(Venue.COINBASE, connection, maxFrameBytes);
    }

    @Override
    protected FrameMeaning parse(Frame frame, JsonCursor cursor) throws MalformedJson {
        return parser.read(cursor);
    }

    @Override
    protected void reset() {
        last = UNKNOWN;
        fromStart = true;
    }

    @Override
    protected void apply(Frame frame, FeedListener listener) {
        CoinbaseMessage message = parser.message();
        if (!inSequence(message, frame, listener)) {
            dropUpdates(message);
            return;
        }
        if (message.kind == Kind.OTHER) {
            nothing(parser.knownChannel(), frame);
            return;
        }
        for (int i = message.count() - 1; message.kind == Kind.TRADES && i >= 0; i--) {
            onTrade(message.item(i), frame, listener);
        }
        for (int i = 0; message.kind == Kind.BOOK && i < message.count(); i++) {
            onBook(message.item(i), message, frame, listener);
        }
    }

    /** Whether the message is not an old one; when messages before it are missing, all books are invalid. */
    private boolean inSequence(CoinbaseMessage message, Frame frame, FeedListener listener) {
        long expected = last + 1;
        boolean first = last == UNKNOWN && !fromStart;
        if (!first && message.sequence < expected) {
            return false;
        }
        if (!first && message.sequence > expected) {
            onGap("gap: expected sequence_num " + expected + ", got " + message.sequence, message, frame, listener);
        }
        last = message.sequence;
        return true;
    }

    private void onGap(String numbers, CoinbaseMessage message, Frame frame, FeedListener listener) {
        gap();
        for (FeedBook book : books()) {
            if (book.live()) {
                book.invalidate(BookFlaw.GAP, numbers, eventNanos(message, frame), frame.receivedNanos(), listener);
            }
        }
        listener.onRequest(new FeedRequest.Reconnect(numbers));
    }

    private void dropUpdates(CoinbaseMessage message) {
        for (int i = 0; message.kind == Kind.BOOK && i < message.count(); i++) {
            book(message.item(i).symbol).drop();
        }
    }

    private void onBook(Item item, CoinbaseMessage message, Frame frame, FeedListener listener) {
        FeedBook book = book(item.symbol);
        if (item.snapshot) {
            onSnapshot(item, book, message, frame, listener);
        } else if (book.live()) {
            onDelta(item, book, message, frame, listener);
        } else {
            book.drop();
        }
    }

    private void onSnapshot(Item item, FeedBook book, CoinbaseMessage message, Frame frame, FeedListener listener) {
        BookSnapshot snapshot = new BookSnapshot(
                book.instrument(),
                eventNanos(message, frame),
                frame.receivedNanos(),
                message.sequence,
                0,
                item.bids,
                item.asks);
        book.take(snapshot);
        if (whole(book, message, frame, listener)) {
            book.pass(snapshot, listener);
        }
    }

    private void onDelta(Item item, FeedBook book, CoinbaseMessage message, Frame frame, FeedListener listener) {
        BookDelta delta = new BookDelta(
                book.instrument(),
                eventNanos(message, frame),
                frame.receivedNanos(),
                message.sequence,
                item.bids,
                item.asks);
        book.take(delta);
        if (whole(book, message, frame, listener)) {
            book.pass(delta, listener);
        } else {
            book.drop();
        }
    }

    private boolean whole(FeedBook book, CoinbaseMessage message, Frame frame, FeedListener listener) {
        boolean whole = book.testCrossing(frame, eventNanos(message, frame), listener);
        if (!whole) {
            listener.onRequest(new FeedRequest.Resubscribe(book.instrument()));
        }
        return whole;
    }

    /** The newest trade comes first in a batch; a snapshot repeats trades from before, which are only remembered. */
    private void onTrade(Item item, Frame frame, FeedListener listener) {
        FeedBook book = book(item.symbol);
        if (!book.isNew(number(item.tradeId)) || item.snapshot) {
            return;
        }
        Trade trade = new Trade(
                book.instrument(),
                item.timeNanos == 0 ? frame.receivedNanos() : item.timeNanos,
                frame.receivedNanos(),
                item.tradeId,
                Price.ofUnits(item.price),
                Quantity.ofUnits(item.quantity),
                item.makerSide.opposite());
        book.pass(trade, item.quantityDecimals, listener);
    }

    /** Trade ids are numbers today and promised to be text: any other text gets a number of 64 bits by FNV-1a. */
    private static long number(String tradeId) {
        boolean digits = tradeId.length() <= 18 && tradeId.chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits) {
            return Long.parseLong(tradeId);
        }
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < tradeId.length(); i++) {
            hash = (hash ^ tradeId.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private static long eventNanos(CoinbaseMessage message, Frame frame) {
        return message.eventNanos == 0 ? frame.receivedNanos() : message.eventNanos;
    }
}

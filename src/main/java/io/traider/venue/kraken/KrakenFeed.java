package io.traider.venue.kraken;

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
import io.traider.venue.json.JsonCursor;
import io.traider.venue.json.MalformedJson;
import io.traider.venue.kraken.KrakenMessage.Item;
import java.util.HashMap;
import java.util.Map;

/** One connection to Kraken spot, WebSocket v2: the {@code book} and {@code trade} channels. */
public final class KrakenFeed extends VenueFeed {

    private static final int[] DEPTHS = {10, 25, 100, 500, 1_000};

    private final KrakenParser parser = new KrakenParser();
    private final BookChecksum checksum = new BookChecksum();
    private final Map<String, Integer> depths = new HashMap<>();
    private boolean halted;
    private String system = "online";

    public KrakenFeed(String connection, int maxFrameBytes) {
        super(Venue.KRAKEN, connection, maxFrameBytes);
    }

    @Override
    protected FrameMeaning parse(Frame frame, JsonCursor cursor) throws MalformedJson {
        FrameMeaning meaning = parser.read(cursor);
        boolean applied = meaning == FrameMeaning.CONTENT;
        if (applied && parser.message().kind == KrakenMessage.Kind.SUBSCRIBED) {
            depths.put(parser.message().subscribedSymbol, parser.message().subscribedDepth);
            return FrameMeaning.NOTHING;
        }
        return meaning;
    }

    @Override
    protected void reset() {
        depths.clear();
    }

    @Override
    protected void apply(Frame frame, FeedListener listener) {
        KrakenMessage message = parser.message();
        for (int i = 0; i < message.count(); i++) {
            Item item = message.item(i);
            switch (message.kind) {
                case BOOK -> onBook(item, message.snapshot, frame, listener);
                case TRADE -> onTrade(item, message.snapshot, frame, listener);
                case STATUS -> onStatus(item, frame, listener);
                case SUBSCRIBED -> {}
            }
        }
    }

    private void onBook(Item item, boolean snapshot, Frame frame, FeedListener listener) {
        FeedBook book = book(item.symbol);
        if (snapshot) {
            onSnapshot(item, book, frame, listener);
        } else if (book.live()) {
            onDelta(item, book, frame, listener);
        } else {
            book.drop();
        }
    }

    private void onSnapshot(Item item, FeedBook book, Frame frame, FeedListener listener) {
        BookSnapshot snapshot = new BookSnapshot(
                book.instrument(),
                eventNanos(item, frame),
                frame.receivedNanos(),
                -1,
                depth(item),
                item.bids,
                item.asks);
        book.take(snapshot);
        if (tested(item, book, frame, listener)) {
            book.halt(halted, system, snapshot.eventNanos(), frame.receivedNanos(), listener);
            book.pass(snapshot, listener);
            book.changed(item.bids.size() + item.asks.size());
        }
    }

    private void onDelta(Item item, FeedBook book, Frame frame, FeedListener listener) {
        BookDelta delta = new BookDelta(
                book.instrument(), eventNanos(item, frame), frame.receivedNanos(), -1, item.bids, item.asks);
        book.take(delta);
        if (tested(item, book, frame, listener)) {
            book.pass(delta, listener);
        } else {
            book.drop();
        }
    }

    private boolean tested(Item item, FeedBook book, Frame frame, FeedListener listener) {
        long computed = checksum.of(book.book());
        boolean equal = computed == item.checksum;
        if (equal) {
            book.verified();
        } else {
            String numbers = "checksum: expected " + item.checksum + ", computed " + computed;
            book.invalidate(BookFlaw.CHECKSUM, numbers, eventNanos(item, frame), frame.receivedNanos(), listener);
        }
        boolean whole = equal && book.testCrossing(frame, eventNanos(item, frame), listener);
        if (!whole) {
            listener.onRequest(new FeedRequest.Resubscribe(book.instrument()));
        }
        return whole;
    }

    /** The depth that was confirmed; where no confirmation was heard, the smallest one that holds the snapshot. */
    private int depth(Item item) {
        int levels = Math.max(item.bids.size(), item.asks.size());
        Integer confirmed = depths.get(item.symbol);
        if (confirmed != null && confirmed >= levels) {
            return confirmed;
        }
        for (int depth : DEPTHS) {
            if (levels <= depth) {
                return depth;
            }
        }
        return 0;
    }

    /** A snapshot repeats trades from before; they are only remembered. */
    private void onTrade(Item item, boolean snapshot, Frame frame, FeedListener listener) {
        FeedBook book = book(item.symbol);
        if (!book.isNew(item.tradeId) || snapshot) {
            return;
        }
        Trade trade = new Trade(
                book.instrument(),
                eventNanos(item, frame),
                frame.receivedNanos(),
                Long.toString(item.tradeId),
                Price.ofUnits(item.price),
                Quantity.ofUnits(item.quantity),
                item.side);
        book.pass(trade, item.quantityDecimals, listener);
    }

    /** In maintenance and the like nothing trades; the books may be whole all the same. */
    private void onStatus(Item item, Frame frame, FeedListener listener) {
        if (item.system.isEmpty()) {
            return;
        }
        system = "the venue is " + item.system;
        halted = !item.system.equals("online");
        for (FeedBook book : books()) {
            book.halt(halted, system, frame.receivedNanos(), frame.receivedNanos(), listener);
        }
    }

    private static long eventNanos(Item item, Frame frame) {
        return item.eventNanos == 0 ? frame.receivedNanos() : item.eventNanos;
    }
}

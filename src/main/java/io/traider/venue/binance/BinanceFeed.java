package io.traider.venue.binance;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.FundingRate;
import io.traider.domain.MarkPrice;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Trade;
import io.traider.domain.Venue;
import io.traider.venue.FeedBook;
import io.traider.venue.FeedListener;
import io.traider.venue.FeedRequest;
import io.traider.venue.Frame;
import io.traider.venue.FrameMeaning;
import io.traider.venue.VenueFeed;
import io.traider.venue.json.JsonCursor;
import io.traider.venue.json.MalformedJson;
import java.util.HashMap;
import java.util.Map;

/** One connection to Binance, spot or USD-M futures, together with the depth snapshots asked for it over REST. */
public final class BinanceFeed extends VenueFeed {

    private final DepthRule rule;
    private final BinanceParser parser = new BinanceParser();
    private final Map<String, BinanceInstrument> instruments = new HashMap<>();

    private BinanceFeed(Venue venue, DepthRule rule, String connection, int maxFrameBytes) {
        super(venue, connection, maxFrameBytes);
        this.rule = rule;
    }

    /** Spot; {@code trade}, {@code depth} and {@code bookTicker} are read. */
    public static BinanceFeed spot(String connection, int maxFrameBytes) {
        return new BinanceFeed(Venue.BINANCE, DepthRule.SPOT, connection, maxFrameBytes);
    }

    /** USD-M futures; {@code aggTrade}, {@code trade}, {@code depth}, {@code bookTicker}, {@code markPrice} are read. */
    public static BinanceFeed futures(String connection, int maxFrameBytes) {
        return new BinanceFeed(Venue.BINANCE_FUTURES, DepthRule.FUTURES, connection, maxFrameBytes);
    }

    @Override
    protected FrameMeaning parse(Frame frame, JsonCursor cursor) throws MalformedJson {
        return parser.read(frame, cursor);
    }

    @Override
    protected void reset() {
        instruments.values().forEach(instrument -> instrument.depth().reset());
    }

    @Override
    protected void apply(Frame frame, FeedListener listener) {
        BinanceMessage message = parser.message();
        switch (message.kind) {
            case DEPTH -> instrument(message).depth().onUpdate(update(message, frame), frame, listener);
            case SNAPSHOT -> instrument(message).depth().onSnapshot(snapshot(message, frame), frame, listener);
            case TICKER -> instrument(message).depth().tops().onTicker(message);
            case TRADE, AGGREGATE_TRADE -> trade(message, frame, listener);
            case MARK_PRICE -> markPrice(message, frame, listener);
            case SHUTDOWN ->
                listener.onRequest(new FeedRequest.Reconnect("the venue is about to shut this server down"));
        }
    }

    private BinanceInstrument instrument(BinanceMessage message) {
        BinanceInstrument known = instruments.get(message.symbol);
        if (known == null) {
            known = new BinanceInstrument(rule, book(message.symbol));
            instruments.put(message.symbol, known);
        }
        return known;
    }

    private DepthUpdate update(BinanceMessage message, Frame frame) {
        BookDelta delta = new BookDelta(
                instrument(message).id(),
                eventNanos(message, frame),
                frame.receivedNanos(),
                message.lastId,
                message.bids,
                message.asks);
        return new DepthUpdate(delta, message.firstId, message.previousId);
    }

    private BookSnapshot snapshot(BinanceMessage message, Frame frame) {
        return new BookSnapshot(
                instrument(message).id(),
                eventNanos(message, frame),
                frame.receivedNanos(),
                message.lastId,
                0,
                message.bids,
                message.asks);
    }

    /** The buyer being the maker, the seller took liquidity. */
    private void trade(BinanceMessage message, Frame frame, FeedListener listener) {
        BinanceInstrument instrument = instrument(message);
        FeedBook book = instrument.depth().book();
        if (!instrument.takesTradesOf(message.kind) || !book.isNew(message.tradeId)) {
            return;
        }
        Trade trade = new Trade(
                instrument.id(),
                eventNanos(message, frame),
                frame.receivedNanos(),
                Long.toString(message.tradeId),
                Price.ofUnits(message.price),
                Quantity.ofUnits(message.quantity),
                message.buyerIsMaker ? Side.SELL : Side.BUY);
        book.pass(trade, message.quantityDecimals, listener);
    }

    private void markPrice(BinanceMessage message, Frame frame, FeedListener listener) {
        BinanceInstrument instrument = instrument(message);
        long eventNanos = eventNanos(message, frame);
        listener.onEvent(new MarkPrice(
                instrument.id(),
                eventNanos,
                frame.receivedNanos(),
                Price.ofUnits(message.price),
                message.indexPrice == 0 ? null : Price.ofUnits(message.indexPrice)));
        if (message.hasFunding && instrument.fundingChanged(message)) {
            listener.onEvent(new FundingRate(
                    instrument.id(),
                    eventNanos,
                    frame.receivedNanos(),
                    message.fundingRate,
                    instrument.fundingSeconds(),
                    message.nextFundingNanos));
        }
    }

    private static long eventNanos(BinanceMessage message, Frame frame) {
        return message.eventNanos == 0 ? frame.receivedNanos() : message.eventNanos;
    }
}

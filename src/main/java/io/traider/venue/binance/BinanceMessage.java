package io.traider.venue.binance;

import io.traider.domain.Levels;
import java.math.BigDecimal;

/** The fields of the frame that was read last; which of them are meant is for {@link #kind} to say. */
final class BinanceMessage {

    /** What a frame is. */
    enum Kind {
        /** Levels that changed. */
        DEPTH,
        /** The whole book, from REST. */
        SNAPSHOT,
        /** Best bid and offer. */
        TICKER,
        /** One order met another. */
        TRADE,
        /** The trades of one taker at one price. */
        AGGREGATE_TRADE,
        /** Mark price and funding. */
        MARK_PRICE,
        /** The server is about to go down. */
        SHUTDOWN
    }

    Kind kind = Kind.DEPTH;
    String symbol = "";
    /** Zero where the frame has none. */
    long eventNanos;

    long firstId;
    long lastId;
    /** {@code -1} where the frame has none, as on spot. */
    long previousId;

    Levels bids = Levels.NONE;
    Levels asks = Levels.NONE;

    long tradeId;
    long price;
    long quantity;
    int quantityDecimals;
    boolean buyerIsMaker;

    long bidPrice;
    long bidQuantity;
    long askPrice;
    long askQuantity;

    BigDecimal fundingRate = BigDecimal.ZERO;
    boolean hasFunding;
    /** Zero where the venue does not say. */
    long indexPrice;

    long nextFundingNanos;
}

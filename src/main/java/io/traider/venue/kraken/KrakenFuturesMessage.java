package io.traider.venue.kraken;

import io.traider.domain.Levels;
import io.traider.domain.Side;
import java.math.BigDecimal;

/** The fields of the frame of Kraken Futures' v1 protocol that was read last. */
final class KrakenFuturesMessage {

    /** What a frame is. */
    enum Kind {
        /** One level that changed. */
        BOOK,
        BOOK_SNAPSHOT,
        TRADE,
        /** The last trades before the subscription. */
        TRADE_SNAPSHOT,
        /** Mark price, index and funding. */
        TICKER
    }

    Kind kind = Kind.BOOK;
    String symbol = "";
    /** Zero where the frame has none. */
    long eventNanos;

    long sequence;
    Levels bids = Levels.NONE;
    Levels asks = Levels.NONE;

    String uid = "";
    Side side = Side.BUY;
    long price;
    long quantity;
    int quantityDecimals;
    /** Sequence numbers of the trades before. */
    long[] formerTrades = new long[128];

    int formerCount;

    /** In units of a price; zero where the frame has none, as with the index. */
    long mark;

    long index;
    boolean hasFunding;
    BigDecimal fundingRate = BigDecimal.ZERO;
    long nextFundingNanos;
    boolean suspended;
}

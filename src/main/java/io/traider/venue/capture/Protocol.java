package io.traider.venue.capture;

import io.traider.domain.Venue;
import io.traider.venue.VenueFeed;
import io.traider.venue.binance.BinanceFeed;
import io.traider.venue.coinbase.CoinbaseFeed;
import io.traider.venue.kraken.KrakenFeed;
import io.traider.venue.kraken.KrakenFuturesFeed;
import org.jspecify.annotations.Nullable;

/** The language that the frames of a capture are in. */
public enum Protocol {
    /** Coinbase Advanced Trade. */
    COINBASE(Venue.COINBASE),
    /** Binance spot. */
    BINANCE(Venue.BINANCE),
    /** Binance USD-M futures. */
    BINANCE_FUTURES(Venue.BINANCE_FUTURES),
    /** Kraken spot, WebSocket v2. */
    KRAKEN(Venue.KRAKEN),
    /** Kraken Futures, WebSocket v1. */
    KRAKEN_FUTURES(Venue.KRAKEN_FUTURES),
    /** Coinbase's older Exchange feed, which is not read. */
    COINBASE_EXCHANGE(null),
    /** Kraken spot, WebSocket v1, which is not read. */
    KRAKEN_V1(null),
    /** Deribit, which is not read. */
    DERIBIT(null),
    /** A recording in a known format of a venue that is not known. */
    UNKNOWN(null);

    private final @Nullable Venue venue;

    Protocol(@Nullable Venue venue) {
        this.venue = venue;
    }

    /** The venue that speaks it, {@code null} where it is not read. */
    public @Nullable Venue venue() {
        return venue;
    }

    /** The protocol of a venue's feed. */
    public static Protocol of(Venue venue) {
        return switch (venue) {
            case COINBASE -> COINBASE;
            case BINANCE -> BINANCE;
            case BINANCE_FUTURES -> BINANCE_FUTURES;
            case KRAKEN -> KRAKEN;
            case KRAKEN_FUTURES -> KRAKEN_FUTURES;
        };
    }

    /** A new feed for one connection to a venue. */
    public static VenueFeed newFeed(Venue venue, String connection, int maxFrameBytes) {
        return switch (venue) {
            case COINBASE -> new CoinbaseFeed(connection, maxFrameBytes);
            case BINANCE -> BinanceFeed.spot(connection, maxFrameBytes);
            case BINANCE_FUTURES -> BinanceFeed.futures(connection, maxFrameBytes);
            case KRAKEN -> new KrakenFeed(connection, maxFrameBytes);
            case KRAKEN_FUTURES -> new KrakenFuturesFeed(connection, maxFrameBytes);
        };
    }
}

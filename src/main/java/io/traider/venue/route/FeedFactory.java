package io.traider.venue.route;

import io.traider.domain.Venue;
import io.traider.venue.VenueFeed;
import io.traider.venue.binance.BinanceFeed;
import io.traider.venue.coinbase.CoinbaseFeed;
import io.traider.venue.kraken.KrakenFeed;
import io.traider.venue.kraken.KrakenFuturesFeed;

/** Makes the feed of a connection. */
final class FeedFactory {

    private FeedFactory() {}

    static VenueFeed feed(Venue venue, String connection) {
        int max = VenueFeed.MAX_FRAME_BYTES;
        return switch (venue) {
            case COINBASE -> new CoinbaseFeed(connection, max);
            case BINANCE -> BinanceFeed.spot(connection, max);
            case BINANCE_FUTURES -> BinanceFeed.futures(connection, max);
            case KRAKEN -> new KrakenFeed(connection, max);
            case KRAKEN_FUTURES -> new KrakenFuturesFeed(connection, max);
        };
    }
}

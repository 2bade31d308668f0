package io.traider.simulator;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Venue;
import java.util.ArrayList;
import java.util.List;

/** Everything that the simulated venues list, with the increments and decimals of the real ones. */
final class Listings {

    static final List<String> ASSETS = List.of("BTC", "ETH", "SOL");

    private Listings() {}

    static double startPrice(String asset) {
        return switch (asset) {
            case "BTC" -> 64_000;
            case "ETH" -> 3_400;
            default -> 150;
        };
    }

    /** Standard deviation of a return over one second; about 75, 90 and 110 per cent a year. */
    static double volatility(String asset) {
        return switch (asset) {
            case "BTC" -> 1.3e-4;
            case "ETH" -> 1.6e-4;
            default -> 2.0e-4;
        };
    }

    static List<Listing> all() {
        List<Listing> all = new ArrayList<>();
        all.addAll(coinbase());
        all.addAll(binance());
        all.addAll(kraken());
        all.addAll(binanceFutures());
        all.addAll(krakenFutures());
        return List.copyOf(all);
    }

    private static List<Listing> coinbase() {
        House house = new House(Venue.COINBASE, InstrumentKind.SPOT, "USD", 12, 0.3e-4, 3_000, 1.0);
        return List.of(
                house.lists("BTC-USD", "BTC", "0.01", "0.00000001", 2, 8),
                house.lists("ETH-USD", "ETH", "0.01", "0.00000001", 2, 8),
                house.lists("SOL-USD", "SOL", "0.01", "0.00000001", 2, 8));
    }

    private static List<Listing> binance() {
        House house = new House(Venue.BINANCE, InstrumentKind.SPOT, "USDT", 6, 0.2e-4, 5_000, 1.3);
        return List.of(
                house.lists("BTCUSDT", "BTC", "0.01", "0.00001", 8, 8),
                house.lists("ETHUSDT", "ETH", "0.01", "0.0001", 8, 8),
                house.lists("SOLUSDT", "SOL", "0.01", "0.001", 8, 8));
    }

    private static List<Listing> kraken() {
        House house = new House(Venue.KRAKEN, InstrumentKind.SPOT, "USD", 28, 0.5e-4, 2_500, 0.8);
        return List.of(
                house.lists("BTC/USD", "BTC", "0.1", "0.00000001", 1, 8),
                house.lists("ETH/USD", "ETH", "0.01", "0.00000001", 2, 8),
                house.lists("SOL/USD", "SOL", "0.01", "0.00000001", 2, 8));
    }

    private static List<Listing> binanceFutures() {
        House house = new House(Venue.BINANCE_FUTURES, InstrumentKind.PERPETUAL, "USDT", 0, 0.15e-4, 8_000, 1.5);
        return List.of(
                house.lists("BTCUSDT", "BTC", "0.1", "0.001", 2, 3),
                house.lists("ETHUSDT", "ETH", "0.01", "0.001", 2, 3),
                house.lists("SOLUSDT", "SOL", "0.01", "1", 4, 0));
    }

    private static List<Listing> krakenFutures() {
        House house = new House(Venue.KRAKEN_FUTURES, InstrumentKind.PERPETUAL, "USD", 18, 0.8e-4, 3_000, 0.7);
        return List.of(
                house.lists("PF_XBTUSD", "BTC", "1", "0.0001", 1, 4),
                house.lists("PF_ETHUSD", "ETH", "0.1", "0.001", 1, 3),
                house.lists("PF_SOLUSD", "SOL", "0.01", "0.01", 2, 2));
    }

    /** What all listings of one venue share. */
    private record House(
            Venue venue,
            InstrumentKind kind,
            String quote,
            int lagSteps,
            double halfSpread,
            double orderValue,
            double activity) {

        Listing lists(String symbol, String base, String tick, String lot, int priceDecimals, int quantityDecimals) {
            Instrument instrument = new Instrument(
                    new InstrumentId(venue, symbol),
                    kind,
                    base,
                    quote,
                    Price.parse(tick),
                    Quantity.parse(lot),
                    Quantity.parse(lot));
            return new Listing(
                    instrument, base, priceDecimals, quantityDecimals, lagSteps, halfSpread, orderValue, activity);
        }
    }
}

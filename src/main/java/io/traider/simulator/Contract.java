package io.traider.simulator;

import io.traider.domain.Venue;

/** What a perpetual has besides a book: index, mark price and funding. */
final class Contract {

    private static final long HOUR = 3_600_000_000_000L;

    private final Pit pit;
    private final Premium premium;
    private double index;

    Contract(Pit pit, Premium premium, double index) {
        this.pit = pit;
        this.premium = premium;
        this.index = index;
    }

    Pit pit() {
        return pit;
    }

    /** Advances a step and gives the premium that makers want. */
    double step() {
        return premium.step();
    }

    /** Takes notice of the index, after the books have moved. */
    void observe(double indexPrice) {
        index = indexPrice;
        premium.observe(pit.middle() / indexPrice - 1);
    }

    double index() {
        return index;
    }

    double mark() {
        return index * (1 + premium.mark());
    }

    /** Fraction of the position's value for one funding interval. */
    double funding() {
        return premium.fundingEightHours() * intervalHours() / 8;
    }

    /** As at the real venues: hourly at Kraken, eight-hourly at Binance and four-hourly for some. */
    int intervalHours() {
        if (pit.listing().venue() == Venue.KRAKEN_FUTURES) {
            return 1;
        }
        return pit.listing().asset().equals("SOL") ? 4 : 8;
    }

    /** The next full interval after a time, nanoseconds since the Unix epoch. */
    long nextFunding(long nanos) {
        long interval = intervalHours() * HOUR;
        return (nanos / interval + 1) * interval;
    }
}

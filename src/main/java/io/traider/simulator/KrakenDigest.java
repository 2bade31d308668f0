package io.traider.simulator;

import java.util.zip.CRC32;

/** Kraken's checksum: CRC32 over the digits of the best ten asks, then the best ten bids, price before quantity. */
final class KrakenDigest {

    /** Levels of a side that count. */
    static final int LEVELS = 10;

    private final Listing listing;
    private final FrameWriter digits = new FrameWriter();
    private final CRC32 crc = new CRC32();

    KrakenDigest(Listing listing) {
        this.listing = listing;
    }

    /** Takes the next level; numbers have neither point nor leading zeros. */
    void add(long tick, long lots) {
        digits.number(listing.writtenPrice(tick)).number(listing.writtenQuantity(lots));
    }

    /** The checksum of the levels taken, and starts anew. */
    long value() {
        crc.reset();
        crc.update(digits.take());
        return crc.getValue();
    }
}

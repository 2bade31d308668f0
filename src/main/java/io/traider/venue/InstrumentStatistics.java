package io.traider.venue;

import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a feed has counted of one instrument. Written by the feed's thread; others may read at any time. */
public final class InstrumentStatistics {

    private final InstrumentId instrument;
    private long snapshots;
    private long updatesApplied;
    private long updatesDropped;
    private long updatesBuffered;
    private long levelChanges;
    private long removals;
    private long checksumsVerified;
    private long checksumsFailed;
    private long gaps;
    private long crossed;
    private long topMatches;
    private long topMismatches;
    private long trades;
    private BigDecimal tradedBefore = BigDecimal.ZERO;
    private long tradedUnits;
    private int tradedDecimals;
    private long lastEventNanos;
    private volatile InstrumentStatus.State state = InstrumentStatus.State.INVALID;
    private volatile String reason = "no snapshot yet";

    InstrumentStatistics(InstrumentId instrument) {
        this.instrument = instrument;
    }

    public InstrumentId instrument() {
        return instrument;
    }

    /** What the book is worth now. */
    public InstrumentStatus.State state() {
        return state;
    }

    /** Why the book is worth that. */
    public String reason() {
        return reason;
    }

    /** Snapshots that became the book. */
    public long snapshots() {
        return snapshots;
    }

    /** Book updates that were verified and passed on. */
    public long updatesApplied() {
        return updatesApplied;
    }

    /** Book updates older than their snapshot, or received while the book was not whole. */
    public long updatesDropped() {
        return updatesDropped;
    }

    /** Book updates that wait for a snapshot now. */
    public long updatesBuffered() {
        return updatesBuffered;
    }

    /** Levels in the applied updates; on Kraken, whose snapshots are checked like updates, in those as well. */
    public long levelChanges() {
        return levelChanges;
    }

    /** Levels of quantity zero in the applied updates. */
    public long removals() {
        return removals;
    }

    public long checksumsVerified() {
        return checksumsVerified;
    }

    public long checksumsFailed() {
        return checksumsFailed;
    }

    /** Times that something was missing in the sequence. */
    public long gaps() {
        return gaps;
    }

    /** Times that the best bid was at or above the best ask. */
    public long crossed() {
        return crossed;
    }

    /** Book states whose top was that of the venue's own best bid and offer of the same update. */
    public long topMatches() {
        return topMatches;
    }

    public long topMismatches() {
        return topMismatches;
    }

    /** Live trades, each once; not those that a venue repeats from before. */
    public long trades() {
        return trades;
    }

    /** Sum of the trades' quantities, with the most decimals that the venue wrote. */
    public BigDecimal tradedQuantity() {
        return tradedBefore
                .add(BigDecimal.valueOf(tradedUnits, Quantity.SCALE))
                .setScale(tradedDecimals, RoundingMode.UNNECESSARY);
    }

    /** Event time of the last event, nanoseconds since the Unix epoch; {@code 0} before the first. */
    public long lastEventNanos() {
        return lastEventNanos;
    }

    void event(long eventNanos) {
        lastEventNanos = eventNanos;
    }

    void state(InstrumentStatus.State newState, String newReason) {
        reason = newReason;
        state = newState;
    }

    void snapshot() {
        snapshots++;
    }

    void applied(long levels, long removed) {
        updatesApplied++;
        levelChanges += levels;
        removals += removed;
    }

    void changed(long levels) {
        levelChanges += levels;
    }

    void dropped() {
        updatesDropped++;
    }

    void buffered(long waiting) {
        updatesBuffered = waiting;
    }

    void flaw(BookFlaw flaw) {
        switch (flaw) {
            case GAP -> gaps++;
            case CHECKSUM -> checksumsFailed++;
            case CROSSED -> crossed++;
        }
    }

    void checksum() {
        checksumsVerified++;
    }

    void top(boolean matches) {
        if (matches) {
            topMatches++;
        } else {
            topMismatches++;
        }
    }

    void trade(long quantity, int decimals) {
        trades++;
        tradedDecimals = Math.max(tradedDecimals, decimals);
        if (tradedUnits > Long.MAX_VALUE - quantity) {
            tradedBefore = tradedBefore.add(BigDecimal.valueOf(tradedUnits, Quantity.SCALE));
            tradedUnits = 0;
        }
        tradedUnits += quantity;
    }
}

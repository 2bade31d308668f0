package io.traider.execution;

/** Where a resting order stands in the queue at its price. The recorded book does not know of it. */
final class QueuePosition {

    /** Not known until the book is seen. */
    static final long UNKNOWN = Long.MAX_VALUE;

    private long ahead = UNKNOWN;
    private long shown = UNKNOWN;
    private long traded;
    /** What of the trades since the book told was somebody else's. */
    private long others;

    /** Displayed units that were there before it; never negative. */
    long ahead() {
        return ahead;
    }

    /** It goes to the end of the queue, behind all that is displayed at its price. */
    void join(long displayed) {
        ahead = displayed;
        told(displayed);
    }

    private void told(long displayed) {
        shown = displayed;
        traded = 0;
        others = 0;
    }

    /** An iceberg's next part goes to the end of the queue, as far as the book told. */
    void rejoin() {
        ahead = shown == UNKNOWN ? UNKNOWN : Math.max(0, shown - others);
    }

    /** The book shows this at its price. What it shows less, beyond what was traded, was cancelled. */
    void saw(long displayed, QueueModel model) {
        if (displayed == shown) {
            return;
        }
        if (displayed == UNKNOWN) {
            told(UNKNOWN);
            return;
        }
        if (shown != UNKNOWN && ahead != UNKNOWN) {
            long back = Math.max(0, shown - traded - ahead);
            cancelled(shown - displayed - traded, back, model);
        }
        ahead = Math.min(ahead, displayed);
        told(displayed);
    }

    private void cancelled(long units, long back, QueueModel model) {
        if (units > 0) {
            double behind = Math.min(back, model.behind(ahead, back) * units);
            ahead = Math.max(0, (long) Math.ceil(ahead - (units - behind)));
        }
    }

    /**
     * A trade at its price.
     *
     * @return what of it gets past the queue ahead
     */
    long pass(long units) {
        if (ahead == UNKNOWN) {
            return 0;
        }
        long taken = Math.min(ahead, units);
        ahead -= taken;
        others += taken;
        return units - taken;
    }

    /** Takes note of a trade at its price, so that it is not taken for a cancellation when the book tells. */
    void traded(long units) {
        traded += units;
    }
}

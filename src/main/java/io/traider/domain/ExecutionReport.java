package io.traider.domain;

/** What a venue, real or paper, says of one of our orders. */
public sealed interface ExecutionReport {

    /** The client order id. */
    String order();

    /** Session time at which the venue said it; it reaches us when the response's latency is over. */
    long nanos();

    /** The venue has the order. */
    record Accepted(String order, long nanos) implements ExecutionReport {}

    /** A stop's trigger price was reached: it works from now on. */
    record Triggered(String order, long nanos) implements ExecutionReport {}

    /** The venue refuses the order. */
    record Rejected(String order, long nanos, String reason) implements ExecutionReport {}

    /** A part was traded. */
    record Filled(Fill fill) implements ExecutionReport {
        @Override
        public String order() {
            return fill.order();
        }

        @Override
        public long nanos() {
            return fill.nanos();
        }
    }

    /** The rest of the order is gone by request, or because it was immediate-or-cancel. */
    record Cancelled(String order, long nanos, String reason) implements ExecutionReport {}

    /** The rest of the order outlived its time. */
    record Expired(String order, long nanos) implements ExecutionReport {}

    /**
     * The venue closed a position whose margin was used up. There is no order of ours behind it, so it brings its own.
     *
     * @param forced the venue's order as it was before any of its fills; its remark says why
     * @param penalty what the venue took beside its fee, not negative; zero in what was kept when fees had it in them
     */
    record Liquidated(Order forced, Fill fill, Money penalty) implements ExecutionReport {
        @Override
        public String order() {
            return forced.id();
        }

        @Override
        public long nanos() {
            return fill.nanos();
        }
    }
}

package io.traider.execution;

/** How long a message takes one way. */
public sealed interface Delay {

    /** As a report says it, and as {@link #parse} reads it. */
    String name();

    /** Always the same. */
    record Constant(long nanos) implements Delay {
        public Constant {
            if (nanos < 0) {
                throw new IllegalArgumentException("a delay of " + nanos + " ns cannot be");
            }
        }

        @Override
        public String name() {
            return Delays.text(nanos);
        }
    }

    /** What {@code fees/latency.csv} states for the venue and the day. */
    record Stated() implements Delay {
        @Override
        public String name() {
            return "stated";
        }
    }

    /**
     * Log-normal, given by the delay that half of the messages exceed and the one that a hundredth exceeds.
     *
     * @param median nanoseconds, positive
     * @param p99 nanoseconds, not below the median
     */
    record LogNormal(long median, long p99) implements Delay {
        public LogNormal {
            if (median <= 0 || p99 < median) {
                throw new IllegalArgumentException("a median of " + Delays.text(median) + " and a 99th percentile of "
                        + Delays.text(p99) + ". Maybe lognormal:5ms:40ms");
            }
        }

        @Override
        public String name() {
            return "lognormal:" + Delays.text(median) + ":" + Delays.text(p99);
        }
    }

    /**
     * As the record tells: from the venue's time of an event to its arrival. Of the feed, each event's own; of orders and
     * responses, that of the venue's latest event, since no record tells theirs. Never below zero, whatever the clocks said.
     */
    record Recorded() implements Delay {
        @Override
        public String name() {
            return "recorded";
        }
    }

    /**
     * Reads {@code recorded}, {@code stated}, {@code lognormal:5ms:40ms} or a duration such as {@code 250us}, {@code 5ms},
     * {@code 1.5s} or {@code 0}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    static Delay parse(String text) {
        return Delays.parse(text);
    }
}

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
     * responses, that of the venue's latest event, since a recording of the market does
     * not tell theirs; where they were measured they are {@link Played}. Never below zero, whatever the clocks said.
     */
    record Recorded() implements Delay {
        @Override
        public String name() {
            return "recorded";
        }
    }

    /** As samples tell: a message takes as long as the latest one that was sent before it. */
    record Played(LatencySamples samples) implements Delay {
        @Override
        public String name() {
            return "samples:" + samples;
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

package io.traider.execution;

/**
 * How long messages take, each way by itself.
 *
 * @param feed from the venue's event to our hearing of it
 * @param entry from our sending an order or a cancellation to its arrival at the venue
 * @param response from the venue's answer to our hearing of it
 */
public record LatencyModel(Delay feed, Delay entry, Delay response) {

    /** The paper venue's: events when they were received, orders after the stated time, answers at once. */
    public static LatencyModel paper() {
        return new LatencyModel(new Delay.Recorded(), new Delay.Stated(), new Delay.Constant(0));
    }

    /** As a report says it. */
    public String name() {
        return "feed " + feed.name() + orders();
    }

    /** The same of a run on bars: each is told when it is over, whatever the feed's delay is said to be. */
    public String nameOnBars() {
        return "no feed delay on bars" + orders();
    }

    private String orders() {
        return ", entry " + entry.name() + ", response " + response.name();
    }
}

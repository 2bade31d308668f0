package io.traider.backtest.desk;

/**
 * How far a run is.
 *
 * @param share from 0 to 1; {@code NaN} while it is not known
 * @param nanos event time reached; {@code 0} before the first event
 * @param events read so far
 * @param eventsPerSecond since it began to read
 * @param secondsLeft by the pace so far; {@code NaN} while it cannot be told
 */
public record RunProgress(double share, long nanos, long events, double eventsPerSecond, double secondsLeft) {

    /** Rules are compiled, events opened. */
    static final RunProgress PREPARING = new RunProgress(Double.NaN, 0, 0, 0, Double.NaN);

    static RunProgress of(double share, long nanos, long events, double seconds) {
        double pace = seconds > 0 ? events / seconds : 0;
        double left = share > 0 ? seconds * (1 - share) / share : Double.NaN;
        return new RunProgress(share, nanos, events, pace, left);
    }

    /** Whether no event was read yet. */
    public boolean preparing() {
        return events == 0;
    }
}

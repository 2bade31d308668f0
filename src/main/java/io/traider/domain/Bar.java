package io.traider.domain;

/**
 * What traded in a stretch of time, from its start up to but without its end. Known only once it has ended.
 *
 * @param startNanos nanoseconds since the Unix epoch
 * @param endNanos after the start
 * @param open first price, positive
 * @param high highest price, not below the others
 * @param low lowest price, not above the others
 * @param close last price
 * @param volume in units of the base, zero where nothing traded, never negative
 */
public record Bar(
        InstrumentId instrument,
        long startNanos,
        long endNanos,
        Price open,
        Price high,
        Price low,
        Price close,
        Quantity volume) {

    public Bar {
        if (endNanos <= startNanos) {
            throw new IllegalArgumentException(
                    "a bar of " + instrument + " ends at " + endNanos + ", not after its start at " + startNanos);
        }
        long least = Math.min(open.units(), close.units());
        long most = Math.max(open.units(), close.units());
        if (low.units() <= 0 || low.units() > least || high.units() < most) {
            throw new IllegalArgumentException("a bar of " + instrument + " at " + startNanos + " has open " + open
                    + ", high " + high + ", low " + low + ", close " + close
                    + ", but prices are positive, none is above the high and none below the low");
        }
        if (volume.units() < 0) {
            throw new IllegalArgumentException(
                    "a bar of " + instrument + " at " + startNanos + " has the volume " + volume);
        }
    }
}

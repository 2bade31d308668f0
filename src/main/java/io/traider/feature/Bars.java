package io.traider.feature;

/**
 * Bars of the mid price over equal spans of event time, and the indicators of the closed ones. A span without an event
 * becomes a flat bar; after a silence of more than {@link #MAX_FLAT} spans all begins anew.
 */
final class Bars {

    static final int MAX_FLAT = 60;

    private final long span;
    private final Indicators indicators;
    private boolean open;
    private long index;
    private double high;
    private double low;
    private double close;

    Bars(long spanNanos, Indicators indicators) {
        this.span = spanNanos;
        this.indicators = indicators;
    }

    void onMid(long nanos, double mid) {
        long now = nanos / span;
        if (open && now - index > MAX_FLAT) {
            clear();
        }
        if (open && now > index) {
            closeUntil(now);
        }
        if (!open || now > index) {
            start(now, mid);
        }
        high = Math.max(high, mid);
        low = Math.min(low, mid);
        close = mid;
    }

    void clear() {
        open = false;
        indicators.clear();
    }

    Indicators indicators() {
        return indicators;
    }

    private void closeUntil(long now) {
        indicators.onBar(high, low, close);
        for (long flat = index + 1; flat < now; flat++) {
            indicators.onBar(close, close, close);
        }
    }

    private void start(long now, double mid) {
        open = true;
        index = now;
        high = mid;
        low = mid;
        close = mid;
    }
}

package io.traider.feature;

/**
 * What a gap between two prices usually is: its exponentially weighted mean and deviation, by the slow half-life and warm-up
 * of {@link FundingParameters}. Time never goes back in it. For one thread.
 */
public final class BasisGauge {

    private final FundingParameters parameters;
    private long firstNanos;
    private long lastNanos;
    private double last = Double.NaN;
    private double mean;
    private double variance;

    public BasisGauge(FundingParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * The gap as it is now.
     *
     * @param bps basis points
     */
    public void on(double bps, long nanos) {
        long now = Double.isNaN(last) ? nanos : Math.max(nanos, lastNanos);
        if (Double.isNaN(last)) {
            firstNanos = now;
            mean = bps;
            variance = 0;
        } else {
            spread(bps, Decayed.factor(parameters.slowSeconds(), now - lastNanos));
        }
        last = bps;
        lastNanos = now;
    }

    /** Exponentially weighted mean and variance, after Finch (2009), section 9. */
    private void spread(double next, double left) {
        double away = next - mean;
        mean += (1 - left) * away;
        variance = left * (variance + (1 - left) * away * away);
    }

    /** Whether enough was seen to say what is usual. */
    public boolean known() {
        return !Double.isNaN(last) && lastNanos - firstNanos >= parameters.warmUpSeconds() * 1e9;
    }

    /** The last gap, basis points; {@code NaN} before the first. */
    public double bps() {
        return last;
    }

    /** The last gap over its mean, basis points. */
    public double overMeanBps() {
        return last - mean;
    }

    /** The last gap over its mean, in deviations of which none is smaller than the smallest that counts. */
    public double deviations() {
        return overMeanBps() / Math.max(Math.sqrt(variance), parameters.minimumDeviationBps());
    }

    /** Forgets everything. */
    public void clear() {
        last = Double.NaN;
    }
}

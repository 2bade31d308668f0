package io.traider.feature;

import io.traider.domain.FundingRate;
import io.traider.domain.MarkPrice;
import io.traider.domain.Price;

/** Where funding and basis of a perpetual stand, and how far they went from where they used to be. */
final class FundingFeatures {

    static final int COUNT = 4;

    private static final double PERIOD_SECONDS = 28_800;

    private final FundingParameters parameters;
    private long firstNanos;
    private long rateNanos;
    private double rate = Double.NaN;
    private double fastRate;
    private double slowRate;
    private double variance;
    private long basisNanos;
    private double basis = Double.NaN;
    private double fastBasis;
    private double slowBasis;

    FundingFeatures(FundingParameters parameters) {
        this.parameters = parameters;
    }

    void onFunding(FundingRate event, long nanos) {
        double bps = event.rate().doubleValue() * 1e4 * PERIOD_SECONDS / event.intervalSeconds();
        if (Double.isNaN(rate)) {
            firstNanos = nanos;
            fastRate = bps;
            slowRate = bps;
        } else {
            fastRate = toward(fastRate, bps, Decayed.factor(parameters.fastSeconds(), nanos - rateNanos));
            spread(bps, Decayed.factor(parameters.slowSeconds(), nanos - rateNanos));
        }
        rate = bps;
        rateNanos = nanos;
    }

    void onMark(MarkPrice event, long nanos) {
        Price index = event.index();
        if (index == null || index.units() <= 0) {
            return;
        }
        double bps = 1e4 * ((double) event.mark().units() - (double) index.units()) / index.units();
        if (Double.isNaN(basis)) {
            fastBasis = bps;
            slowBasis = bps;
        } else {
            fastBasis = toward(fastBasis, bps, Decayed.factor(parameters.fastSeconds(), nanos - basisNanos));
            slowBasis = toward(slowBasis, bps, Decayed.factor(parameters.slowSeconds(), nanos - basisNanos));
        }
        basis = bps;
        basisNanos = nanos;
    }

    void clear() {
        rate = Double.NaN;
        basis = Double.NaN;
        variance = 0;
    }

    void write(double[] target, int at) {
        target[at] = rate;
        target[at + 1] = drift();
        target[at + 2] = basis;
        target[at + 3] = Double.isNaN(basis) ? Double.NaN : fastBasis - slowBasis;
    }

    private double drift() {
        boolean seenEnough = rateNanos - firstNanos >= parameters.warmUpSeconds() * 1e9;
        if (Double.isNaN(rate) || !seenEnough) {
            return Double.NaN;
        }
        return (fastRate - slowRate) / Math.max(Math.sqrt(variance), parameters.minimumDeviationBps());
    }

    /** Exponentially weighted mean and variance, after Finch (2009), section 9. */
    private void spread(double next, double left) {
        double away = next - slowRate;
        slowRate += (1 - left) * away;
        variance = left * (variance + (1 - left) * away * away);
    }

    private static double toward(double average, double next, double left) {
        return next + (average - next) * left;
    }
}

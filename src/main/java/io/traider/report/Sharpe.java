package io.traider.report;

import java.util.Optional;

/**
 * A Sharpe ratio of one period's returns, and how much it can be believed. The risk-free rate is taken as zero.
 *
 * @param ratio mean over standard deviation, of one period
 * @param skewness third standardised moment
 * @param kurtosis fourth standardised moment; 3 for a normal distribution
 * @param count of returns
 */
public record Sharpe(double ratio, double skewness, double kurtosis, int count) {

    private static final double EULER = 0.5772156649015329;

    /** @return empty for fewer than three returns, or when they are all the same */
    public static Optional<Sharpe> of(double[] returns) {
        int n = returns.length;
        Moments moments = Moments.of(returns);
        if (n < 3 || !(moments.deviation() > 0)) {
            return Optional.empty();
        }
        return Optional.of(new Sharpe(moments.mean() / moments.deviation(), moments.skewness(), moments.kurtosis(), n));
    }

    /**
     * Standard error of the ratio for returns that are not normal: E. Mertens, <i>Comments on variance of the IID estimator
     * in Lo (2002)</i>, 2002; J. D. Opdyke, <i>Comparing Sharpe ratios: so where are the p-values?</i>, 2007. For normal
     * returns it is that of A. W. Lo, <i>The Statistics of Sharpe Ratios</i>, 2002. Over n - 1, as Bailey and Lopez de Prado
     * do.
     */
    public double standardError() {
        double spread = 1 - skewness * ratio + (kurtosis - 1) / 4 * ratio * ratio;
        return Math.sqrt(Math.max(0, spread) / (count - 1));
    }

    /**
     * The probability that the true ratio is above a benchmark: D. H. Bailey and M. Lopez de Prado, <i>The Sharpe Ratio
     * Efficient Frontier</i>, 2012.
     *
     * @param benchmark a ratio of the same period
     */
    public double probabilityAbove(double benchmark) {
        double error = standardError();
        double distance = ratio - benchmark;
        return error > 0 ? Normal.probability(distance / error) : distance > 0 ? 1 : distance < 0 ? 0 : 0.5;
    }

    /**
     * The probability that the true ratio is above what the best of many tries without any skill would show: D. H. Bailey
     * and M. Lopez de Prado, <i>The Deflated Sharpe Ratio</i>, 2014.
     */
    public double deflated(RunReport.Tries tries) {
        double variance = Double.isNaN(tries.variance()) ? 1.0 / (count - 1) : tries.variance();
        return probabilityAbove(expectedBest(tries.count(), variance));
    }

    /** The ratio that the best of {@code tries} runs without skill is expected to show, by the variance of their ratios. */
    public static double expectedBest(int tries, double variance) {
        if (tries == 1) {
            return 0;
        }
        double first = Normal.quantile(1 - 1.0 / tries);
        double second = Normal.quantile(1 - 1.0 / (tries * Math.E));
        return Math.sqrt(variance) * ((1 - EULER) * first + EULER * second);
    }
}

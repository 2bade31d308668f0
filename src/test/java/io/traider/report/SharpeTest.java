package io.traider.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.traider.report.RunReport.Tries;
import org.junit.jupiter.api.Test;

class SharpeTest {

    /** Bailey and Lopez de Prado 2012: 24 months with mean .036, deviation .079, skewness -2.448 and kurtosis 10.164. */
    private static final Sharpe HEDGE_FUND = new Sharpe(0.036 / 0.079, -2.448, 10.164, 24);

    /** Bailey and Lopez de Prado 2014, numerical example: 1,250 days, yearly ratio 2.5 on 250 days. */
    private static final Sharpe BEST_OF_MANY = new Sharpe(2.5 / Math.sqrt(250), -3, 10, 1_250);

    @Test
    void theProbabilisticRatioIsThatOfThePaper() {
        Sharpe asIfNormal = new Sharpe(HEDGE_FUND.ratio(), 0, 3, 24);
        assertThat(asIfNormal.probabilityAbove(0)).isCloseTo(0.982, within(0.0015));
        assertThat(HEDGE_FUND.probabilityAbove(0)).isCloseTo(0.913, within(0.0015));
    }

    @Test
    void theDeflatedRatioIsThatOfThePaper() {
        assertThat(Sharpe.expectedBest(100, 0.5 / 250)).isCloseTo(0.1132, within(0.00005));
        assertThat(BEST_OF_MANY.deflated(new Tries(100, 0.5 / 250))).isCloseTo(0.9004, within(0.00005));
        assertThat(BEST_OF_MANY.deflated(new Tries(46, 0.5 / 250))).isCloseTo(0.9505, within(0.00005));
        assertThat(new Sharpe(BEST_OF_MANY.ratio(), 0, 3, 1_250).deflated(new Tries(88, 0.5 / 250)))
                .isCloseTo(0.9505, within(0.00015));
    }

    @Test
    void oneTryIsNotDeflated() {
        assertThat(BEST_OF_MANY.deflated(Tries.ONE)).isEqualTo(BEST_OF_MANY.probabilityAbove(0));
    }

    @Test
    void moreTriesDeflateMore() {
        double last = 1;
        for (int tries : new int[] {2, 10, 100, 1_000, 1_000_000}) {
            double deflated = BEST_OF_MANY.deflated(new Tries(tries, Double.NaN));
            assertThat(deflated).isLessThan(last);
            last = deflated;
        }
    }

    /** Lo 2002: the root of (1 + SR^2 / 2) / T. */
    @Test
    void theErrorOfNormalReturnsIsLos() {
        assertThat(new Sharpe(0.5, 0, 3, 101).standardError()).isCloseTo(Math.sqrt(1.125 / 100), within(1e-15));
    }

    /** Returns 1, 2, 3, 6: mean 3, deviation root(14 / 3), skewness 4.5 / 3.5^1.5, kurtosis 24.5 / 3.5^2. */
    @Test
    void momentsAreThoseOfHand() {
        Sharpe sharpe = Sharpe.of(new double[] {1, 2, 3, 6}).orElseThrow();
        assertThat(sharpe.ratio()).isCloseTo(3 / Math.sqrt(14.0 / 3), within(1e-15));
        assertThat(sharpe.skewness()).isCloseTo(4.5 / Math.pow(3.5, 1.5), within(1e-15));
        assertThat(sharpe.kurtosis()).isCloseTo(2, within(1e-15));
    }

    @Test
    void returnsThatAreAllTheSameHaveNoRatio() {
        assertThat(Sharpe.of(new double[] {0, 0, 0, 0})).isEmpty();
        assertThat(Sharpe.of(new double[] {0.1, 0.1, 0.1, 0.1})).isEmpty();
        assertThat(Sharpe.of(new double[] {1, 2})).isEmpty();
        assertThat(Sharpe.of(new double[0])).isEmpty();
    }

    @Test
    void theQuantileUndoesTheProbability() {
        assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-14));
        assertThat(Normal.probability(1.959963984540054)).isCloseTo(0.975, within(1e-14));
        for (double x = -6; x <= 6; x += 0.37) {
            assertThat(Normal.quantile(Normal.probability(x))).isCloseTo(x, within(1e-6));
        }
        assertThat(Normal.probability(40)).isEqualTo(1);
        assertThat(Normal.probability(-40)).isEqualTo(0);
    }
}

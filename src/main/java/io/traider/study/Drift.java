package io.traider.study;

import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import io.traider.feature.FeatureEngine;
import io.traider.feature.FundingParameters;
import java.math.BigDecimal;
import java.math.MathContext;

/** The platform's feature {@code fundingDrift} on a panel's bars: what is known of it when a bar begins. */
final class Drift {

    private static final int FUNDING_PERIOD_SECONDS = 28_800;
    private static final double WARM_UP_BARS = 3;
    private static final double FLOOR_BPS = 0.05;
    private static final int AT = FeatureEngine.SET.names().indexOf("fundingDrift");

    private Drift() {}

    static double[][] of(Panel panel, double fastBars, double slowBars) {
        double seconds = panel.barSeconds();
        FundingParameters parameters =
                new FundingParameters(fastBars * seconds, slowBars * seconds, WARM_UP_BARS * seconds, FLOOR_BPS);
        double[][] drift = new double[panel.contracts().size()][];
        for (int c = 0; c < drift.length; c++) {
            drift[c] = of(panel, c, new FeatureEngine(parameters));
        }
        return drift;
    }

    /** The venue's name is only a key here: the panel's contracts trade at venues that the platform does not know. */
    private static double[] of(Panel panel, int contract, FeatureEngine features) {
        InstrumentId id =
                new InstrumentId(Venue.BINANCE_FUTURES, panel.contracts().get(contract));
        double[] values = new double[FeatureEngine.SET.size()];
        double[] drift = new double[panel.bars()];
        drift[0] = Double.NaN;
        for (int t = 1; t < drift.length; t++) {
            double rate = panel.rate()[contract][t - 1];
            if (Double.isFinite(rate)) {
                long nanos = panel.nanos()[t];
                BigDecimal exact = new BigDecimal(rate, MathContext.DECIMAL64);
                features.onEvent(new FundingRate(id, nanos, nanos, exact, FUNDING_PERIOD_SECONDS, 0), null);
            }
            features.compute(id, values);
            drift[t] = Double.isFinite(rate) ? values[AT] : Double.NaN;
        }
        return drift;
    }
}

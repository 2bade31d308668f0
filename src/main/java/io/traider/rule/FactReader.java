package io.traider.rule;

import io.traider.domain.FeatureVector;
import io.traider.rule.fact.Funding;
import io.traider.rule.fact.Market;
import java.util.List;

/** Makes facts of a feature vector; looks names up once for each feature set. For one thread. */
final class FactReader {

    private static final List<String> MARKET = List.of(
            "spreadBps",
            "micropriceBps",
            "depthImbalance",
            "orderFlow",
            "tradeFlow",
            "volatilityBps",
            "momentumBps",
            "bollinger",
            "rsi",
            "vwapBps");
    private static final List<String> FUNDING =
            List.of("fundingRateBps", "fundingDrift", "basisBps", "basisDriftBps");

    private List<String> known = List.of();
    private int[] market = {};
    private int[] funding = {};

    Market market(FeatureVector vector) {
        learn(vector);
        double[] v = vector.values();
        int[] m = market;
        return new Market(
                v[m[0]], v[m[1]], v[m[2]], v[m[3]], v[m[4]], v[m[5]], v[m[6]], v[m[7]], v[m[8]], v[m[9]]);
    }

    Funding funding(FeatureVector vector) {
        learn(vector);
        double[] v = vector.values();
        int[] f = funding;
        return new Funding(v[f[0]], v[f[1]], v[f[2]], v[f[3]]);
    }

    /** The names of a set are one list, so the same list need not be searched again. */
    private void learn(FeatureVector vector) {
        if (vector.names() != known) {
            market = positions(vector, MARKET);
            funding = positions(vector, FUNDING);
            known = vector.names();
        }
    }

    private static int[] positions(FeatureVector vector, List<String> names) {
        return names.stream()
                .mapToInt(name -> {
                    int at = vector.names().indexOf(name);
                    if (at < 0) {
                        throw new IllegalArgumentException("rules need feature '" + name + "', which " + vector.set()
                                + " does not have. Maybe it has one of " + vector.names());
                    }
                    return at;
                })
                .toArray();
    }
}

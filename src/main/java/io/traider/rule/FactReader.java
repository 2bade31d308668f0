package io.traider.rule;

import io.traider.domain.FeatureVector;
import io.traider.rule.fact.Basis;
import io.traider.rule.fact.Funding;
import io.traider.rule.fact.Market;
import io.traider.rule.fact.Model;
import io.traider.rule.fact.Trend;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes facts of a strategy situation; looks names up once for each feature set. Basis and trend are shown to packs that
 * import them alone, so that others neither pay for them nor record them. For one thread.
 */
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
    private static final List<String> FUNDING = List.of("fundingRateBps", "fundingDrift", "basisBps", "basisDriftBps");
    private static final List<String> TREND = List.of("minuteEmaGapBps", "minuteAtrBps", "minuteRsi", "emaGapBps");

    private final boolean seesBasis;
    private final boolean seesTrend;
    private final List<Object> facts = new ArrayList<>(8);
    private List<String> names = List.of();
    private int[] market = {};
    private int[] funding = {};
    private int[] trend = {};

    FactReader(RulePack pack) {
        seesBasis = imports(pack, Basis.class);
        seesTrend = imports(pack, Trend.class);
    }

    private static boolean imports(RulePack pack, Class<?> fact) {
        return pack.files().values().stream().anyMatch(text -> text.contains("import " + fact.getName()));
    }

    /** The facts of a situation that are wholly known. */
    Object[] facts(StrategySituation situation) {
        learn(situation.features());
        double[] values = situation.features().values();
        facts.clear();
        facts.add(situation.parameters());
        facts.add(situation.holding());
        if (situation.pair() != null) {
            facts.add(situation.pair());
        }
        if (known(values, market)) {
            facts.add(market(values));
        }
        if (known(values, funding)) {
            facts.add(new Funding(values[funding[0]], values[funding[1]], values[funding[2]], values[funding[3]]));
        }
        if (seesBasis && situation.basis() != null) {
            facts.add(situation.basis());
        }
        if (seesTrend && known(values, trend) && values[trend[1]] > 0) {
            double gap = values[trend[0]];
            facts.add(new Trend(gap, gap / values[trend[1]], values[trend[2]], values[trend[3]]));
        }
        if (!situation.score().refused() && Double.isFinite(situation.score().value())) {
            facts.add(new Model(situation.score().value()));
        }
        return facts.toArray();
    }

    private Market market(double[] v) {
        int[] m = market;
        return new Market(v[m[0]], v[m[1]], v[m[2]], v[m[3]], v[m[4]], v[m[5]], v[m[6]], v[m[7]], v[m[8]], v[m[9]]);
    }

    private static boolean known(double[] values, int[] positions) {
        for (int at : positions) {
            if (!Double.isFinite(values[at])) {
                return false;
            }
        }
        return true;
    }

    /** The names of a set are one list, so the same list need not be searched again. */
    private void learn(FeatureVector vector) {
        if (vector.names() != names) {
            market = positions(vector, MARKET);
            funding = positions(vector, FUNDING);
            trend = seesTrend ? positions(vector, TREND) : trend;
            names = vector.names();
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

package io.traider.engine;

import io.traider.domain.InstrumentId;
import io.traider.feature.BasisGauge;
import io.traider.rule.fact.Basis;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How far each perpetual of a strategy stands over its spot leg, and how far it usually does. */
final class Bases {

    private final SortedMap<InstrumentId, InstrumentId> spots;
    private final Market market;
    private final SortedMap<InstrumentId, BasisGauge> gauges = new TreeMap<>();

    Bases(StrategyDefinition definition, Market market) {
        this.spots = definition.hedges();
        this.market = market;
        spots.keySet().forEach(perpetual -> gauges.put(perpetual, new BasisGauge(definition.funding())));
    }

    /** Looks at both books, where the instrument is a perpetual with a spot leg. */
    void look(InstrumentId instrument, long nanos) {
        BasisGauge gauge = gauges.get(instrument);
        if (gauge != null && both(instrument)) {
            double spot = market.mid(spots.get(instrument));
            gauge.on(1e4 * (market.mid(instrument) - spot) / spot, nanos);
        }
    }

    private boolean both(InstrumentId perpetual) {
        InstrumentId spot = spots.get(perpetual);
        return market.tradable(perpetual) && market.tradable(spot) && market.mid(perpetual) > 0 && market.mid(spot) > 0;
    }

    /** @return {@code null} when the instrument has no spot leg, a book is not whole, or too little was seen */
    @Nullable
    Basis of(InstrumentId instrument) {
        BasisGauge gauge = gauges.get(instrument);
        return gauge != null && gauge.known() && both(instrument)
                ? new Basis(gauge.bps(), gauge.overMeanBps(), gauge.deviations())
                : null;
    }

    void forget() {
        gauges.values().forEach(BasisGauge::clear);
    }
}

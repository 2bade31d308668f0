package io.traider.engine;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Whether what a strategy names is there: its instruments, its pairs and its limit set. */
public final class StrategyFit {

    private StrategyFit() {}

    /**
     * Whether a strategy's instruments, pairs and limits are those that the platform knows.
     *
     * @throws IllegalArgumentException when they are not
     */
    public static void check(StrategyDefinition definition) {
        check(definition, Instruments.known(), Set.copyOf(ShippedFiles.limitNames()));
    }

    /**
     * Whether a strategy's instruments, pairs and limits are among these.
     *
     * @throws IllegalArgumentException when they are not
     */
    static void check(
            StrategyDefinition definition, SortedMap<InstrumentId, Instrument> instruments, Set<String> limits) {
        if (!limits.contains(definition.limits())) {
            throw new IllegalArgumentException("strategy " + definition.name() + " wants limits '" + definition.limits()
                    + "'. Maybe one of " + new TreeSet<>(limits));
        }
        for (InstrumentId instrument : definition.instruments()) {
            if (!instruments.containsKey(instrument)) {
                throw new IllegalArgumentException("strategy " + definition.name() + " trades " + instrument
                        + ", of which no terms of trading are known. " + Instruments.advice());
            }
        }
        definition.hedges().forEach((perpetual, spot) -> pair(instruments.get(perpetual), instruments.get(spot)));
    }

    private static void pair(Instrument perpetual, Instrument spot) {
        boolean kinds = perpetual.kind() == InstrumentKind.PERPETUAL && spot.kind() == InstrumentKind.SPOT;
        if (!kinds || !perpetual.base().equals(spot.base())) {
            throw new IllegalArgumentException(spot.id() + " cannot hedge " + perpetual.id()
                    + ". Maybe name a perpetual first and then spot of the same base");
        }
    }
}

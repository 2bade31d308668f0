package io.traider.backtest;

import io.traider.domain.Bar;
import io.traider.domain.Decision;
import io.traider.domain.FeatureVector;
import io.traider.domain.InstrumentId;
import io.traider.domain.Order;
import io.traider.domain.Score;
import io.traider.domain.Signal;
import io.traider.domain.SignalKind;
import io.traider.domain.Verdict;
import java.util.List;
import java.util.Map;

/** Decisions of a strategy of bars, as others are: why, on which bar, and the order that came of it. It asks no model. */
final class BarDecisions {

    private static final List<String> BAR = List.of("open", "high", "low", "close", "volume");
    private static final Score NONE = new Score("", "", Double.NaN, "a strategy of bars asks no model");

    private final BarStrategy strategy;
    private final InstrumentId instrument;
    private final Map<String, String> versions;

    BarDecisions(BarStrategy strategy, InstrumentId instrument, Map<String, String> versions) {
        this.strategy = strategy;
        this.instrument = instrument;
        this.versions = Map.copyOf(versions);
    }

    /** @param wanted where it wants to stand: units, negative when short */
    Decision on(Bar bar, long wanted, Order order) {
        SignalKind kind = wanted > 0 ? SignalKind.ENTER_LONG : wanted < 0 ? SignalKind.ENTER_SHORT : SignalKind.EXIT;
        return new Decision(
                order.decision(),
                order.createdNanos(),
                new Signal(strategy.name(), instrument, kind, List.of(strategy.reason())),
                new FeatureVector("bar", BAR, numbers(bar)),
                NONE,
                order.intent(),
                Verdict.allow(),
                order.id(),
                versions);
    }

    private static double[] numbers(Bar bar) {
        return new double[] {
            bar.open().toDouble(),
            bar.high().toDouble(),
            bar.low().toDouble(),
            bar.close().toDouble(),
            bar.volume().toDouble()
        };
    }
}

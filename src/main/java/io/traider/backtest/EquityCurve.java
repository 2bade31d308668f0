package io.traider.backtest;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.engine.Corridor;
import io.traider.engine.EngineSetup;
import io.traider.report.RunReport.Sample;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Samples of the portfolio, thinned evenly. */
final class EquityCurve {

    private final EngineSetup made;
    private final Corridor engine;
    private final Set<InstrumentId> traded = new TreeSet<>();
    private final Map<InstrumentId, Double> firsts = new TreeMap<>();
    private final Samples samples = new Samples();
    private BigDecimal start = BigDecimal.ZERO;

    EquityCurve(EngineSetup made, Corridor engine) {
        this.made = made;
        this.engine = engine;
        made.strategies()
                .forEach(strategy -> traded.addAll(strategy.definition().instruments()));
    }

    void on(PortfolioSummary summary) {
        if (samples.all().isEmpty()) {
            start = summary.equity();
        }
        if (samples.due(summary.nanos())) {
            samples.add(sample(summary));
        }
    }

    void end(PortfolioSummary summary) {
        samples.end(sample(summary));
    }

    /** Equity of the first sample: the capital. */
    BigDecimal start() {
        return start;
    }

    List<Sample> samples() {
        return samples.all();
    }

    private Sample sample(PortfolioSummary summary) {
        Map<InstrumentId, Price> marks = engine.marks();
        BigDecimal exposure = BigDecimal.ZERO;
        for (Position position : engine.positions()) {
            Instrument instrument = made.instruments().get(position.instrument());
            Price mark = marks.get(position.instrument());
            if (instrument != null && mark != null && !position.quantity().isZero()) {
                exposure = exposure.add(made.dollars()
                        .dollars(instrument.value(mark, position.quantity().abs()), summary.nanos()));
            }
        }
        return new Sample(summary.nanos(), summary.equity().doubleValue(), exposure.doubleValue(), benchmark(marks));
    }

    /** An instrument that has no price yet is held as cash. */
    private double benchmark(Map<InstrumentId, Price> marks) {
        double sum = 0;
        for (InstrumentId instrument : traded) {
            Price mark = marks.get(instrument);
            sum += mark == null ? 1 : mark.toDouble() / firsts.computeIfAbsent(instrument, _ -> mark.toDouble());
        }
        return traded.isEmpty() ? 1 : sum / traded.size();
    }
}

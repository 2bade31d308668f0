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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Samples of the portfolio, one in each slot of time. When there are more than {@value #MOST}, the slots become longer,
 * each of the new ones made of whole old ones: a long run has no more samples than a short one.
 */
final class EquityCurve {

    static final int MOST = 20_000;

    private static final long SECOND = 1_000_000_000L;
    private static final long[] SLOTS = {
        10 * SECOND, 20 * SECOND, 60 * SECOND, 120 * SECOND, 600 * SECOND, 1200 * SECOND, 3600 * SECOND, 14_400 * SECOND,
        86_400 * SECOND
    };

    private final EngineSetup made;
    private final Corridor engine;
    private final Set<InstrumentId> traded = new TreeSet<>();
    private final Map<InstrumentId, Double> firsts = new TreeMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private int slot;
    private long lastSlot = Long.MIN_VALUE;
    private BigDecimal start = BigDecimal.ZERO;

    EquityCurve(EngineSetup made, Corridor engine) {
        this.made = made;
        this.engine = engine;
        made.strategies().forEach(strategy -> traded.addAll(strategy.definition().instruments()));
    }

    void on(PortfolioSummary summary) {
        if (samples.isEmpty()) {
            start = summary.equity();
        }
        long now = slot(summary.nanos());
        if (now > lastSlot) {
            lastSlot = now;
            samples.add(sample(summary));
            if (samples.size() > MOST && slot < SLOTS.length - 1) {
                thin();
            }
        }
    }

    /** The last moment counts, wherever in its slot it is. */
    void end(PortfolioSummary summary) {
        if (samples.isEmpty() || samples.getLast().nanos() < summary.nanos()) {
            samples.add(sample(summary));
        }
    }

    /** Equity of the first sample: the capital. */
    BigDecimal start() {
        return start;
    }

    List<Sample> samples() {
        return samples;
    }

    private long slot(long nanos) {
        return Math.floorDiv(nanos, SLOTS[slot]);
    }

    private void thin() {
        slot++;
        List<Sample> kept = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (Sample sample : samples) {
            if (slot(sample.nanos()) > last) {
                last = slot(sample.nanos());
                kept.add(sample);
            }
        }
        samples.clear();
        samples.addAll(kept);
        lastSlot = last;
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
        return new Sample(
                summary.nanos(), summary.equity().doubleValue(), exposure.doubleValue(), benchmark(marks));
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

package io.traider;

import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestPlan;
import io.traider.backtest.BacktestResult;
import io.traider.backtest.BarBacktest;
import io.traider.backtest.BarLookAhead;
import io.traider.backtest.BarStrategy;
import io.traider.domain.Bar;
import io.traider.domain.DatedTable;
import io.traider.domain.FundingRate;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.Money;
import io.traider.domain.Quantity;
import io.traider.engine.Instruments;
import io.traider.execution.ExecutionModel;
import io.traider.execution.FillModel;
import io.traider.history.History;
import io.traider.history.Interval;
import io.traider.portfolio.DollarRates;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Imported bars and a strategy of bars to run on them.
 *
 * @param past where and when, the strategy by its name, fill model, latencies and fees
 * @param interval length of the bars
 * @param unit what is held when long
 * @param capital in the instrument's quote currency
 */
record BarPast(Past past, Interval interval, InstrumentId instrument, Quantity unit, BigDecimal capital) {

    /**
     * With other values of its strategy, or {@code unit}, as in a sweep.
     *
     * @throws IllegalArgumentException when there is no such value
     */
    BarPast with(SortedMap<String, String> values) {
        SortedMap<String, String> spans = new TreeMap<>(values);
        String held = spans.remove("unit");
        return new BarPast(
                past.trading(BarStrategy.changed(past.strategy(), spans)),
                interval,
                instrument,
                held == null ? unit : Quantity.parse(held),
                capital);
    }

    /** @throws IOException when there are no such bars */
    BacktestResult run(BacktestListener listener) throws IOException {
        try (BarJob job = job()) {
            return job.run(listener);
        }
    }

    /**
     * Opens the bars.
     *
     * @throws IOException when there are no such bars
     */
    BarJob job() throws IOException {
        BarBacktest backtest = backtest();
        BarStrategy strategy = BarStrategy.parse(past.strategy());
        return new BarJob(backtest, strategy, open(), past.fromNanos(), past.toNanos());
    }

    /** Whether orders knew of bars after them; all bars are held in memory for it. */
    BarLookAhead.Result checkLookAhead(int points) throws IOException {
        BarBacktest backtest = backtest();
        List<Bar> bars = new ArrayList<>();
        List<FundingRate> rates = new ArrayList<>();
        try (HistoryBars history = open()) {
            history.bars().forEach(bars::add);
            history.rates().forEach(rates::add);
        }
        return new BarLookAhead(
                        new BarLookAhead.Past() {
                            @Override
                            public Iterable<Bar> bars() {
                                return bars;
                            }

                            @Override
                            public Iterable<FundingRate> rates() {
                                return rates;
                            }
                        },
                        (known, funding, listener) ->
                                backtest.run(known, funding, BarStrategy.parse(past.strategy()), listener),
                        points,
                        past.seed())
                .run();
    }

    /**
     * Whether it can be run.
     *
     * @throws IllegalArgumentException when the instrument or the fill model is none of bars
     */
    void check() throws IOException {
        backtest();
    }

    private HistoryBars open() throws IOException {
        return HistoryBars.open(
                History.at(Path.of(past.path())), instrument, interval, past.fromNanos(), past.toNanos());
    }

    private BarBacktest backtest() throws IOException {
        Instrument known = Instruments.known().get(instrument);
        if (known == null) {
            throw new IllegalArgumentException(
                    "no terms of trading are known of " + instrument + ". " + Instruments.advice());
        }
        ExecutionModel model = past.model();
        if (!(model.fills() instanceof FillModel.OnBars)) {
            throw new IllegalArgumentException("the fill model " + model.fills().name()
                    + " needs books, and bars have none. Maybe --fill=volume-share:open:0.025:0.1");
        }
        String words = interval + " bars of " + instrument + " in " + past.words();
        BacktestPlan plan = new BacktestPlan(
                past.strategy() + " on " + words,
                words,
                BacktestPlan.BARS,
                past.fromNanos(),
                past.toNanos(),
                model,
                past.seed(),
                Platform.SOFTWARE);
        return new BarBacktest(
                plan,
                known,
                unit,
                new Money(capital, known.quote()),
                DollarRates.parse(DatedTable.resource("instruments/dollar-rates.csv")));
    }
}

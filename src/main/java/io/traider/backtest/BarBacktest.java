package io.traider.backtest;

import io.traider.domain.Bar;
import io.traider.domain.FundingRate;
import io.traider.domain.Instrument;
import io.traider.domain.Money;
import io.traider.domain.Quantity;
import io.traider.portfolio.DollarRates;
import java.util.List;

/**
 * Runs a strategy of bars: what it decides at a bar's end meets the next bar in the simulated venue, which fills, delays and
 * charges as the plan's model of bars says; fills go through the same orders, portfolio and ledger as everywhere, exact.
 */
public final class BarBacktest {

    private final BacktestPlan plan;
    private final Instrument instrument;
    private final Quantity unit;
    private final Money capital;
    private final DollarRates dollars;

    /**
     * @param plan with a fill model of bars
     * @param unit what is bought when long and sold when short
     * @param capital in the instrument's quote currency
     */
    public BarBacktest(BacktestPlan plan, Instrument instrument, Quantity unit, Money capital, DollarRates dollars) {
        if (unit.units() <= 0
                || capital.amount().signum() <= 0
                || !capital.currency().equals(instrument.quote())) {
            throw new IllegalArgumentException("a unit of " + unit + " with capital of " + capital + " for "
                    + instrument.id() + ". Maybe 1 and 100000 " + instrument.quote());
        }
        this.plan = plan;
        this.instrument = instrument;
        this.unit = unit;
        this.capital = capital;
        this.dollars = dollars;
    }

    /** @param bars of the plan's instrument, in their order */
    public BacktestResult run(Iterable<Bar> bars, BarStrategy strategy) {
        return run(bars, List.of(), strategy, BacktestListener.NONE);
    }

    /**
     * The same of an instrument that is held on margin.
     *
     * @param bars of the plan's instrument, in their order
     * @param rates of its funding, in their order, each known before it is settled
     * @param listener hears of every order with the decision it came of, and may end the run
     */
    public BacktestResult run(
            Iterable<Bar> bars, Iterable<FundingRate> rates, BarStrategy strategy, BacktestListener listener) {
        BarAccount account = new BarAccount(plan, instrument, capital, dollars, strategy.name(), rates.iterator());
        return new BarRun(plan, instrument, unit, capital, dollars, strategy, account, listener).through(bars);
    }
}

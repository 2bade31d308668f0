package io.traider.backtest;

import io.traider.domain.Fill;
import io.traider.domain.FundingRate;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.execution.Forced;
import io.traider.execution.MarginAccount;
import io.traider.portfolio.Booking;
import io.traider.portfolio.DollarRates;
import io.traider.portfolio.HoldingTerms;
import io.traider.portfolio.Portfolio;
import io.traider.portfolio.Shortage;
import io.traider.portfolio.Unjudged;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run on bars has at its venue: positions and cash, what holding costs, and the margin. The mark is the last price that
 * the run knows of.
 */
final class BarAccount implements MarginAccount {

    private final Instrument instrument;
    private final String strategy;
    private final Portfolio portfolio;
    private final Iterator<FundingRate> rates;
    private @Nullable FundingRate next;
    private @Nullable Price mark;

    BarAccount(
            BacktestPlan plan,
            Instrument instrument,
            Money capital,
            DollarRates dollars,
            String strategy,
            Iterator<FundingRate> rates) {
        this.instrument = instrument;
        this.strategy = strategy;
        this.rates = rates;
        this.portfolio = new Portfolio(new TreeMap<>(Map.of(instrument.id(), instrument)), dollars);
        this.next = following();
        portfolio.deposit(strategy, instrument.id().venue(), capital, plan.fromNanos());
    }

    private @Nullable FundingRate following() {
        return rates.hasNext() ? rates.next() : null;
    }

    boolean perpetual() {
        return instrument.kind() == InstrumentKind.PERPETUAL;
    }

    /** Why the instrument cannot be held at a moment, {@code null} when it can. */
    @Nullable
    String unmargined(long nanos) {
        Unjudged why = HoldingTerms.shipped().unmargined(instrument, nanos);
        return why == null ? null : why.words();
    }

    void mark(Price price) {
        mark = price;
    }

    private @Nullable Price mark() {
        return mark;
    }

    /**
     * Settles what is due by a moment, each payment with the rate that was known by then.
     *
     * @param changes whether the position changes at that moment
     */
    List<Booking> settle(long nanos, boolean changes) {
        List<Booking> paid = new ArrayList<>(1);
        for (FundingRate rate = next; rate != null && rate.receivedNanos() < nanos; rate = next) {
            portfolio.announce(rate, rate.receivedNanos());
            paid.addAll(portfolio.settle(Math.min(nanos, rate.receivedNanos() + 1), _ -> mark()));
            next = following();
        }
        paid.addAll(
                changes
                        ? portfolio.settleBefore(instrument.id(), nanos, _ -> mark())
                        : portfolio.settle(nanos, _ -> mark()));
        return paid;
    }

    /** Why it cannot go on, {@code null} when it can. */
    @Nullable
    String failure() {
        return portfolio.unsettled().isEmpty()
                ? null
                : "a payment on a position could not be settled, "
                        + portfolio.unsettled().getFirst();
    }

    Booking fill(Fill fill) {
        return portfolio.fill(fill);
    }

    Booking liquidated(Fill fill, Money penalty) {
        return portfolio.liquidated(fill, penalty, fill.nanos());
    }

    BigDecimal funding() {
        return portfolio.position(strategy, instrument.id()).funding().amount();
    }

    List<Position> positions() {
        return portfolio.positions();
    }

    PortfolioSummary summary(long nanos) {
        return portfolio.summary(nanos, _ -> mark());
    }

    @Override
    public List<Forced> forced(long nanos) {
        return portfolio.marginCalls(nanos, _ -> mark()).stream()
                .map(call -> new Forced(call.position(), call.penalty(), call.words()))
                .toList();
    }

    @Override
    public String uncovered(Order order, long nanos) {
        Shortage shortage = portfolio.shortage(order, List.of(), nanos, _ -> mark());
        return shortage == null ? "" : shortage.words();
    }
}

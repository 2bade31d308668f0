package io.traider.engine;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Venue;
import io.traider.execution.OrderManager;
import io.traider.portfolio.Portfolio;
import io.traider.rule.fact.AccountRisk;
import io.traider.rule.fact.PortfolioRisk;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SortedMap;

/** Adds up what risk rules are shown. Every open position has a mark when this is asked. */
final class RiskFacts {

    private final SortedMap<InstrumentId, Instrument> instruments;
    private final Market market;
    private final OrderManager orders;
    private final Portfolio portfolio;

    RiskFacts(EngineSetup setup, Market market, OrderManager orders, Portfolio portfolio) {
        this.instruments = setup.instruments();
        this.market = market;
        this.orders = orders;
        this.portfolio = portfolio;
    }

    /** Everything together. */
    PortfolioRisk portfolio(PortfolioSummary summary) {
        BigDecimal exposure = BigDecimal.ZERO;
        for (Position position : portfolio.positions()) {
            exposure = exposure.add(value(position, summary.nanos()));
        }
        return new PortfolioRisk(
                summary.equity(),
                summary.dailyPnl().negate(),
                share(summary.peak().subtract(summary.equity()), summary.peak()),
                plain(exposure),
                share(exposure, summary.equity()),
                orders.working().size());
    }

    /** What a strategy has at a venue. */
    AccountRisk account(StrategyDefinition strategy, Venue venue, long nanos) {
        BigDecimal equity = dollars(strategy.capital().get(venue), nanos);
        BigDecimal exposure = BigDecimal.ZERO;
        BigDecimal largest = BigDecimal.ZERO;
        String name = "";
        for (Position position : positions(strategy.name(), venue)) {
            BigDecimal value = value(position, nanos);
            equity = equity.add(result(position, nanos));
            exposure = exposure.add(value);
            if (value.compareTo(largest) > 0) {
                largest = value;
                name = position.instrument().symbol();
            }
        }
        return new AccountRisk(
                plain(equity),
                plain(exposure),
                share(exposure, equity),
                name,
                share(largest, equity),
                portfolio.marginUse(venue, nanos, market::mark),
                working(strategy.name(), venue).size());
    }

    /** Whether there is anything to be asked about. */
    boolean idle(String strategy, Venue venue) {
        return positions(strategy, venue).stream()
                        .allMatch(position -> position.quantity().isZero())
                && working(strategy, venue).isEmpty();
    }

    private List<Position> positions(String strategy, Venue venue) {
        return portfolio.positions().stream()
                .filter(each ->
                        each.strategy().equals(strategy) && each.instrument().venue() == venue)
                .toList();
    }

    private List<Order> working(String strategy, Venue venue) {
        return orders.working(each ->
                each.intent().strategy().equals(strategy) && each.instrument().venue() == venue);
    }

    /** What was made of it so far, after fees and funding. */
    private BigDecimal result(Position position, long nanos) {
        Price mark = market.mark(position.instrument());
        Money open = mark == null || position.quantity().isZero()
                ? Money.zero(position.cost().currency())
                : position.unrealizedPnl(mark);
        return dollars(
                position.realizedPnl().plus(open).plus(position.funding()).minus(position.fees()), nanos);
    }

    private BigDecimal value(Position position, long nanos) {
        Price mark = market.mark(position.instrument());
        return mark == null || position.quantity().isZero()
                ? BigDecimal.ZERO
                : dollars(
                        instruments
                                .get(position.instrument())
                                .value(mark, position.quantity().abs()),
                        nanos);
    }

    private BigDecimal dollars(Money money, long nanos) {
        return portfolio.dollars(money, nanos);
    }

    /** Of nothing, or of less than nothing, anything at all is infinitely much. */
    private static double share(BigDecimal part, BigDecimal whole) {
        return whole.signum() > 0
                ? part.divide(whole, MathContext.DECIMAL64).doubleValue()
                : part.signum() > 0 ? Double.POSITIVE_INFINITY : 0;
    }

    /** Equal amounts are equal, whatever decimals they were computed with. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

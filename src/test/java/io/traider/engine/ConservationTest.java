package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.ExecutionReport;
import io.traider.domain.Fill;
import io.traider.domain.FundingRate;
import io.traider.domain.Liquidity;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderLink;
import io.traider.domain.Position;
import io.traider.domain.Posting;
import io.traider.domain.Price;
import io.traider.domain.Venue;
import io.traider.execution.Delay;
import io.traider.execution.ExecutionModel;
import io.traider.execution.FillModel;
import io.traider.execution.LatencyModel;
import io.traider.execution.OrderManager;
import io.traider.execution.Outcome;
import io.traider.execution.PaperVenue;
import io.traider.execution.VenueTerms;
import io.traider.portfolio.Booking;
import io.traider.portfolio.DollarRates;
import io.traider.portfolio.Portfolio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random orders of every type on a random market: what is never to be, whatever comes. */
class ConservationTest {

    private static final int STEPS = 6_000;

    /** A run that looks at everything the venue says. */
    private static final class Trial {
        private final RandomDepth market;
        private final RandomOrders intents;
        private final Random random;
        private final PaperVenue venue;
        private final OrderManager orders = new OrderManager();
        private final Portfolio portfolio = new Portfolio(
                new TreeMap<>(Map.of(RandomDepth.BTC, RandomDepth.INSTRUMENT)),
                DollarRates.parse("USDT,1970-01-01,1\n"));
        private final Map<String, Order> sent = new HashMap<>();
        private final List<String> told = new ArrayList<>();
        private BigDecimal fees = BigDecimal.ZERO;
        private BigDecimal funding = BigDecimal.ZERO;
        private BigDecimal spent = BigDecimal.ZERO;
        private long held;
        private long nanos = RandomDepth.START;
        private long settlement = RandomDepth.START + RandomDepth.INTERVAL;

        Trial(String fills, long seed) {
            random = new Random(seed);
            market = new RandomDepth(new Random(seed + 1));
            intents = new RandomOrders(new Random(seed + 2));
            LatencyModel latency =
                    new LatencyModel(new Delay.Recorded(), Delay.parse("lognormal:3ms:60ms"), Delay.parse("0"));
            venue = new PaperVenue(
                    new TreeMap<>(Map.of(RandomDepth.BTC, RandomDepth.INSTRUMENT)),
                    new ExecutionModel(VenueTerms.shipped(), FillModel.parse(fills), latency),
                    new SplittableRandom(seed + 3),
                    _ -> market);
            portfolio.deposit("s", Venue.BINANCE_FUTURES, Money.of("1000000", "USDT"), nanos);
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                nanos += 1_000_000L * (1 + random.nextInt(20));
                act();
                venue.onMarket(market.next(nanos), nanos);
                hear();
                fund();
                if (i % 100 == 0) {
                    reconcile();
                }
            }
            orders.working().forEach(order -> venue.cancel(order.id(), RandomDepth.BTC, nanos));
            nanos += 60_000_000_000L;
            hear();
            assertThat(orders.working()).isEmpty();
            assertThat(orders.unexplained()).isZero();
            reconcile();
        }

        private void act() {
            if (random.nextInt(3) == 0) {
                for (OrderIntent intent : intents.next(market.middle(), sent.size())) {
                    Order order = Order.pending("o" + sent.size(), intent, 1, nanos);
                    sent.put(order.id(), order);
                    orders.add(order);
                    venue.submit(order, nanos);
                }
            }
            if (random.nextInt(8) == 0 && !orders.working().isEmpty()) {
                List<Order> working = orders.working();
                venue.cancel(working.get(random.nextInt(working.size())).id(), RandomDepth.BTC, nanos);
            }
        }

        private void hear() {
            venue.advance(nanos, report -> {
                told.add(report.toString());
                Outcome outcome = orders.on(report);
                assertThat(outcome).as("%s", report).isInstanceOf(Outcome.Changed.class);
                if (report instanceof ExecutionReport.Filled filled) {
                    filled(filled.fill());
                }
            });
        }

        private void filled(Fill fill) {
            OrderIntent intent = sent.get(fill.order()).intent();
            long sign = fill.side().sign();
            if (intent.limit() != null) {
                assertThat(sign * (intent.limit().units() - fill.price().units()))
                        .as("%s beyond the limit of %s", fill, intent)
                        .isGreaterThanOrEqualTo(0);
            }
            assertThat(intent.postOnly() && fill.liquidity() == Liquidity.TAKER)
                    .as("%s of a post-only order", fill)
                    .isFalse();
            assertThat(fill.quantity().units()
                            % RandomDepth.INSTRUMENT.lotSize().units())
                    .isZero();
            if (fill.liquidity() == Liquidity.TAKER) {
                market.taken(fill);
            }
            long after = held + sign * fill.quantity().units();
            if (intent.reduceOnly()) {
                assertThat(Long.signum(held)).isEqualTo((int) -sign);
                assertThat(Math.abs(after)).isLessThan(Math.abs(held));
            }
            held = after;
            fees = fees.add(fill.fee().amount());
            spent = spent.add(fill.price().times(fill.quantity()).multiply(BigDecimal.valueOf(sign)));
            portfolio.fill(fill);
        }

        /** A rate that is heard in time, and settled at its moment. */
        private void fund() {
            if (nanos < settlement - RandomDepth.INTERVAL / 2 || nanos >= settlement) {
                return;
            }
            BigDecimal rate = BigDecimal.valueOf(random.nextInt(2_001) - 1_000, 6);
            portfolio.announce(
                    new FundingRate(
                            RandomDepth.BTC,
                            nanos,
                            nanos,
                            rate,
                            (int) (RandomDepth.INTERVAL / 1_000_000_000L),
                            settlement),
                    nanos);
            nanos = settlement;
            hear();
            Price mark = market.middle();
            List<Booking> paid = portfolio.settle(nanos, _ -> mark);
            BigDecimal expected = mark.toBigDecimal()
                    .multiply(BigDecimal.valueOf(held, 8))
                    .multiply(rate)
                    .negate()
                    .setScale(10, RoundingMode.HALF_EVEN);
            assertThat(paid).hasSize(held == 0 ? 0 : 1);
            funding = funding.add(held == 0 ? BigDecimal.ZERO : expected);
            settlement += RandomDepth.INTERVAL;
        }

        /** Cash, position, fees and funding, counted here by hand, are those of positions and of the ledger. */
        private void reconcile() {
            Position position = portfolio.position("s", RandomDepth.BTC);
            assertThat(position.quantity().units()).isEqualTo(held);
            assertThat(position.fees().amount()).isEqualByComparingTo(fees);
            assertThat(position.funding().amount()).isEqualByComparingTo(funding);
            BigDecimal realized = position.cost().amount().subtract(spent);
            assertThat(position.realizedPnl().amount()).isEqualByComparingTo(realized);
            BigDecimal cash =
                    new BigDecimal("1000000").add(realized).subtract(fees).add(funding);
            assertThat(balance("assets:BINANCE_FUTURES")).isEqualByComparingTo(cash);
            assertThat(balance("expenses:fees:s:" + RandomDepth.BTC)).isEqualByComparingTo(fees);
            assertThat(balance("income:funding:s:" + RandomDepth.BTC).negate()).isEqualByComparingTo(funding);
            assertThat(portfolio.trialBalance().stream()
                            .map(line -> line.amount().amount())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isZero();
            assertThat(portfolio.unsettled()).isEmpty();
            groups();
        }

        private BigDecimal balance(String account) {
            return portfolio.trialBalance().stream()
                    .filter(line -> line.account().equals(account))
                    .map(Posting::amount)
                    .map(Money::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** Orders that cancel one another trade no more than one of them, exits no more than their entry. */
        private void groups() {
            Map<String, Long> traded = new HashMap<>();
            orders.state().working().forEach(each -> count(each.order(), traded));
            orders.state().closed().forEach(each -> count(each.order(), traded));
            sent.values().stream()
                    .filter(order -> order.intent().link() != null)
                    .forEach(order -> {
                        OrderLink link = order.intent().link();
                        long most = link.role() == OrderLink.Role.EXIT
                                ? traded.getOrDefault(link.group() + OrderLink.Role.ENTRY, Long.MAX_VALUE)
                                : order.quantity().units();
                        assertThat(traded.getOrDefault(link.group() + link.role(), 0L))
                                .as("%s", link)
                                .isLessThanOrEqualTo(most);
                    });
        }

        private static void count(Order order, Map<String, Long> traded) {
            OrderLink link = order.intent().link();
            if (link != null) {
                traded.merge(link.group() + link.role(), order.filled().units(), Long::sum);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"depth:risk-averse", "depth:power-2", "depth:log"})
    void nothingIsLostOrMadeWhateverIsOrdered(String model) {
        long seed = new Random().nextLong();
        System.out.println("seed of nothingIsLostOrMadeWhateverIsOrdered " + model + ": " + seed);
        Trial trial = new Trial(model, seed);
        trial.run();
        assertThat(trial.sent.values().stream()
                        .map(order -> order.intent().type())
                        .distinct())
                .hasSize(4);
        assertThat(trial.told).anyMatch(text -> text.startsWith("Triggered"));
        assertThat(trial.told).anyMatch(text -> text.contains("liquidity=MAKER"));
        assertThat(trial.told).anyMatch(text -> text.contains("group are done"));
        assertThat(trial.funding).isNotZero();
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        Trial once = new Trial("depth:power-3", 11);
        Trial again = new Trial("depth:power-3", 11);
        once.run();
        again.run();
        assertThat(again.told).isEqualTo(once.told).hasSizeGreaterThan(1_000);
    }
}

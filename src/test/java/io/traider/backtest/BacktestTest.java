package io.traider.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.traider.domain.Fill;
import io.traider.domain.Input;
import io.traider.domain.Liquidity;
import io.traider.domain.MarketEvent;
import io.traider.domain.Order;
import io.traider.domain.OrderStatus;
import io.traider.domain.OrderType;
import io.traider.domain.Step;
import io.traider.domain.TimeInForce;
import io.traider.domain.Venue;
import io.traider.engine.Engine;
import io.traider.engine.EngineSetup;
import io.traider.engine.Shipped;
import io.traider.engine.ShippedFiles;
import io.traider.engine.StrategyDefinition;
import io.traider.execution.Delay;
import io.traider.execution.ExecutionModel;
import io.traider.execution.FillModel;
import io.traider.execution.LatencyModel;
import io.traider.execution.VenueTerms;
import io.traider.journal.StepHash;
import io.traider.report.Performance;
import io.traider.report.RunReport;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestTest {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final List<MarketEvent> EVENTS = events(600);

    static List<MarketEvent> events(int seconds) {
        List<MarketEvent> events = new ArrayList<>();
        SimulatorMarket market = new SimulatorMarket(SimulatorSettings.defaults(), START);
        market.report(events::add);
        for (int i = 0; i < seconds * 100; i++) {
            market.step();
        }
        return events;
    }

    static BacktestPlan plan(long from, long to) {
        return new BacktestPlan(
                "test", "the simulator", "simulated", from, to, ExecutionModel.paper(VenueTerms.shipped()), 1, "test");
    }

    private static BacktestResult run(BacktestPlan plan, BacktestListener listener) {
        return new Backtest(plan, Shipped.SETUP).run(EventSource.of(EVENTS), listener);
    }

    private static BacktestPlan all() {
        return plan(0, BacktestPlan.OPEN);
    }

    @Test
    void theSamePastMakesTheSameHashAndItTrades() {
        BacktestResult one = run(all(), BacktestListener.NONE);
        BacktestResult two = run(all(), BacktestListener.NONE);

        assertThat(one.hash()).isEqualTo(two.hash());
        assertThat(one.fills()).isNotEmpty().isEqualTo(two.fills());
        assertThat(one.trades()).isNotEmpty().isEqualTo(two.trades());
        assertThat(one.equity()).isEqualTo(two.equity());
        assertThat(one.counts().events()).isEqualTo(EVENTS.size());
    }

    @Test
    void anEngineThatIsGivenTheSameInputsMakesTheSameHash() {
        List<Input> inputs = new ArrayList<>();
        BacktestPlan plan = all();
        BacktestResult run = new Backtest(plan, Shipped.SETUP, made -> new Recording(new Engine(made), inputs))
                .run(EventSource.of(EVENTS), BacktestListener.NONE);

        Engine again = new Engine(Shipped.SETUP);
        StepHash hash = new StepHash();
        for (int i = 0; i < inputs.size(); i++) {
            hash.add(again.on(i + 1, inputs.get(i)));
        }

        assertThat(hash.hex()).isEqualTo(run.hash());
        assertThat(run.counts().inputs()).isEqualTo(inputs.size());
        assertThat(inputs).isSortedAccordingTo((a, b) -> Long.compare(a.nanos(), b.nanos()));
    }

    @Test
    void ordersReachTheVenueAtTheirOwnMomentBetweenEvents() {
        List<Step> steps = new ArrayList<>();
        BacktestListener listener = new BacktestListener() {
            @Override
            public void step(Step step) {
                steps.add(step);
            }
        };
        run(all(), listener);

        long[] waits = steps.stream()
                .filter(step -> step.input() instanceof Input.Report)
                .flatMap(step -> step.orders().stream())
                .mapToLong(order -> order.updatedNanos() - order.createdNanos())
                .distinct()
                .sorted()
                .toArray();
        assertThat(waits)
                .as("the latencies stated for Binance and Kraken futures")
                .containsExactly(5_000_000, 10_000_000);
    }

    @Test
    void slowFeedsAreHeardLaterThanTheVenueActs() {
        LatencyModel latency = new LatencyModel(
                new Delay.Constant(50_000_000), new Delay.Constant(7_000_000), new Delay.Constant(3_000_000));
        ExecutionModel model = new ExecutionModel(VenueTerms.shipped(), FillModel.paper(), latency);
        BacktestPlan plan =
                new BacktestPlan("slow", "the simulator", "simulated", 0, BacktestPlan.OPEN, model, 1, "test");
        List<Input> inputs = new ArrayList<>();
        BacktestResult slow = new Backtest(plan, Shipped.SETUP, made -> new Recording(new Engine(made), inputs))
                .run(EventSource.of(EVENTS), BacktestListener.NONE);

        assertThat(inputs.stream().filter(Input.Market.class::isInstance).map(Input.Market.class::cast))
                .hasSize(EVENTS.size())
                .allSatisfy(heard ->
                        assertThat(heard.nanos() - heard.event().eventNanos()).isEqualTo(50_000_000));
        assertThat(inputs).isSortedAccordingTo((a, b) -> Long.compare(a.nanos(), b.nanos()));
        assertThat(slow.fills()).isNotEmpty();
        assertThat(slow.fills()).allSatisfy(fill -> {
            long decided = inputs.get((int) decision(fill) - 1).nanos();
            assertThat(fill.nanos() - decided)
                    .as("an order takes 7 ms to the venue")
                    .isEqualTo(7_000_000);
        });
        assertThat(slow.costs().slippage())
                .isNotEqualByComparingTo(
                        run(all(), BacktestListener.NONE).costs().slippage());
    }

    @Test
    void aStrategyThatEntersAsAMakerPaysMakersFees() {
        EngineSetup patient = Shipped.SETUP.with(StrategyDefinition.parse(
                ShippedFiles.strategyFile() + "\nentry: {style: post-only, offsetBps: 0, lifeSeconds: 10}\n",
                "simulated"));
        BacktestResult run = new Backtest(all(), patient).run(EventSource.of(EVENTS), BacktestListener.NONE);

        assertThat(run.fills()).extracting(Fill::liquidity).contains(Liquidity.MAKER, Liquidity.TAKER);
        assertThat(run.fills())
                .filteredOn(fill ->
                        fill.liquidity() == Liquidity.MAKER && fill.instrument().venue() == Venue.BINANCE_FUTURES)
                .isNotEmpty()
                .allSatisfy(fill -> assertThat(fill.fee().amount())
                        .as("2 basis points")
                        .isCloseTo(
                                fill.price().times(fill.quantity()).multiply(new BigDecimal("0.0002")),
                                within(new BigDecimal("0.00000001"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {style: fill-or-kill}                                                           | LIMIT
        {style: stop, triggerBps: 0.2, lifeSeconds: 20}                                 | STOP
        {style: stop-limit, triggerBps: 0.2, slippageBps: 2, lifeSeconds: 20}           | STOP_LIMIT
        {style: one-cancels-other, offsetBps: 0.2, triggerBps: 0.2, lifeSeconds: 20}    | STOP
        """)
    void aStrategyMayEnterByEveryKindOfOrder(String entry, OrderType type) {
        EngineSetup made = Shipped.SETUP.with(
                StrategyDefinition.parse(ShippedFiles.strategyFile() + "\nentry: " + entry + "\n", "simulated"));
        Map<String, Order> orders = new TreeMap<>();
        BacktestResult run = new Backtest(all(), made).run(EventSource.of(EVENTS), new BacktestListener() {
            @Override
            public void step(Step step) {
                step.orders().forEach(order -> orders.put(order.id(), order));
            }
        });

        assertThat(run.failure()).isNull();
        assertThat(orders.values().stream()
                        .filter(order -> order.intent().type() == type
                                && !order.intent().reduceOnly()
                                && (type != OrderType.LIMIT || order.intent().timeInForce() == TimeInForce.FOK)))
                .extracting(Order::status)
                .contains(OrderStatus.FILLED);
        assertThat(run.trades()).isNotEmpty();
    }

    private static long decision(Fill fill) {
        return Long.parseLong(fill.order().substring(1, fill.order().indexOf('-')));
    }

    @Test
    void cashPositionsFeesAndFundingReconcile() {
        BacktestResult run = run(all(), BacktestListener.NONE);

        BigDecimal fees = sum(run.fills(), fill -> fill.fee().amount());
        BigDecimal realized =
                sum(run.positions(), position -> position.realizedPnl().amount());
        BigDecimal held = sum(
                run.positions(),
                position -> position.unrealizedPnl(run.marks().get(position.instrument()))
                        .amount());
        assertThat(run.costs().fees()).isEqualByComparingTo(fees);
        assertThat(run.endEquity())
                .isEqualByComparingTo(run.startEquity()
                        .add(realized)
                        .add(held)
                        .subtract(fees)
                        .add(run.costs().funding()));
        assertThat(sum(run.trades(), RunReport.RoundTrip::fees)).isLessThanOrEqualTo(fees);
        assertThat(Performance.of(run.report(RunReport.Tries.ONE)).byKey()).containsKeys("sharpe", "fees");
        assertThat(run.dailyVolume()).isPositive();
    }

    private static <T> BigDecimal sum(List<T> all, Function<T, BigDecimal> amount) {
        return all.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void aRunThatBeginsLaterKnowsTheBooksOfBefore() {
        long from = START + 300 * SECOND;
        BacktestResult late = run(plan(from, from + 120 * SECOND), BacktestListener.NONE);

        assertThat(late.firstNanos()).isEqualTo(from);
        assertThat(late.lastNanos()).isLessThan(from + 120 * SECOND);
        assertThat(late.fills())
                .isNotEmpty()
                .allSatisfy(fill -> assertThat(fill.nanos()).isBetween(from, from + 120 * SECOND));
    }

    @Test
    void aListenerCanStopARun() {
        BacktestListener impatient = new BacktestListener() {
            @Override
            public boolean progress(long nanos, long events) {
                return events < 30_000;
            }
        };
        BacktestResult stopped = run(all(), impatient);

        assertThat(stopped.finished()).isFalse();
        assertThat(stopped.counts().events()).isBetween(30_000L, 50_000L);
    }

    @Test
    void anEmptyPastIsNoMistake() {
        BacktestResult nothing =
                new Backtest(all(), Shipped.SETUP).run(EventSource.of(List.of()), BacktestListener.NONE);

        assertThat(nothing.counts().inputs()).isZero();
        assertThat(nothing.fills()).isEqualTo(List.<Fill>of());
    }
}

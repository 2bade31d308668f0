package io.traider.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.traider.domain.Bar;
import io.traider.domain.BookSnapshot;
import io.traider.domain.ExecutionReport;
import io.traider.domain.Fill;
import io.traider.domain.Input;
import io.traider.domain.Instruction;
import io.traider.domain.InstrumentId;
import io.traider.domain.LedgerEntry;
import io.traider.domain.Levels;
import io.traider.domain.Liquidity;
import io.traider.domain.MarkPrice;
import io.traider.domain.MarketEvent;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderStatus;
import io.traider.domain.OrderType;
import io.traider.domain.Posting;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Reason;
import io.traider.domain.Side;
import io.traider.domain.Step;
import io.traider.domain.TimeInForce;
import io.traider.engine.Engine;
import io.traider.engine.EngineSetup;
import io.traider.engine.EngineState;
import io.traider.engine.ShippedFiles;
import io.traider.execution.ExecutionModel;
import io.traider.execution.FillModel;
import io.traider.execution.LatencyModel;
import io.traider.execution.OrderManager;
import io.traider.execution.VenueTerms;
import io.traider.portfolio.Portfolio;
import io.traider.report.RunReport;
import io.traider.report.TearSheet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Margin inside a run, with the shipped terms and hand-made markets: what is liquidated, and what is not taken for sound. */
class MarginRunTest {

    private static final InstrumentId BTC = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");
    private static final InstrumentId ETH = InstrumentId.parse("BINANCE_FUTURES:ETHUSDT");
    private static final String STRATEGY = "funding-drift";
    /** One strategy, since all that lies at a venue stands for all of them. */
    private static final EngineSetup SETUP = EngineSetup.shipped("simulated", List.of(STRATEGY));

    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3600 * SECOND;
    private static final long START = at("2026-03-01T01:00:00Z");

    private final List<Step> steps = new ArrayList<>();
    private final BacktestListener listener = new BacktestListener() {
        @Override
        public void step(Step step) {
            steps.add(step);
        }
    };

    private static long at(String time) {
        return Instant.parse(time).getEpochSecond() * SECOND;
    }

    /** An engine that sends an order at the first timer of a run, as if it had decided on it. */
    private static final class Sending extends Recording {
        private final Engine engine;
        private final OrderIntent intent;
        private boolean sent;

        private Sending(Engine engine, OrderIntent intent) {
            super(engine, new ArrayList<>());
            this.engine = engine;
            this.intent = intent;
        }

        @Override
        public Step on(long next, Input input) {
            if (sent || !(input instanceof Input.Timer)) {
                return engine.on(next, input);
            }
            sent = true;
            Order order = Order.pending("T" + next + "-1", intent, next, input.nanos());
            Step step = new Step(
                    next,
                    input,
                    List.of(),
                    List.of(order),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    List.of(new Instruction.Submit(order)),
                    null);
            engine.apply(step);
            return step;
        }
    }

    private static OrderIntent buy(String quantity) {
        return new OrderIntent(
                STRATEGY, BTC, Side.BUY, OrderType.MARKET, TimeInForce.IOC, Quantity.parse(quantity), null, 0, false);
    }

    private static BacktestPlan plan(long from) {
        return BacktestTest.plan(from, BacktestPlan.OPEN);
    }

    private static BookSnapshot book(long nanos, String bid, String below, String ask) {
        Levels.Builder bids = new Levels.Builder();
        bids.add(Price.parse(bid).units(), Price.SCALE, 3 * Quantity.ONE, Quantity.SCALE);
        bids.add(Price.parse(below).units(), Price.SCALE, 40 * Quantity.ONE, Quantity.SCALE);
        Levels.Builder asks = new Levels.Builder();
        asks.add(Price.parse(ask).units(), Price.SCALE, 50 * Quantity.ONE, Quantity.SCALE);
        return new BookSnapshot(BTC, nanos, nanos, nanos, 0, bids.build(), asks.build());
    }

    private static MarkPrice mark(long nanos, String price) {
        return new MarkPrice(BTC, nanos, nanos, Price.parse(price), null);
    }

    /** 50,000 at first, 49,222 after ten seconds and 49,221 after twenty, and then a word every two seconds. */
    private static List<MarketEvent> falling() {
        List<MarketEvent> events = new ArrayList<>();
        events.add(book(START, "49999.9", "49999", "50000"));
        events.add(mark(START, "50000"));
        events.add(book(START + 10 * SECOND, "49222", "49221", "49222.1"));
        events.add(mark(START + 10 * SECOND, "49222"));
        events.add(mark(START + 12 * SECOND, "49222"));
        events.add(book(START + 20 * SECOND, "49221", "49220", "49221.1"));
        events.add(mark(START + 20 * SECOND, "49221"));
        events.add(mark(START + 22 * SECOND, "49221"));
        events.add(mark(START + 24 * SECOND, "49221"));
        return events;
    }

    /**
     * 5,000 put in, five bought at 50,000 for a fee of 0.05 %: 4,875 are left. At 49,222 they are 985, and 0.4 % of 246,110 are
     * 984.44; at 49,221 they are 980 of 984.42, so the venue sells three at 49,221 and two at 49,220. That loses 3,897 and costs
     * fees of 123.0515 and 1.25 % of 246,103, which are 3,076.2875: -2,221.339 lie there in the end.
     */
    @Test
    void aFallToTheMaintenanceMarginIsLiquidatedAndTheLedgerBalances() {
        Engine engine = new Engine(SETUP);
        BacktestResult run = new Backtest(plan(START), SETUP, _ -> new Sending(engine, buy("5")))
                .run(EventSource.of(falling()), listener);

        assertThat(run.failure()).isNull();
        assertThat(run.fills())
                .extracting(Fill::price)
                .extracting(Price::toString)
                .containsExactly("50000", "49221", "49220");
        assertThat(run.fills())
                .extracting(Fill::quantity)
                .extracting(Quantity::toString)
                .containsExactly("5", "3", "2");
        List<Step> forced = steps.stream()
                .filter(step -> step.input() instanceof Input.Report(long _, ExecutionReport.Liquidated _))
                .toList();
        assertThat(forced)
                .hasSize(2)
                .allSatisfy(step -> assertThat(step.input().nanos())
                        .as("two seconds after the mark, when the account is asked")
                        .isEqualTo(START + 22 * SECOND));
        Order order = forced.getLast().orders().getFirst();
        assertThat(order.id()).isEqualTo("L-" + STRATEGY + "-" + BTC + "-" + (START + 22 * SECOND));
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order.remark())
                .isEqualTo("liquidated: equity 980.00 USD is below the maintenance margin 984.42 USD");
        assertThat(run.positions()).allMatch(position -> position.quantity().isZero());
        assertBalanced(engine);
        assertThat(engine.trialBalance())
                .contains(new Posting("assets:BINANCE_FUTURES", Money.of("-2221.339", "USDT")));
        assertThat(engine.trialBalance())
                .contains(
                        new Posting("expenses:fees:" + STRATEGY + ":" + BTC, Money.of("248.0515", "USDT")),
                        new Posting("expenses:penalties:" + STRATEGY + ":" + BTC, Money.of("3076.2875", "USDT")));
        assertThat(run.costs().fees()).isEqualByComparingTo("248.0515");
        assertThat(run.costs().penalties()).isEqualByComparingTo("3076.2875");
        RunReport.RoundTrip trip = run.trades().getFirst();
        assertThat(trip.penalty()).isEqualByComparingTo("3076.2875");
        assertThat(trip.fees()).isEqualByComparingTo("248.0515");
        assertThat(trip.profit()).isEqualByComparingTo("-7221.339");
        assertThat(TearSheet.json(run.report(RunReport.Tries.ONE))).contains("\"penalty\":\"3076.2875");
        assertThat(run.endEquity()).as("with 5,000 at Kraken").isEqualByComparingTo("2778.661");
    }

    private void assertBalanced(Engine engine) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Posting posting : engine.trialBalance()) {
            sum = sum.add(
                    posting.amount().currency().equals("USDT")
                            ? posting.amount().amount()
                            : BigDecimal.ZERO);
        }
        assertThat(sum).isEqualByComparingTo("0");
        assertThat(steps.stream().flatMap(step -> step.entries().stream()).map(LedgerEntry::id))
                .filteredOn(id -> id.startsWith("liquidation-"))
                .hasSize(2);
    }

    /** At 49,222 and above nothing is called. */
    @Test
    void aPositionThatKeepsItsMarginStays() {
        Engine engine = new Engine(SETUP);
        BacktestResult run = new Backtest(plan(START), SETUP, _ -> new Sending(engine, buy("5")))
                .run(EventSource.of(falling().subList(0, 5)), listener);
        assertThat(run.fills()).hasSize(1);
        assertThat(run.fills().getFirst().liquidity()).isEqualTo(Liquidity.TAKER);
    }

    /** An engine that holds one ether of an earlier day. */
    private static Engine holding() {
        Portfolio portfolio = new Portfolio(SETUP.instruments(), ShippedFiles.dollars());
        portfolio.fill(new Fill(
                "f",
                "o",
                STRATEGY,
                ETH,
                Side.BUY,
                Price.parse("2000"),
                Quantity.parse("1"),
                Liquidity.TAKER,
                Money.zero("USDT"),
                START - SECOND));
        Engine engine = new Engine(SETUP);
        engine.restore(new EngineState(0, portfolio.state(), new OrderManager().state(), List.of()));
        return engine;
    }

    @Test
    void anAccountWithAPositionWithoutAMarkIsNotTakenForSound() {
        List<MarketEvent> events = new ArrayList<>();
        for (int second = 0; second < 200; second++) {
            events.add(book(START + second * SECOND, "49999.9", "49999", "50000"));
            events.add(mark(START + second * SECOND, "50000"));
        }
        BacktestResult run = new Backtest(plan(START), SETUP, _ -> new Sending(holding(), buy("0.001")))
                .run(EventSource.of(events), listener);

        String words = "the account at BINANCE_FUTURES cannot be judged for " + ETH
                + ": it has no mark. Maybe its feed is silent, or the data begins later";
        assertThat(run.fills()).isEmpty();
        assertThat(steps.stream().flatMap(step -> step.orders().stream()))
                .filteredOn(order -> order.status() == OrderStatus.REJECTED)
                .singleElement()
                .extracting(Order::remark)
                .isEqualTo(words);
        assertThat(run.failure()).isEqualTo(words);
        assertThat(run.finished()).isFalse();
        assertThat(run.lastNanos()).isEqualTo(START + 60 * SECOND);
    }

    @Test
    void aRunOnADayWithoutAMarginIsRefusedAtItsStart() {
        long before = at("2018-06-01T00:00:00Z");
        BacktestResult run = new Backtest(plan(before), SETUP)
                .run(
                        EventSource.of(
                                List.of(book(before, "49999.9", "49999", "50000"), mark(before + 9 * SECOND, "50000"))),
                        listener);
        assertThat(run.failure())
                .isEqualTo("the account at BINANCE_FUTURES cannot be judged for " + BTC
                        + ": no margin is stated for it on 2018-06-01. Maybe add a line to fees/margin.csv, such as"
                        + " BINANCE_FUTURES,BTCUSDT,2019-09-01,0,0.02,0.01,0.0125");
        assertThat(run.lastNanos()).isEqualTo(before);
    }

    /** Buys after the first bar and then says no more. */
    private static final class Holder implements BarStrategy {
        private boolean told;

        @Override
        public String name() {
            return STRATEGY;
        }

        @Override
        public Stand onBar(Bar bar) {
            Stand stand = told ? Stand.SAME : Stand.LONG;
            told = true;
            return stand;
        }

        @Override
        public Reason reason() {
            return new Reason("it holds", "HOLD", List.of());
        }
    }

    private BacktestResult bars(long start, String... closes) {
        List<Bar> bars = new ArrayList<>();
        String open = "50000";
        for (String close : closes) {
            long from = start + bars.size() * HOUR;
            Price high = Price.parse(open);
            bars.add(new Bar(
                    BTC,
                    from,
                    from + HOUR,
                    high,
                    high,
                    Price.parse(close),
                    Price.parse(close),
                    Quantity.parse("1000")));
            open = close;
        }
        ExecutionModel model =
                new ExecutionModel(VenueTerms.shipped(), FillModel.parse("whole:open"), LatencyModel.paper());
        BacktestPlan plan =
                new BacktestPlan("bars", "by hand", BacktestPlan.BARS, start, BacktestPlan.OPEN, model, 1, "test");
        return new BarBacktest(
                        plan,
                        SETUP.instruments().get(BTC),
                        Quantity.parse("1"),
                        Money.of("1000", "USDT"),
                        ShippedFiles.dollars())
                .run(bars, List.of(), new Holder(), listener);
    }

    /**
     * 1,000 put in and one bought at 50,000 for 25. At a close of 49,225 there are 200 of 196.90; at one of 49,220 there are 195 of
     * 196.88, so it is sold there for a fee of 24.61 and a penalty of 615.25: 1000 - 25 - 780 - 24.61 - 615.25 are -444.86.
     */
    @Test
    void onBarsTheMarginIsAskedForAtEachClose() {
        BacktestResult run = bars(START, "50000", "49225", "49220", "49220");
        assertThat(run.failure()).isNull();
        assertThat(run.fills())
                .extracting(Fill::price)
                .extracting(Price::toString)
                .containsExactly("50000", "49220");
        assertThat(run.fills().getLast().nanos()).isEqualTo(START + 3 * HOUR);
        assertThat(run.endEquity()).isEqualByComparingTo("-444.86");
        assertThat(run.equity().getLast().equity()).isCloseTo(-444.86, within(1e-9));
        assertThat(run.costs().fees()).isEqualByComparingTo("49.61");
        assertThat(run.costs().penalties()).isEqualByComparingTo("615.25");
        assertThat(bars(START, "50000", "49225", "49225").fills()).hasSize(1);
    }

    @Test
    void barsOfADayWithoutAMarginAreRefusedAtTheStart() {
        BacktestResult run = bars(at("2018-06-01T00:00:00Z"), "50000", "49225");
        assertThat(run.failure()).contains("no margin is stated for it on 2018-06-01");
        assertThat(run.fills()).isEmpty();
    }
}

package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.BookView;
import io.traider.domain.ExecutionReport;
import io.traider.domain.Fill;
import io.traider.domain.Input;
import io.traider.domain.Instruction;
import io.traider.domain.InstrumentId;
import io.traider.domain.Liquidity;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderStatus;
import io.traider.domain.OrderType;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Step;
import io.traider.domain.TimeInForce;
import io.traider.journal.codec.StepCodec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EntryTest {

    private static final String POST_ONLY = "\nentry: {style: post-only, offsetBps: 0, lifeSeconds: 5}\n";
    private static final String ICEBERG =
            "\nentry: {style: iceberg, offsetBps: 0.2, lifeSeconds: 5, displayedShare: 0.3}\n";

    /** A floor of one engine with the shipped strategy that enters so, and what happened on it. */
    private static final class Play {
        private final EngineSetup setup;
        private final Engine engine;
        private final Floor floor;
        private final List<Step> steps = new ArrayList<>();
        private final List<Order> entries = new ArrayList<>();
        private final List<Price> best = new ArrayList<>();

        private Play(String entry) {
            setup = Shipped.SETUP.with(StrategyDefinition.parse(ShippedFiles.strategyFile() + entry, "simulated"));
            engine = new Engine(setup);
            floor = new Floor(engine, setup, 5, this::hear);
        }

        private void hear(Step step) {
            steps.add(step);
            for (Instruction instruction : step.instructions()) {
                if (instruction instanceof Instruction.Submit(Order order)
                        && !order.intent().reduceOnly()) {
                    BookView book = engine.book(order.instrument());
                    entries.add(order);
                    best.add(Price.ofUnits(order.intent().side() == Side.BUY ? book.bidPrice(0) : book.askPrice(0)));
                }
            }
        }

        private List<Fill> fills() {
            return steps.stream()
                    .flatMap(step -> step.fills().stream())
                    .filter(fill ->
                            entries.stream().anyMatch(order -> order.id().equals(fill.order())))
                    .toList();
        }

        private Map<String, Order> last() {
            Map<String, Order> last = new TreeMap<>();
            steps.forEach(step -> step.orders().forEach(order -> last.put(order.id(), order)));
            return last;
        }
    }

    @Test
    void postOnlyEntriesWaitAtTheBestPriceAndTradeAsMakersOrExpire() {
        Play play = new Play(POST_ONLY);
        play.floor.run(400);

        assertThat(play.entries).isNotEmpty();
        for (int i = 0; i < play.entries.size(); i++) {
            OrderIntent intent = play.entries.get(i).intent();
            assertThat(intent.postOnly()).isTrue();
            assertThat(intent.timeInForce()).isEqualTo(TimeInForce.GTD);
            assertThat(intent.lifeNanos()).isEqualTo(5 * Floor.SECOND);
            long tick =
                    play.setup.instruments().get(intent.instrument()).tickSize().units();
            assertThat(intent.side().sign()
                            * (play.best.get(i).units() - intent.limit().units()))
                    .as("at the best price, on the tick grid and never beyond")
                    .isBetween(0L, tick - 1);
        }
        assertThat(play.fills()).isNotEmpty().allMatch(fill -> fill.liquidity() == Liquidity.MAKER);
        assertThat(play.entries)
                .map(order -> play.last().get(order.id()).status())
                .contains(OrderStatus.FILLED, OrderStatus.EXPIRED);
        assertThat(play.engine.counts().unexplainedReports()).isZero();
    }

    @Test
    void exitsTakeHoweverEntriesWait() {
        Play play = new Play(POST_ONLY);
        play.floor.run(400);
        assertThat(play.last().values())
                .filteredOn(order -> order.intent().reduceOnly())
                .isNotEmpty()
                .allMatch(order -> order.intent().timeInForce() == TimeInForce.IOC
                        && order.intent().plain());
    }

    @Test
    void icebergsShowAPartBehindTheBestPrice() {
        Play play = new Play(ICEBERG);
        play.floor.run(400);
        assertThat(play.entries).isNotEmpty();
        for (int i = 0; i < play.entries.size(); i++) {
            OrderIntent intent = play.entries.get(i).intent();
            Quantity shown = intent.displayed();
            assertThat(shown).isNotNull();
            assertThat(shown.units()).isLessThanOrEqualTo(intent.quantity().units());
            assertThat(shown.toBigDecimal())
                    .isGreaterThanOrEqualTo(intent.quantity().toBigDecimal().multiply(new BigDecimal("0.3")));
            assertThat(intent.side().sign()
                            * (play.best.get(i).units() - intent.limit().units()))
                    .isPositive();
        }
        assertThat(play.fills()).isNotEmpty();
    }

    /** All of an order in one moment, or none of it. */
    @Test
    void fillOrKillEntriesTradeWholeOrNotAtAll() {
        Play play = new Play("\nentry: {style: fill-or-kill}\n");
        play.floor.run(400);
        assertThat(play.entries).isNotEmpty().allSatisfy(order -> {
            assertThat(order.intent().timeInForce()).isEqualTo(TimeInForce.FOK);
            Order last = play.last().get(order.id());
            assertThat(last.filled()).isIn(Quantity.ZERO, order.intent().quantity());
            assertThat(play.fills().stream()
                            .filter(fill -> fill.order().equals(order.id()))
                            .map(Fill::nanos)
                            .distinct())
                    .hasSizeLessThan(2);
        });
        assertThat(play.fills()).isNotEmpty();
    }

    @Test
    void stopsWaitUntilTheMarketHasGoneFurther() {
        Play play = new Play("\nentry: {style: stop, triggerBps: 0.1, lifeSeconds: 10}\n");
        play.floor.run(400);
        assertStops(play, OrderType.STOP);
        assertThat(play.entries).allMatch(order -> order.intent().limit() == null);
    }

    @Test
    void stopLimitsTradeNoFurtherThanTheirLimit() {
        Play play = new Play("\nentry: {style: stop-limit, triggerBps: 0.1, slippageBps: 0.2, lifeSeconds: 10}\n");
        play.floor.run(400);
        assertStops(play, OrderType.STOP_LIMIT);
        for (Fill fill : play.fills()) {
            OrderIntent intent = play.last().get(fill.order()).intent();
            int sign = intent.side().sign();
            assertThat(sign * intent.limit().compareTo(intent.trigger())).isPositive();
            assertThat(sign * fill.price().compareTo(intent.limit())).isNotPositive();
        }
    }

    private static void assertStops(Play play, OrderType type) {
        assertThat(play.entries).isNotEmpty();
        for (int i = 0; i < play.entries.size(); i++) {
            OrderIntent intent = play.entries.get(i).intent();
            assertThat(intent.type()).isEqualTo(type);
            assertThat(intent.lifeNanos()).isEqualTo(10 * Floor.SECOND);
            assertThat(intent.side().sign() * intent.trigger().compareTo(play.best.get(i)))
                    .as("beyond the market")
                    .isPositive();
        }
        assertThat(play.fills()).isNotEmpty();
        assertThat(play.entries)
                .map(order -> play.last().get(order.id()).status())
                .contains(OrderStatus.FILLED, OrderStatus.EXPIRED);
        assertThat(play.steps.stream().map(Step::input))
                .anyMatch(input -> input instanceof Input.Report(long _, ExecutionReport.Triggered _));
    }

    /** Together they trade no more than one of them, and when one is over so is the other. */
    @Test
    void ofTwoOrdersOneCancelsTheOther() {
        Play play = new Play("\nentry: {style: one-cancels-other, offsetBps: 0.1, triggerBps: 0.1, lifeSeconds: 10}\n");
        play.floor.run(400);
        Map<String, Order> last = play.last();
        List<Order> stops = play.entries.stream()
                .map(order -> last.get(order.id()))
                .filter(order -> order.id().endsWith("-stop"))
                .toList();
        assertThat(play.entries).hasSize(2 * stops.size());
        assertThat(stops).isNotEmpty().allSatisfy(stop -> {
            Order limit = last.get(stop.id().replace("-stop", ""));
            assertThat(stop.intent().link()).isEqualTo(limit.intent().link());
            assertThat(stop.intent().quantity()).isEqualTo(limit.intent().quantity());
            assertThat(stop.filled().plus(limit.filled()))
                    .isLessThanOrEqualTo(limit.intent().quantity());
            assertThat(stop.status().closed()).isEqualTo(limit.status().closed());
        });
        assertThat(stops).anyMatch(stop -> stop.status() == OrderStatus.FILLED);
        assertThat(stops)
                .anyMatch(stop -> last.get(stop.id().replace("-stop", "")).status() == OrderStatus.FILLED);
        assertThat(play.engine.counts().unexplainedReports()).isZero();
        Engine again = new Engine(play.setup);
        play.steps.forEach(step -> again.follow(StepCodec.decode(StepCodec.encode(step))));
        assertThat(again.state()).isEqualTo(play.engine.state());
    }

    @Test
    void theSameInputsMakeTheSameSteps() {
        Play play = new Play(ICEBERG);
        play.floor.run(200);
        Engine again = new Engine(play.setup);
        Engine follower = new Engine(play.setup);
        for (Step step : play.steps) {
            assertThat(StepCodec.encode(again.on(step.sequence(), step.input())))
                    .isEqualTo(StepCodec.encode(step));
            follower.follow(StepCodec.decode(StepCodec.encode(step)));
        }
        assertThat(follower.state()).isEqualTo(play.engine.state());
    }

    /** A third of 0.010 in lots of 0.001 is 0.004 when rounded up; of 0.002 the minimum of 0.001. */
    @Test
    void whatIsShownIsRoundedUpToLots() {
        var instrument = Shipped.SETUP.instruments().get(InstrumentId.parse("BINANCE_FUTURES:BTCUSDT"));
        Entry.Iceberg style = new Entry.Iceberg(BigDecimal.ZERO, 1, new BigDecimal("0.34"));
        assertThat(style.of(resting(instrument.id(), "0.010"), instrument).displayed())
                .isEqualTo(Quantity.parse("0.004"));
        assertThat(style.of(resting(instrument.id(), "0.002"), instrument).displayed())
                .isEqualTo(Quantity.parse("0.001"));
    }

    private static OrderIntent resting(InstrumentId instrument, String quantity) {
        return new OrderIntent(
                "s",
                instrument,
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTD,
                Quantity.parse(quantity),
                Price.parse("50000"),
                1,
                false);
    }

    @Test
    void stylesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> read("{style: maker}"))
                .hasMessageContaining("Maybe one of taker, fill-or-kill, post-only, iceberg, stop, stop-limit and");
        assertThatThrownBy(() -> read("{style: stop, triggerBps: 0, lifeSeconds: 5}"))
                .hasMessageContaining("Maybe triggerBps: 5");
        assertThatThrownBy(() -> read("{style: stop-limit, triggerBps: 1, slippageBps: -1, lifeSeconds: 5}"))
                .hasMessageContaining("Maybe slippageBps: 3");
        assertThatThrownBy(() -> read("{style: stop-limit, triggerBps: 1, lifeSeconds: 5}"))
                .hasMessageContaining("lacks 'slippageBps'");
        assertThatThrownBy(() -> read("{style: one-cancels-other, offsetBps: 1, triggerBps: -1, lifeSeconds: 5}"))
                .hasMessageContaining("Maybe triggerBps: 5");
        assertThatThrownBy(
                        () -> read("{style: stop, triggerBps: 1, lifeSeconds: 5}\nbracket: {stopBps: 9, takeBps: 9}"))
                .hasMessageContaining("Maybe the entry style stop-limit, or no bracket");
        assertThatThrownBy(() -> read("{style: post-only, offsetBps: -1, lifeSeconds: 5}"))
                .hasMessageContaining("Maybe offsetBps: 0");
        assertThatThrownBy(() -> read("{style: post-only, offsetBps: 1}")).hasMessageContaining("lacks 'lifeSeconds'");
        assertThatThrownBy(() -> read("{style: iceberg, offsetBps: 1, lifeSeconds: 5, displayedShare: 1.5}"))
                .hasMessageContaining("Maybe displayedShare: 0.2");
        assertThat(read("{style: taker}").entry()).isEqualTo(new Entry.Taker());
    }

    private static StrategyDefinition read(String entry) {
        return StrategyDefinition.parse(ShippedFiles.strategyFile() + "\nentry: " + entry + "\n", "simulated");
    }
}

package io.traider.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.backtest.BarStrategy.Stand;
import io.traider.bench.Ta4jBars;
import io.traider.domain.Bar;
import io.traider.domain.Decision;
import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.Liquidity;
import io.traider.domain.Order;
import io.traider.domain.OrderType;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Reason;
import io.traider.domain.SignalKind;
import io.traider.domain.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Entries of strategies of bars by hand: what a bar's range must do, and at what price. The first bar closes at 100. */
class BarEntryTest {

    private static final long HOUR = 3_600_000_000_000L;

    private final List<Bar> bars = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final TreeMap<String, Order> orders = new TreeMap<>();

    BarEntryTest() {
        bar("100", "100", "100", "100");
    }

    private void bar(String open, String high, String low, String close) {
        long start = 1_700_000_000_000_000_000L + bars.size() * HOUR;
        bars.add(new Bar(
                InstrumentId.parse("COINBASE:BTC-USD"),
                start,
                start + HOUR,
                Price.parse(open),
                Price.parse(high),
                Price.parse(low),
                Price.parse(close),
                Quantity.parse("5")));
    }

    /** Says one thing after each bar, and nothing new when it has no more to say. */
    private record Says(BarEntry entry, List<Stand> words, List<Bar> heard) implements BarStrategy {
        @Override
        public String name() {
            return "says";
        }

        @Override
        public Stand onBar(Bar bar) {
            heard.add(bar);
            return heard.size() <= words.size() ? words.get(heard.size() - 1) : Stand.SAME;
        }

        @Override
        public Reason reason() {
            return new Reason("it said so", "SAID", List.of());
        }
    }

    private List<String> fills(String entry, Stand... words) {
        BarStrategy strategy = new Says(BarEntry.parse(entry), List.of(words), new ArrayList<>());
        BacktestResult run = Ta4jBars.of(bars).ours(bars, strategy, new BacktestListener() {
            @Override
            public void step(Step step) {
                decisions.addAll(step.decisions());
                step.orders().forEach(order -> orders.put(order.id(), order));
            }
        });
        return run.fills().stream().map(this::words).toList();
    }

    private String words(Fill fill) {
        long bar = (fill.nanos() - bars.getFirst().startNanos() - 1) / HOUR;
        return (fill.liquidity() == Liquidity.MAKER ? "makes " : "takes ") + fill.side() + " at " + fill.price()
                + " in bar " + bar;
    }

    @Test
    void aLimitTradesWhenTheRangeGoesThroughItAndNotWhenItIsTouched() {
        bar("100", "101", "99", "100");
        bar("100", "101", "98.99", "100");

        assertThat(fills("limit:100:3", Stand.LONG)).containsExactly("makes BUY at 99 in bar 2");
        assertThat(orders.get("B1").intent().type()).isEqualTo(OrderType.LIMIT);
    }

    @Test
    void aLimitThatTheOpenIsBetterThanTradesAtTheOpen() {
        bar("98", "101", "97", "100");

        assertThat(fills("limit:100:3", Stand.LONG)).containsExactly("takes BUY at 98 in bar 1");
    }

    @Test
    void aLimitIsTakenBackAfterItsBarsAndNotSentAgain() {
        bar("100", "101", "99.5", "100");
        bar("100", "101", "99.5", "100");
        bar("100", "101", "90", "100");
        bar("100", "101", "90", "100");

        assertThat(fills("limit:100:2", Stand.LONG)).isEmpty();
        assertThat(orders).hasSize(1);
    }

    @Test
    void anEntryThatWaitedInVainIsSentAgainWhenTheStrategySaysSo() {
        bar("100", "101", "99.5", "100");
        bar("100", "101", "99.5", "100");
        bar("100", "101", "98", "100");

        assertThat(fills("limit:100:1", Stand.LONG, Stand.SAME, Stand.LONG))
                .containsExactly("makes BUY at 99 in bar 3");
    }

    @Test
    void aStopTradesAtItsTriggerOrAtAWorseOpen() {
        bar("100", "101", "99", "100");
        assertThat(fills("stop:100:3", Stand.LONG)).containsExactly("takes BUY at 101 in bar 1");

        bars.removeLast();
        bar("103", "104", "102", "103");
        assertThat(fills("stop:100:3", Stand.LONG)).containsExactly("takes BUY at 103 in bar 1");
    }

    /** Its trigger is 101 and its limit 101.51, half a percent beyond on the tick: the first open is too high, the second not. */
    @Test
    void aStopLimitPaysNoMoreThanItsLimit() {
        bar("103", "104", "102", "103");
        bar("101.4", "103", "101", "102");

        assertThat(fills("stop-limit:100:50:3", Stand.LONG)).containsExactly("takes BUY at 101.4 in bar 2");
        assertThat(orders.get("B1").intent().limit()).isEqualTo(Price.parse("101.51"));
    }

    @Test
    void exitsAreAtTheMarketHoweverItEnters() {
        bar("100", "101", "98", "100");
        bar("102", "102", "102", "102");

        assertThat(fills("limit:100:3", Stand.LONG, Stand.FLAT))
                .containsExactly("makes BUY at 99 in bar 1", "takes SELL at 102 in bar 1");
    }

    /** The open is the first moment of its bar, which the words count to the bar before. */
    @Test
    void whatIsHeldIsLeftBeforeAnEntryToTheOtherSideWaits() {
        bar("100", "101", "98", "100");
        bar("100", "100", "100", "100");
        bar("100", "100", "100", "100");

        assertThat(fills("limit:100:3", Stand.LONG, Stand.SHORT))
                .containsExactly("makes BUY at 99 in bar 1", "takes SELL at 100 in bar 1");
        assertThat(decisions)
                .extracting(each -> each.signal().kind())
                .containsExactly(SignalKind.ENTER_LONG, SignalKind.EXIT, SignalKind.ENTER_SHORT);
        assertThat(orders.get("B3").intent().limit()).isEqualTo(Price.parse("101"));
    }

    @Test
    void aStrategysNameSaysHowItEnters() {
        assertThat(BarStrategy.parse("ema-cross:12:26+stop-limit:10:2.5:3").name())
                .isEqualTo("ema-cross:12:26+stop-limit:10:2.5:3");
        assertThat(BarStrategy.parse("ema-cross:12:26").name()).isEqualTo("ema-cross:12:26");
        assertThat(BarStrategy.changed("ema-cross:12:26+limit:10:3", new TreeMap<>(Map.of("fast", "9"))))
                .isEqualTo("ema-cross:9:26+limit:10:3");
        for (String bad : List.of("limit:10", "stop:0:3", "limit:-1:3", "stop-limit:5:1:0", "iceberg:1:1")) {
            assertThatThrownBy(() -> BarStrategy.parse("ema-cross:12:26+" + bad))
                    .hasMessageContaining(bad)
                    .hasMessageContaining("Maybe limit:10:3, stop:10:3");
        }
    }
}

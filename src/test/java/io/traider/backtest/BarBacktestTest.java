package io.traider.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.traider.bench.Ta4jBars;
import io.traider.domain.Bar;
import io.traider.domain.Decision;
import io.traider.domain.FundingRate;
import io.traider.domain.Order;
import io.traider.domain.OrderStatus;
import io.traider.domain.Reason;
import io.traider.domain.SignalKind;
import io.traider.domain.Step;
import io.traider.report.RunReport;
import io.traider.report.RunReport.RoundTrip;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.ta4j.core.Position;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.num.DecimalNumFactory;

class BarBacktestTest {

    private static void assertSame(BacktestResult ours, TradingRecord theirs) {
        assertThat(ours.trades()).hasSize(theirs.getPositionCount()).isNotEmpty();
        for (int i = 0; i < ours.trades().size(); i++) {
            Position position = theirs.getPositions().get(i);
            RoundTrip trip = ours.trades().get(i);
            assertThat(trip.entry().toBigDecimal())
                    .isEqualByComparingTo(position.getEntry().getPricePerAsset().bigDecimalValue());
            assertThat(trip.exit().toBigDecimal())
                    .isEqualByComparingTo(position.getExit().getPricePerAsset().bigDecimalValue());
            assertThat(trip.profit()).isEqualByComparingTo(position.getProfit().bigDecimalValue());
        }
    }

    @Test
    void theEmaCrossTradesAsInTa4jOnRandomWalks() {
        for (long seed = 1; seed <= 5; seed++) {
            Ta4jBars bars = Ta4jBars.walk(3_000, seed);
            assertSame(bars.ours(), bars.theirs(DecimalNumFactory.getInstance()));
        }
    }

    /** ta4j's example series of Coinbase, Coinbase-BTC-USD-PT4H-20160518_20251028.json in ta4j-examples of its repository. */
    @Test
    void ta4jsPublishedResultComesOut() throws IOException {
        String named = System.getenv("TRAIDER_TA4J_BARS");
        Assumptions.assumeTrue(
                named != null && Files.isRegularFile(Path.of(named)), "TRAIDER_TA4J_BARS names no series of bars");
        Ta4jBars bars = Ta4jBars.read(Path.of(named));
        BacktestResult ours = bars.ours();
        TradingRecord theirs = bars.theirs(DecimalNumFactory.getInstance());

        assertSame(ours, theirs);
        assertThat(ours.trades()).hasSize(327);
        BigDecimal gains = ours.trades().stream()
                .map(RoundTrip::profit)
                .filter(profit -> profit.signum() > 0)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(gains).isEqualByComparingTo("274982.81329");
    }

    @Test
    void equityIsCapitalAndEveryTradeAndWhatIsHeld() {
        BacktestResult run = Ta4jBars.walk(2_000, 9).ours();

        BigDecimal closed = run.trades().stream().map(RoundTrip::profit).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal open = run.positions().stream()
                .map(position -> position.unrealizedPnl(run.marks().get(position.instrument()))
                        .amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean flat = run.positions().getFirst().quantity().isZero();
        BigDecimal openFee =
                flat ? BigDecimal.ZERO : run.fills().getLast().fee().amount();
        assertThat(run.endEquity())
                .isEqualByComparingTo(run.startEquity().add(closed).add(open).subtract(openFee));
        assertThat(run.equity().getLast().equity()).isCloseTo(run.endEquity().doubleValue(), offset(1e-6));
    }

    @Test
    void theDrawdownIsTheDeepestFallFromAHighSoFar() {
        BacktestResult run = Ta4jBars.walk(2_000, 9).ours();

        double high = 0;
        double deepest = 0;
        for (RunReport.Sample sample : run.equity()) {
            high = Math.max(high, sample.equity());
            deepest = Math.max(deepest, 1 - sample.equity() / high);
        }
        assertThat(run.equity()).hasSize(2_000);
        assertThat(run.maxDrawdown().doubleValue()).isEqualTo(deepest).isPositive();
    }

    @Test
    void barsOutOfOrderAreRefused() {
        List<Bar> bars = new ArrayList<>(Ta4jBars.walk(10, 1).bars());
        bars.add(bars.getFirst());
        assertThatThrownBy(() -> Ta4jBars.of(bars).ours()).hasMessageContaining("Maybe sort the series");
    }

    /** Buys where the next bar will close higher, which nobody can know. */
    private static final class Clairvoyant implements BarStrategy {
        private final List<Bar> future = new ArrayList<>();
        private int at;

        private Clairvoyant(Iterable<Bar> bars) {
            bars.forEach(future::add);
        }

        @Override
        public String name() {
            return "clairvoyant";
        }

        @Override
        public Stand onBar(Bar bar) {
            at++;
            boolean rises = at < future.size() && future.get(at).close().compareTo(bar.close()) > 0;
            return rises ? Stand.LONG : Stand.FLAT;
        }

        @Override
        public Reason reason() {
            return new Reason("what comes is known", "CLAIRVOYANT", List.of());
        }
    }

    @Test
    void aStrategyOfBarsThatPeeksIsCaughtAndTheCrossIsNot() throws IOException {
        Ta4jBars walk = Ta4jBars.walk(400, 3);
        BarLookAhead.Result honest = new BarLookAhead(
                        walk::bars, (bars, _, listener) -> walk.ours(bars, new EmaCross(12, 26), listener), 4, 7)
                .run();
        assertThat(honest.found()).isEmpty();
        assertThat(honest.points()).isEqualTo(4);

        BarLookAhead.Result peeking = new BarLookAhead(
                        walk::bars, (bars, _, listener) -> walk.ours(bars, new Clairvoyant(bars), listener), 4, 7)
                .run();
        assertThat(peeking.found().orElseThrow())
                .contains("changed when the bars and rates after it were cut off")
                .contains("with the other:");
    }

    /** Long when the next funding is received and flat when it is paid. */
    private static final class KnowsFunding implements BarStrategy {
        private final TreeMap<Long, FundingRate> rates = new TreeMap<>();

        private KnowsFunding(Iterable<FundingRate> rates) {
            rates.forEach(rate -> this.rates.put(rate.receivedNanos(), rate));
        }

        @Override
        public String name() {
            return "knows-funding";
        }

        @Override
        public Stand onBar(Bar bar) {
            var next = rates.higherEntry(bar.endNanos());
            return next != null && next.getValue().rate().signum() < 0 ? Stand.LONG : Stand.FLAT;
        }

        @Override
        public Reason reason() {
            return new Reason("what comes is known", "CLAIRVOYANT", List.of());
        }
    }

    @Test
    void aStrategyOfBarsThatKnowsTheNextFundingRateIsCaught() throws IOException {
        Ta4jBars walk = Ta4jBars.walk(200, 3);
        List<FundingRate> rates = new ArrayList<>();
        for (Bar bar : walk.bars()) {
            long heard = bar.startNanos() + 1;
            BigDecimal rate = new BigDecimal(rates.size() / 20 % 2 == 0 ? "0.0001" : "-0.0003");
            rates.add(new FundingRate(bar.instrument(), heard, heard, rate, 14_400, heard));
        }
        BarLookAhead.Past past = new BarLookAhead.Past() {
            @Override
            public Iterable<Bar> bars() {
                return walk.bars();
            }

            @Override
            public Iterable<FundingRate> rates() {
                return rates;
            }
        };
        BarLookAhead.Result peeking = new BarLookAhead(
                        past, (bars, known, listener) -> walk.ours(bars, new KnowsFunding(known), listener), 4, 7)
                .run();

        assertThat(peeking.found().orElseThrow()).contains("with the other:");
    }

    @Test
    void everyOrderIsToldWithWhyAndOnWhichBarItWasDecidedOn() {
        List<Decision> decisions = new ArrayList<>();
        TreeMap<String, Order> orders = new TreeMap<>();
        Ta4jBars walk = Ta4jBars.walk(400, 3);
        BacktestResult run = walk.ours(walk.bars(), new EmaCross(12, 26), new BacktestListener() {
            @Override
            public void step(Step step) {
                decisions.addAll(step.decisions());
                step.orders().forEach(order -> orders.put(order.id(), order));
            }
        });
        assertThat(decisions).hasSize((int) run.counts().decisions()).isNotEmpty();
        Decision first = decisions.getFirst();
        assertThat(first.signal().kind()).isEqualTo(SignalKind.ENTER_LONG);
        assertThat(first.signal().reasons().getFirst().code()).isEqualTo("EMA_CROSS_UP");
        assertThat(figure(first, "emaFast")).isGreaterThan(figure(first, "emaSlow"));
        assertThat(decisions.get(1).signal().kind()).isEqualTo(SignalKind.EXIT);
        assertThat(walk.bars())
                .anyMatch(bar -> bar.endNanos() == first.nanos()
                        && bar.close().toDouble() == first.features().get("close"));
        assertThat(run.trades().getFirst().decision()).isEqualTo(first.sequence());
        assertThat(decisions).extracting(Decision::sequence).doesNotHaveDuplicates();
        assertThat(orders.get(first.order()).status()).isEqualTo(OrderStatus.FILLED);
    }

    private static double figure(Decision decision, String name) {
        return decision.signal().reasons().getFirst().figures().stream()
                .filter(figure -> figure.name().equals(name))
                .mapToDouble(figure -> Double.parseDouble(figure.value()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRunEndsWhenItsListenerSaysSo() {
        Ta4jBars walk = Ta4jBars.walk(20_000, 3);
        BacktestResult run = walk.ours(walk.bars(), new EmaCross(12, 26), new BacktestListener() {
            @Override
            public boolean progress(long nanos, long events) {
                return events < 8_000;
            }
        });
        assertThat(run.finished()).isFalse();
        assertThat(run.counts().events()).isBetween(8_000L, 12_000L);
    }
}

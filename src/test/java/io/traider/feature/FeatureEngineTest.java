package io.traider.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.traider.RandomMarket;
import io.traider.domain.BookSnapshot;
import io.traider.domain.BookView;
import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.Levels;
import io.traider.domain.MarketEvent;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Trade;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureEngineTest {

    private static final InstrumentId BTC = InstrumentId.parse("KRAKEN_FUTURES:PF_XBTUSD");
    private static final long SECOND = 1_000_000_000L;

    private final FeatureEngine engine = new FeatureEngine(FundingParameters.ofSeconds());
    private long nanos = RandomMarket.START;

    private double get(String feature) {
        return engine.vector(BTC).get(feature);
    }

    private void book(String bid, String bidQuantity, String ask, String askQuantity) {
        Levels bids = new Levels.Builder()
                .add(Price.parse(bid), Quantity.parse(bidQuantity))
                .build();
        Levels asks = new Levels.Builder()
                .add(Price.parse(ask), Quantity.parse(askQuantity))
                .build();
        BookSnapshot snapshot = new BookSnapshot(BTC, nanos, nanos, 0, 10, bids, asks);
        engine.onEvent(snapshot, RandomMarket.view(snapshot));
    }

    private void trade(Side side, String quantity, String price) {
        engine.onEvent(new Trade(BTC, nanos, nanos, "t", Price.parse(price), Quantity.parse(quantity), side), null);
    }

    private void funding(String rate) {
        engine.onEvent(new FundingRate(BTC, nanos, nanos, new BigDecimal(rate), 28_800, 0), null);
    }

    private void status(InstrumentStatus.State state) {
        engine.onEvent(new InstrumentStatus(BTC, nanos, nanos, state, "test"), null);
    }

    /** Feeds a random market for some seconds and returns the vector after each book. */
    private static List<double[]> run(FeatureEngine engine, long seed, int seconds) {
        List<double[]> vectors = new ArrayList<>();
        RandomMarket market = new RandomMarket(BTC, seed);
        for (int i = 0; i < 10 * seconds; i++) {
            BookView view = null;
            for (MarketEvent event : market.next()) {
                view = event instanceof BookSnapshot book ? RandomMarket.view(book) : view;
                engine.onEvent(event, view);
            }
            vectors.add(engine.vector(BTC).values());
        }
        return vectors;
    }

    @Test
    void readsTheShapeOfTheBook() {
        book("99.99", "3", "100.01", "1");
        assertThat(get("spreadBps")).isCloseTo(2, within(1e-9));
        assertThat(get("micropriceBps")).isCloseTo(0.5, within(1e-9));
        assertThat(get("topImbalance")).isCloseTo(0.5, within(1e-9));
        assertThat(get("depthImbalance")).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void orderFlowFollowsContKukanovAndStoikov() {
        book("99", "5", "101", "5");
        assertThat(get("orderFlow")).as("no change yet").isZero();
        book("99", "8", "101", "5");
        assertThat(get("orderFlowSlow")).as("3 more on the bid").isEqualTo(1);
        book("99", "8", "101", "9");
        assertThat(get("orderFlowSlow")).as("+3, then -4 on the ask").isCloseTo(-1.0 / 7, within(1e-12));
        book("100", "2", "101", "9");
        assertThat(get("orderFlowSlow")).as("a better bid adds its 2").isCloseTo(1.0 / 9, within(1e-12));
        book("100", "2", "102", "7");
        assertThat(get("orderFlowSlow")).as("an ask of 9 was taken away").isCloseTo(10.0 / 18, within(1e-12));
    }

    @Test
    void flowFadesByHalfInItsHalfLife() {
        book("99", "5", "101", "5");
        book("99", "7", "101", "5");
        nanos += 15 * SECOND;
        book("99", "7", "101", "6");
        assertThat(get("orderFlowSlow")).as("2 faded to 1, then -1").isCloseTo(0, within(1e-12));
    }

    @Test
    void tradesPushAndAverage() {
        book("99", "5", "101", "5");
        assertThat(get("tradeFlowSlow")).isNaN();
        assertThat(get("vwapBps")).isNaN();
        trade(Side.BUY, "3", "101");
        trade(Side.SELL, "1", "97");
        assertThat(get("tradeFlowSlow")).isEqualTo(0.5);
        assertThat(get("vwapBps")).as("vwap stands at the mid").isCloseTo(0, within(1e-9));
        double atOnce = get("tradeFlow");
        nanos += 60 * SECOND;
        book("99", "5", "101", "5");
        assertThat(get("tradeFlow")).as("fades in silence").isBetween(0.0, atOnce / 10);
        assertThat(get("tradePace")).isNegative();
    }

    @Test
    void everythingOfTheBookIsUnknownWhileItIsNotLive() {
        run(engine, 1, 30);
        assertThat(engine.ready(BTC)).isTrue();
        nanos += 31 * SECOND;
        status(InstrumentStatus.State.INVALID);
        assertThat(engine.ready(BTC)).isFalse();
        assertThat(get("spreadBps")).isNaN();
        assertThat(get("rsi")).isNaN();
        assertThat(get("fundingRateBps")).isFinite();
        book("50000", "1", "50000.1", "1");
        assertThat(engine.ready(BTC)).isTrue();
        assertThat(get("spreadBps")).isFinite();
    }

    @Test
    void theFirstBookAfterAGapIsNoFlow() {
        book("99", "5", "101", "5");
        status(InstrumentStatus.State.STALE);
        book("95", "1", "101", "5");
        assertThat(get("orderFlow")).isZero();
    }

    @Test
    void isReadyAfterTwentySecondsOfBooksAndATrade() {
        for (int i = 0; i < 20; i++) {
            book("99", "5", "101", "5");
            nanos += SECOND;
        }
        trade(Side.BUY, "1", "101");
        assertThat(engine.ready(BTC)).isFalse();
        book("99", "5", "101", "5");
        assertThat(engine.ready(BTC)).isTrue();
        double[] values = engine.vector(BTC).values();
        for (int i = 0; i < 20; i++) {
            assertThat(values[i]).as(FeatureEngine.SET.names().get(i)).isFinite();
        }
    }

    @Test
    void aShortSilenceIsFlatBarsAndALongOneABeginning() {
        run(engine, 1, 30);
        nanos += 30 * SECOND + 50 * SECOND;
        book("50000", "1", "50000.1", "1");
        assertThat(engine.ready(BTC)).isTrue();
        assertThat(get("atrBps")).as("of flat bars").isLessThan(0.1);
        nanos += 62 * SECOND;
        book("50000", "1", "50000.1", "1");
        assertThat(engine.ready(BTC)).isFalse();
    }

    @Test
    void driftIsInDeviationsOfTheRate() {
        for (int i = 0; i < 60; i++) {
            funding("0.0001");
            nanos += SECOND;
        }
        assertThat(get("fundingRateBps")).isCloseTo(1, within(1e-9));
        assertThat(get("fundingDrift")).isZero();
        for (int i = 0; i < 5; i++) {
            funding("0.0003");
            nanos += SECOND;
        }
        assertThat(get("fundingRateBps")).isCloseTo(3, within(1e-9));
        assertThat(get("fundingDrift")).isGreaterThan(1);
    }

    @Test
    void driftIsUnknownDuringWarmUp() {
        for (int i = 0; i < 16; i++) {
            assertThat(get("fundingDrift")).isNaN();
            funding("0.0001");
            nanos += SECOND;
        }
        assertThat(get("fundingDrift")).isZero();
    }

    @Test
    void ratesOfOtherIntervalsAreScaledToEightHours() {
        engine.onEvent(new FundingRate(BTC, nanos, nanos, new BigDecimal("0.0000125"), 3_600, 0), null);
        assertThat(get("fundingRateBps")).isCloseTo(1, within(1e-12));
    }

    @Test
    void aClockThatIsFarAheadIsNotBelieved() {
        run(engine, 1, 30);
        long odd = nanos + 31 * SECOND;
        engine.onEvent(new Trade(BTC, odd * 2, odd, "t", Price.parse("50000"), Quantity.parse("1"), Side.BUY), null);
        nanos += 100 * SECOND;
        book("50000", "1", "50000.1", "1");
        nanos += SECOND;
        book("50000", "1", "50000.1", "1");
        assertThat(get("tradePace")).isFinite();
    }

    @Test
    void theSameEventsMakeTheSameNumbersHoweverOftenTheyAreRead() {
        FeatureEngine other = new FeatureEngine(FundingParameters.ofSeconds());
        RandomMarket market = new RandomMarket(BTC, 5);
        List<double[]> vectors = run(engine, 5, 90);
        for (int i = 0; i < 900; i++) {
            BookView view = null;
            for (MarketEvent event : market.next()) {
                view = event instanceof BookSnapshot book ? RandomMarket.view(book) : view;
                other.onEvent(event, view);
            }
        }
        assertThat(other.vector(BTC).values()).isEqualTo(vectors.getLast());
        engine.reset();
        assertThat(run(engine, 5, 90).getLast()).isEqualTo(vectors.getLast());
    }

    @Test
    void everyNumberIsKnownAfterTwentyMinutes() {
        assertThat(run(engine, 2, 1_200).getLast()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    }

    @Test
    void allocatesNothingInSteadyState() {
        RandomMarket market = new RandomMarket(BTC, 9);
        List<MarketEvent> events = new ArrayList<>();
        List<BookView> views = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            for (MarketEvent event : market.next()) {
                events.add(event);
                views.add(event instanceof BookSnapshot book ? RandomMarket.view(book) : views.getLast());
            }
        }
        double[] target = new double[FeatureEngine.SET.size()];
        int half = events.size() / 2;
        feed(events.subList(0, half), views.subList(0, half), target);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<MarketEvent> rest = events.subList(half, events.size());
        List<BookView> restViews = views.subList(half, events.size());
        long before = threads.getCurrentThreadAllocatedBytes();
        feed(rest, restViews, target);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat((double) allocated / rest.size()).as("bytes an event").isLessThan(0.1);
        assertThat(target[0]).isPositive();
    }

    private void feed(List<MarketEvent> events, List<BookView> views, double[] target) {
        for (int i = 0; i < events.size(); i++) {
            engine.onEvent(events.get(i), views.get(i));
            engine.compute(BTC, target);
        }
    }

    @Test
    void refusesATargetOfAnotherLength() {
        assertThatThrownBy(() -> engine.compute(BTC, new double[3])).hasMessageContaining("market-1 has 27 features");
    }
}

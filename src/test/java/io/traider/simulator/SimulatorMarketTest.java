package io.traider.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.BookView;
import io.traider.domain.FundingRate;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import io.traider.domain.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatorMarketTest {

    private static final InstrumentId LEADER = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");
    private static final InstrumentId LAST = InstrumentId.parse("KRAKEN:BTC/USD");
    private static final int SECOND = 100;

    private static SimulatorMarket market(long seed, InstrumentId... listed) {
        return new SimulatorMarket(SimulatorSettings.defaults().withSeed(seed).withInstruments(Set.of(listed)), 0);
    }

    @Test
    void oneSeedGivesOneMarketStepForStep() {
        SimulatorMarket one = market(7);
        SimulatorMarket other =
                new SimulatorMarket(SimulatorSettings.defaults().withSeed(7).withSpeed(50), 1_800_000_000_000_000_000L);
        for (int i = 0; i < 3_000; i++) {
            one.step();
            other.step();
            assertThat(one.fingerprint()).as("step %d", i).isEqualTo(other.fingerprint());
        }
    }

    @Test
    void anotherSeedGivesAnotherMarket() {
        assertThat(market(7).fingerprint()).isNotEqualTo(market(8).fingerprint());
    }

    @Test
    void aMarketDoesNotDependOnWhatElseIsListed() {
        SimulatorMarket all = market(7);
        SimulatorMarket alone = market(7, LAST);
        for (int i = 0; i < 1_000; i++) {
            all.step();
            alone.step();
            assertThat(top(all.book(LAST))).isEqualTo(top(alone.book(LAST)));
        }
    }

    @Test
    void booksAreNeverCrossedAndNeverThinInALongRun() {
        SimulatorMarket market = market(11);
        List<BookView> books = books(market);
        for (int i = 0; i < 300 * SECOND; i++) {
            market.step();
            for (BookView book : books) {
                assertThat(book.bidPrice(0))
                        .as("%s at step %d", book.instrument(), i)
                        .isLessThan(book.askPrice(0));
                assertThat(Math.min(book.bidLevels(), book.askLevels())).isGreaterThanOrEqualTo(25);
            }
        }
    }

    @Test
    void aBusyMarketHoldsTogetherToo() {
        SimulatorMarket market =
                new SimulatorMarket(SimulatorSettings.defaults().withFramesPerSecond(20_000), 0);
        List<BookView> books = books(market);
        for (int i = 0; i < 15 * SECOND; i++) {
            market.step();
            for (BookView book : books) {
                assertThat(book.bidPrice(0)).isLessThan(book.askPrice(0));
                assertThat(Math.min(book.bidLevels(), book.askLevels())).isGreaterThanOrEqualTo(25);
            }
        }
    }

    @Test
    void pricesAndQuantitiesLieOnTheVenuesGrids() {
        SimulatorMarket market = market(3);
        for (Instrument instrument : market.instruments()) {
            BookView book = market.book(instrument.id());
            for (int i = 0; i < book.askLevels(); i++) {
                assertThat(book.askPrice(i) % instrument.tickSize().units()).isZero();
                assertThat(book.askQuantity(i) % instrument.lotSize().units()).isZero();
            }
        }
    }

    @Test
    void volatilityClusters() {
        double[] middles = middles(market(5, LEADER), LEADER, 1_200 * SECOND);
        double[] squares = new double[middles.length / SECOND - 1];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = Math.pow(middles[(i + 1) * SECOND] - middles[i * SECOND], 2);
        }
        assertThat(Statistics.correlation(squares, squares, 1)).isGreaterThan(0.1);
        assertThat(Statistics.correlation(squares, squares, 5)).isGreaterThan(0.05);
    }

    @Test
    void binanceFuturesLeadKrakenByAboutThreeHundredMilliseconds() {
        SimulatorMarket market = market(5, LEADER, LAST);
        int steps = 600 * SECOND;
        double[] leader = new double[steps];
        double[] follower = new double[steps];
        for (int i = 0; i < steps; i++) {
            market.step();
            leader[i] = middle(market.book(LEADER));
            follower[i] = middle(market.book(LAST));
        }
        double[] leads = Statistics.changes(leader, 10);
        double[] follows = Statistics.changes(follower, 10);
        int best = 0;
        for (int lag = -60; lag <= 60; lag++) {
            if (Statistics.correlation(leads, follows, lag) > Statistics.correlation(leads, follows, best)) {
                best = lag;
            }
        }
        assertThat(best).as("lag in steps of 10 ms").isBetween(20, 40);
        assertThat(Statistics.correlation(leads, follows, best)).isGreaterThan(0.1);
    }

    @Test
    void imbalanceOfTheBookForetellsALittle() {
        SimulatorMarket market = market(5, LEADER);
        int steps = 1_800 * SECOND;
        double[] imbalance = new double[steps];
        double[] middles = new double[steps];
        for (int i = 0; i < steps; i++) {
            market.step();
            imbalance[i] = imbalance(market.book(LEADER));
            middles[i] = middle(market.book(LEADER));
        }
        double[] ahead = new double[steps - SECOND];
        for (int i = 0; i < ahead.length; i++) {
            ahead[i] = middles[i + SECOND] - middles[i];
        }
        assertThat(Statistics.correlation(imbalance, ahead, 0))
                .as("with the return of the next second: something to learn, and not much")
                .isBetween(0.03, 0.4);
    }

    @Test
    void fundingDriftsWithinAMinuteAndComesBack() {
        SimulatorMarket market = market(5, LEADER, InstrumentId.parse("BINANCE:BTCUSDT"));
        List<Double> rates = new ArrayList<>();
        market.report(event -> {
            if (event instanceof FundingRate rate && rate.instrument().equals(LEADER)) {
                rates.add(rate.rate().doubleValue());
            }
        });
        for (int i = 0; i < 1_800 * SECOND; i++) {
            market.step();
        }
        double spread = 0;
        for (int i = 60; i < rates.size(); i += 60) {
            spread += Math.abs(rates.get(i) - rates.get(i - 60)) / (rates.size() / 60.0);
        }
        assertThat(rates).hasSize(1_800);
        assertThat(spread).as("mean change in a minute").isBetween(0.0001, 0.002);
        assertThat(rates.stream().anyMatch(rate -> rate > 0.0003)).isTrue();
        assertThat(rates.stream().anyMatch(rate -> rate < 0)).isTrue();
    }

    @Test
    void whatIsReportedRebuildsTheBook() {
        SimulatorMarket market = market(9, LAST);
        Rebuilt rebuilt = new Rebuilt(LAST);
        List<MarketEvent> trades = new ArrayList<>();
        market.report(event -> {
            rebuilt.apply(event);
            if (event instanceof Trade) {
                trades.add(event);
            }
        });
        for (int i = 0; i < 30 * SECOND; i++) {
            market.step();
            rebuilt.isLike(market.book(LAST));
        }
        assertThat(trades).hasSizeGreaterThan(10);
    }

    @Test
    void anInstrumentThatNobodyListsIsRefused() {
        SimulatorSettings settings =
                SimulatorSettings.defaults().withInstruments(Set.of(InstrumentId.parse("KRAKEN:DOGE/USD")));
        assertThatThrownBy(() -> new SimulatorMarket(settings, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KRAKEN:DOGE/USD")
                .hasMessageContaining("Maybe");
    }

    private static List<BookView> books(SimulatorMarket market) {
        return market.instruments().stream()
                .map(instrument -> market.book(instrument.id()))
                .toList();
    }

    private static List<Long> top(BookView book) {
        return List.of(book.bidPrice(0), book.bidQuantity(0), book.askPrice(0), book.askQuantity(0));
    }

    private static double middle(BookView book) {
        return Math.log(book.bidPrice(0) + (double) book.askPrice(0));
    }

    private static double imbalance(BookView book) {
        double bids = 0;
        double asks = 0;
        for (int i = 0; i < 10; i++) {
            bids += book.bidQuantity(i);
            asks += book.askQuantity(i);
        }
        return (bids - asks) / (bids + asks);
    }

    private static double[] middles(SimulatorMarket market, InstrumentId instrument, int steps) {
        double[] middles = new double[steps];
        for (int i = 0; i < steps; i++) {
            market.step();
            middles[i] = middle(market.book(instrument));
        }
        return middles;
    }
}

package io.traider.venue.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.FeedHealth;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.InstrumentStatus.State;
import io.traider.domain.Venue;
import io.traider.simulator.Fault;
import io.traider.venue.FeedRequest;
import io.traider.venue.route.RouteFiles;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real clients, routes and feeds against the simulated venues, well and in trouble. */
class LiveFeedTest {

    private static LiveRun run;

    @BeforeAll
    static void start() {
        run = new LiveRun(LiveRun.INSTRUMENTS, RouteFiles.inJar());
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @BeforeEach
    void everyBookIsLiveWithinSeconds() {
        run.awaitAllLive();
        run.statuses.clear();
    }

    /** A venue would hang up on a client that asks for everything twice. */
    @Test
    void aGoodStartNeedsOneConnectionEach() {
        try (LiveRun quiet = new LiveRun(LiveRun.INSTRUMENTS, RouteFiles.inJar())) {
            quiet.awaitAllLive();
            assertThat(quiet.clients.health()).allSatisfy(connection -> {
                assertThat(connection.connects()).isEqualTo(1);
                assertThat(connection.failures()).isZero();
            });
            assertThat(quiet.repairs).allMatch(FeedRequest.Snapshot.class::isInstance);
        }
    }

    @Test
    void theBooksAreThoseOfTheVenue() {
        for (InstrumentId instrument : LiveRun.INSTRUMENTS) {
            run.await(5, "same top of " + instrument, () -> run.top(instrument).equals(run.venuesTop(instrument)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"COINBASE:BTC-USD", "BINANCE:BTCUSDT", "BINANCE_FUTURES:BTCUSDT", "KRAKEN_FUTURES:PF_XBTUSD"})
    void aGapInvalidatesTheBookAtOnceAndItComesBack(String symbol) {
        InstrumentId instrument = InstrumentId.parse(symbol);
        FeedHealth before = run.health(instrument);
        run.simulator.inject(Fault.of(Fault.Kind.GAP, instrument.venue()).on(instrument.symbol()));
        run.await(instrument, health -> health.gaps() > before.gaps(), "a gap");
        recovers(instrument, State.INVALID, "gap");
    }

    @Test
    void aLostFrameOfKrakenIsSeenByTheChecksum() {
        InstrumentId instrument = InstrumentId.parse("KRAKEN:BTC/USD");
        FeedHealth before = run.health(instrument);
        run.simulator.inject(Fault.of(Fault.Kind.GAP, instrument.venue())
                .on(instrument.symbol())
                .lasting(Duration.ofMillis(500)));
        run.await(instrument, health -> health.checksumFailures() > before.checksumFailures(), "a failed checksum");
        recovers(instrument, State.INVALID, "checksum");
    }

    @Test
    void aWrongChecksumInvalidatesTheBookAtOnceAndItComesBack() {
        InstrumentId instrument = InstrumentId.parse("KRAKEN:SOL/USD");
        FeedHealth before = run.health(instrument);
        run.simulator.inject(Fault.of(Fault.Kind.CHECKSUM, instrument.venue()).on(instrument.symbol()));
        run.await(instrument, health -> health.checksumFailures() > before.checksumFailures(), "a failed checksum");
        recovers(instrument, State.INVALID, "checksum");
        assertThat(run.statuses)
                .as("another book of the same connection")
                .noneMatch(status -> status.instrument().equals(InstrumentId.parse("KRAKEN:BTC/USD")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COINBASE:BTC-USD",
                "BINANCE:BTCUSDT",
                "BINANCE_FUTURES:BTCUSDT",
                "KRAKEN:BTC/USD",
                "KRAKEN_FUTURES:PF_XBTUSD"
            })
    void aCrossedBookIsInvalidAtOnceAndComesBack(String symbol) {
        InstrumentId instrument = InstrumentId.parse(symbol);
        FeedHealth before = run.health(instrument);
        run.simulator.inject(Fault.of(Fault.Kind.CROSSED, instrument.venue()).on(instrument.symbol()));
        run.await(instrument, health -> health.crossed() > before.crossed(), "a crossed book");
        recovers(instrument, State.INVALID, "crossed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COINBASE:BTC-USD",
                "BINANCE:BTCUSDT",
                "BINANCE_FUTURES:BTCUSDT",
                "KRAKEN:BTC/USD",
                "KRAKEN_FUTURES:PF_XBTUSD"
            })
    void aMalformedFrameIsCountedAndNothingElse(String symbol) {
        InstrumentId instrument = InstrumentId.parse(symbol);
        FeedHealth before = run.health(instrument);
        run.simulator.inject(Fault.of(Fault.Kind.MALFORMED, instrument.venue()).on(instrument.symbol()));
        run.await(instrument, health -> health.malformed() > before.malformed(), "a malformed frame");
        run.await(
                instrument,
                health -> health.framesReceived() > before.framesReceived() + 20,
                "frames after the bad one");
        assertThat(run.statuses)
                .noneMatch(status -> status.instrument().equals(instrument) && status.state() != State.LIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COINBASE:BTC-USD",
                "BINANCE:BTCUSDT",
                "BINANCE_FUTURES:BTCUSDT",
                "KRAKEN:BTC/USD",
                "KRAKEN_FUTURES:PF_XBTUSD"
            })
    void aBrokenConnectionMakesItsBooksStaleAtOnce(String symbol) {
        InstrumentId instrument = InstrumentId.parse(symbol);
        run.simulator.inject(Fault.of(Fault.Kind.DISCONNECT, instrument.venue()));
        run.await(instrument, health -> health.state() == State.STALE, "stale");
        recovers(instrument, State.STALE, "");
    }

    @Test
    void aVenueThatRefusesConnectionsIsAskedAgain() {
        InstrumentId instrument = InstrumentId.parse("KRAKEN:BTC/USD");
        run.simulator.inject(Fault.of(Fault.Kind.DISCONNECT, instrument.venue()).lasting(Duration.ofSeconds(2)));
        run.await(instrument, health -> health.reason().startsWith("cannot reach 127.0.0.1"), "the reason");
        recovers(instrument, State.STALE, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KRAKEN:BTC/USD", "BINANCE_FUTURES:BTCUSDT"})
    void aSilentConnectionIsGivenUp(String symbol) {
        InstrumentId instrument = InstrumentId.parse(symbol);
        run.simulator.inject(Fault.of(Fault.Kind.SILENCE, instrument.venue()));
        run.await(instrument, health -> health.state() == State.STALE, "stale");
        recovers(instrument, State.STALE, "");
    }

    @Test
    void aClientThatIsTooSlowForTheVenueComesBack() {
        InstrumentId instrument = InstrumentId.parse("COINBASE:BTC-USD");
        run.simulator.inject(Fault.of(Fault.Kind.SLOW_CONSUMER, instrument.venue()));
        run.await(instrument, health -> health.reason().contains("1008"), "closed with code 1008");
        recovers(instrument, State.STALE, "");
    }

    @Test
    void aFullSessionMakesInstrumentsInvalidUntilThereIsRoom() {
        List<InstrumentId> all = LiveRun.INSTRUMENTS;
        long refused = run.feeds.refused();
        run.full(true);
        for (InstrumentId instrument : all) {
            run.await(
                    instrument,
                    health -> health.state() == State.INVALID && health.reason().equals("the session is full"),
                    "invalid");
        }
        run.full(false);
        run.awaitAllLive();
        assertThat(run.feeds.refused()).isGreaterThan(refused);
        theBooksAreThoseOfTheVenue();
        assertThat(run.simulator.clients(Venue.KRAKEN)).isEqualTo(1);
    }

    /** The session has heard that the book is not to be used, and why; after a while it can be used again. */
    private static void recovers(InstrumentId instrument, State state, String reason) {
        assertThat(run.statuses)
                .anyMatch(status ->
                        is(status, instrument, state) && status.reason().contains(reason));
        run.awaitAllLive();
        assertThat(run.statuses).anyMatch(status -> is(status, instrument, State.LIVE));
    }

    private static boolean is(InstrumentStatus status, InstrumentId instrument, State state) {
        return status.instrument().equals(instrument) && status.state() == state;
    }
}

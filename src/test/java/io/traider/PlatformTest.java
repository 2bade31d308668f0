package io.traider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Decision;
import io.traider.domain.Input;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.InstrumentStatus.State;
import io.traider.domain.Venue;
import io.traider.journal.Database;
import io.traider.journal.JournalSettings;
import io.traider.journal.Selection;
import io.traider.journal.UnpackedPostgres;
import io.traider.session.SessionState;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole platform, from the data folder to the ports. Times are those of a busy machine with two cores. */
@Tag("slow")
@Timeout(600)
class PlatformTest {

    private static final int START = 60;

    @TempDir
    private Path data;

    @Test
    void onTheSimulatorItTradesAndTheNextStartGoesOnWhereItStopped() throws Exception {
        SessionState last;
        try (PlatformUnderTest run = PlatformUnderTest.startAnew(data)) {
            assertThat(run.printed())
                    .contains("admin")
                    .contains("a new journal")
                    .contains("/graphql");
            run.await(
                    START,
                    "all books live",
                    () -> run.platform().feeds().stream().allMatch(feed -> feed.state() == State.LIVE));
            assertThat(run.platform().feeds()).hasSize(15);
            run.await(
                    120,
                    "fills",
                    () -> run.platform().session().metrics().counts().fills() > 2);
            assertThat(status(run.platform().apiPort(), "/actuator/health/readiness"))
                    .isEqualTo(200);
            assertThat(status(run.platform().apiPort(), "/actuator/prometheus")).isIn(200, 401);
            assertThat(status(run.platform().consolePort(), "/")).isIn(200, 302);
            last = run.platform().session().state();
        }
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
        try (PlatformUnderTest run = PlatformUnderTest.start(data)) {
            assertThat(run.printed()).contains("recovered").doesNotContain("their passwords");
            SessionState next = run.platform().session().state();
            assertThat(next.sequence()).isGreaterThanOrEqualTo(last.sequence());
            assertThat(next.positions())
                    .hasSizeGreaterThanOrEqualTo(last.positions().size());
        }
        everyOrderWasForALiveBook();
    }

    @Test
    void aFaultStopsTheTradingOfItsInstrumentsAlone() {
        try (PlatformUnderTest run =
                PlatformUnderTest.start(data, "--fault=binance-futures:silence@5s+20s", "--fault=kraken:checksum@8s")) {
            run.await(START, "Binance futures stale", () -> state(run, "BINANCE_FUTURES:BTCUSDT") == State.STALE);
            assertThat(state(run, "KRAKEN_FUTURES:PF_XBTUSD")).isEqualTo(State.LIVE);
            run.await(
                    120,
                    "everything live again",
                    () -> run.platform().feeds().stream().allMatch(feed -> feed.state() == State.LIVE));
            assertThat(run.platform().feeds()).anyMatch(feed -> feed.checksumFailures() == 1);
            run.await(
                    120,
                    "fills",
                    () -> run.platform().session().metrics().counts().fills() > 0);
        }
        everyOrderWasForALiveBook();
    }

    @Test
    void aRecordingOfItsOwnIsReplayedWithNothingMissing() throws IOException {
        Path recording = data.resolve("recording");
        try (PlatformUnderTest run = PlatformUnderTest.start(data.resolve("first"), "--record=" + recording)) {
            run.await(
                    START,
                    "all books live",
                    () -> run.platform().feeds().stream().allMatch(feed -> feed.state() == State.LIVE));
            run.await(
                    120,
                    "fills",
                    () -> run.platform().session().metrics().counts().fills() > 0);
        }
        try (PlatformUnderTest run = PlatformUnderTest.start(
                data.resolve("second"), "--feed=replay", "--captures=" + recording, "--speed=max")) {
            run.await(120, "the end", () -> !run.platform().end().isEmpty());
            assertThat(run.platform().end()).startsWith("over, ");
            assertThat(run.platform().feeds())
                    .hasSize(15)
                    .allMatch(feed -> feed.gaps() + feed.checksumFailures() + feed.crossed() + feed.malformed() == 0)
                    .allMatch(feed -> feed.state() == State.STALE);
            assertThat(run.platform().session().metrics().counts().marketEvents())
                    .isGreaterThan(1_000);
            assertThat(run.platform().session().metrics().counts().shed()).isZero();
            assertThat(run.platform().session().state().fit()).isFalse();
        }
    }

    @Test
    void aCaptureOfARealVenueIsReplayed() {
        Path capture = Captures.require().resolve("crossbook_kraken_v2");
        try (PlatformUnderTest run =
                PlatformUnderTest.start(data, "--feed=replay", "--captures=" + capture, "--speed=max")) {
            run.await(120, "the end", () -> !run.platform().end().isEmpty());
            assertThat(run.platform().feeds())
                    .anyMatch(feed -> feed.instrument().venue() == Venue.KRAKEN
                            && feed.framesReceived() > 100
                            && feed.gaps() == 0);
            run.await(
                    20,
                    "the engine to have heard everything",
                    () -> run.platform().session().queued() == 0);
            assertThat(run.platform().session().metrics().counts().marketEvents())
                    .isGreaterThan(100);
        }
    }

    @Test
    void liveWithoutANetworkSaysWhatItCannotReachAndTradesNothing() {
        try (PlatformUnderTest run = PlatformUnderTest.start(data, "--feed=live")) {
            if (run.platform().feeds().stream().anyMatch(feed -> feed.state() == State.LIVE)) {
                return; // There is a network: nothing to see here.
            }
            run.await(
                    START,
                    "the reasons",
                    () -> run.platform().session().state().feeds().stream()
                            .allMatch(feed ->
                                    feed.state() == State.STALE && feed.reason().startsWith("cannot reach ")));
            assertThat(run.platform().session().state().fit()).isFalse();
            assertThat(run.platform().session().metrics().counts().decisions()).isZero();
        }
    }

    @Test
    void aPortInUseIsSaidBeforeAnythingIsStarted() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThatThrownBy(() -> PlatformUnderTest.startAnew(data, "--api-port=" + other.getLocalPort()))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("port " + other.getLocalPort())
                    .hasMessageContaining("--api-port=0");
        }
        assertThat(data.resolve("postgres/data")).doesNotExist();
    }

    @Test
    void aDataFolderInUseIsSaidAndNothingIsLeftBehind() {
        Path folder = UnpackedPostgres.in(data.resolve("postgres"));
        try (Database other = Database.embedded(folder, JournalSettings.DEFAULT)) {
            assertThat(other.address()).isNotNull();
            assertThatThrownBy(() -> PlatformUnderTest.start(data))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("another TRAIDER uses");
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> PlatformUnderTest.start(data, "--db-url=postgresql://nobody@127.0.0.1:1/nothing"))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("127.0.0.1:1");
    }

    private static State state(PlatformUnderTest run, String instrument) {
        return run.platform().session().state().feeds().stream()
                .filter(feed -> feed.instrument().equals(InstrumentId.parse(instrument)))
                .findFirst()
                .orElseThrow()
                .state();
    }

    /** Read from the journal: at the input that an allowed decision was made on, its instrument's book was live. */
    private void everyOrderWasForALiveBook() {
        try (Database database = Database.embedded(data.resolve("postgres"), JournalSettings.DEFAULT)) {
            List<Decision> allowed =
                    database
                            .reader()
                            .decisions(Selection.ALL, 1_000, null)
                            .toCompletableFuture()
                            .join()
                            .values()
                            .stream()
                            .filter(decision -> decision.verdict().allowed())
                            .toList();
            Map<Long, InstrumentId> bySequence = new HashMap<>();
            allowed.forEach(decision ->
                    bySequence.put(decision.sequence(), decision.signal().instrument()));
            Map<InstrumentId, State> states = new HashMap<>();
            database.inputs().forEach(1, Long.MAX_VALUE, (sequence, input) -> {
                if (input instanceof Input.Market(long nanos, InstrumentStatus status)) {
                    states.put(status.instrument(), status.state());
                }
                InstrumentId decided = bySequence.get(sequence);
                if (decided != null) {
                    assertThat(states.get(decided))
                            .as("%s at %s", decided, sequence)
                            .isEqualTo(State.LIVE);
                }
            });
        }
    }

    private static int status(int port, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode();
        }
    }
}

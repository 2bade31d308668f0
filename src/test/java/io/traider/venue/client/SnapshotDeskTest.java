package io.traider.venue.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.traider.venue.client.SnapshotDesk.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotDeskTest {

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer venue;
    private HttpClient http;
    private SnapshotDesk desk;

    @BeforeEach
    void open() throws IOException {
        venue = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        venue.start();
        http = HttpClient.newHttpClient();
        desk = new SnapshotDesk(http, 1_000, 6_000);
    }

    @AfterEach
    void close() {
        venue.stop(0);
        http.close();
    }

    private URI answers(int status, Map<String, String> headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        venue.createContext("/", exchange -> {
            asked.incrementAndGet();
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        return URI.create("http://127.0.0.1:" + venue.getAddress().getPort() + "/depth");
    }

    @Test
    void anAnswerIsHandedOutAsItCame() {
        Outcome outcome = desk.fetch(answers(200, Map.of(), "{\"lastUpdateId\":1}"));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Snapshot.class,
                        snapshot -> assertThat(snapshot.body()).asString().isEqualTo("{\"lastUpdateId\":1}"));
    }

    @Test
    void aRefusalStopsEveryRequestForAsLongAsTheVenueSays() {
        URI address = answers(429, Map.of("Retry-After", "7"), "{}");
        for (int i = 0; i < 5; i++) {
            assertThat(desk.fetch(address))
                    .isInstanceOfSatisfying(
                            Outcome.Failure.class,
                            failure -> assertThat(failure.pause()).isBetween(5_000_000_000L, 7_000_000_000L));
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void mostOfAMinutesWeightBeingUsedTheRestIsLeftAlone() {
        URI address = answers(200, Map.of("X-MBX-USED-WEIGHT-1M", "4900"), "{}");
        assertThat(desk.fetch(address)).isInstanceOf(Outcome.Snapshot.class);
        assertThat(desk.fetch(address)).isInstanceOf(Outcome.Failure.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void anAnswerThatIsTooLongIsAFailure() {
        assertThat(desk.fetch(answers(200, Map.of(), "x".repeat(5_000)))).isInstanceOf(Outcome.Failure.class);
    }

    @Test
    void nobodyAtTheAddressIsAFailure() {
        URI address = answers(200, Map.of(), "");
        venue.stop(0);
        assertThat(desk.fetch(address)).isInstanceOf(Outcome.Failure.class);
    }
}

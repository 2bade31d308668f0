package io.traider.api;

import static io.traider.api.ApiUnderTest.BITCOIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Order;
import io.traider.domain.OrderStatus;
import io.traider.domain.Role;
import io.traider.journal.access.Token;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

/** What comes over WebSockets and server-sent events, to readers quick and slow. */
@Tag("slow")
@ExtendWith(SharedApi.class)
class SubscriptionsTest {

    private final ApiUnderTest api;

    SubscriptionsTest(ApiUnderTest api) {
        this.api = api;
    }

    @Test
    void aSocketHearsDecisionsAndOrdersAsTheyAreMade() throws Exception {
        try (Socket socket = Socket.open(api, api.secrets.get(Role.VIEWER))) {
            socket.next("connection_ack");
            socket.subscribe("decisions", "subscription { decisionMade(filter: {venue: KRAKEN}) { sequence signal } }");
            socket.subscribe("orders", "subscription { orderChanged(filter: {venue: KRAKEN}) { id status } }");
            // Decisions from before the subscription took hold are not told; orders as they stand are.
            do {
                api.happen(sequence -> List.of(Sample.decision(BITCOIN, sequence, "before")), List.of(), List.of());
                ApiUnderTest.pause(50);
            } while (socket.heard.stream()
                    .noneMatch(message -> message.toString().contains("\"id\":\"decisions\"")));
            long at = api.happen(
                    sequence -> List.of(Sample.decision(BITCOIN, sequence, "heard-1")),
                    List.of(Sample.order(BITCOIN, "heard-1", OrderStatus.OPEN)),
                    List.of());
            // Who subscribes just then may be told of an order twice: as it stands, and that it changed.
            socket.hear("\"sequence\":" + at, "{\"id\":\"heard-1\",\"status\":\"OPEN\"}");
            socket.send(Map.of("id", "orders", "type", "complete"));
            api.happen(List.of(Sample.order(BITCOIN, "heard-1", OrderStatus.CANCELLED)), List.of());
        }
    }

    @Test
    void aSocketHearsThatAnAlertBeginsAndNotThatItEnds() throws Exception {
        try (Socket socket = Socket.open(api, api.secrets.get(Role.COMPLIANCE_OFFICER))) {
            socket.next("connection_ack");
            socket.subscribe("1", "subscription { alertRaised(filter: {code: \"HEARD\"}) { id account ended } }");
            do {
                api.alert(at -> List.of(Sample.alert(at, 1, "OTHER"), Sample.alert(at, 2, "HEARD")));
                api.alert(at -> List.of(Sample.alert(at, 1, "HEARD").ended(Sample.NANOS)));
                ApiUnderTest.pause(50);
            } while (socket.heard.stream()
                    .noneMatch(message -> message.toString().contains("\"id\":\"1\"")));
            assertThat(socket.next("next").toString())
                    .contains("-2\",\"account\":\"funding-drift@KRAKEN\",\"ended\":null");
            assertThat(socket.heard.toString()).doesNotContain("-1\",\"account");
        }
    }

    @Test
    void aBookIsSentOnceUntilItChanges() throws Exception {
        try (Socket socket = Socket.open(api, api.secrets.get(Role.VIEWER))) {
            socket.next("connection_ack");
            socket.subscribe(
                    "1", "subscription { bookChanged(venue: KRAKEN, symbol: \"BTC/USD\") { bids { price } } }");
            api.happen(List.of(), List.of());
            assertThat(socket.next("next").toString()).contains("63417");
            api.engine.books.put(BITCOIN, new HandBook(BITCOIN, 70_001));
            api.happen(List.of(), List.of());
            assertThat(socket.next("next").toString()).contains("\"70000\"");
            api.engine.books.put(BITCOIN, new HandBook(BITCOIN, 63_418));
            api.happen(List.of(), List.of());
            assertThat(socket.next("next").toString()).contains("63417");
        }
    }

    @Test
    void serverSentEventsCarryTheSame() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(api.uri("/graphql"))
                .header("Authorization", "Bearer " + api.secrets.get(Role.VIEWER))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"query\":\"subscription { portfolioChanged { equity currency } }\"}"))
                .build();
        HttpResponse<InputStream> answer = api.http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("event:next");
            assertThat(lines.readLine()).startsWith("data:").contains("\"currency\":\"USD\"");
        }
    }

    @Test
    void aSocketWithoutATokenIsClosed() throws Exception {
        try (Socket socket = new Socket(api, null, true)) {
            socket.init(null);
            assertThat(socket.closed.get(20, TimeUnit.SECONDS)).isEqualTo(4401);
        }
        try (Socket socket = new Socket(api, null, true)) {
            socket.init("trd_guessed");
            assertThat(socket.closed.get(20, TimeUnit.SECONDS)).isEqualTo(4401);
        }
        try (Socket socket = new Socket(api, null, true)) {
            socket.subscribe("1", "{ me { name } }");
            assertThat(socket.closed.get(20, TimeUnit.SECONDS)).isEqualTo(4401);
        }
    }

    @Test
    void theHandshakeMayCarryTheToken() throws Exception {
        try (Socket socket = new Socket(api, api.secrets.get(Role.QUANT), true)) {
            socket.init(null);
            socket.next("connection_ack");
            socket.subscribe("1", "{ me { roles } }");
            assertThat(socket.next("next").toString()).contains("QUANT");
        }
    }

    @Test
    void aRevokedTokenEndsItsSubscriptions() throws Exception {
        Token.Issued token = api.tokens.create("viewer", "ends soon", null, "test");
        try (Socket socket = Socket.open(api, token.secret())) {
            socket.next("connection_ack");
            socket.subscribe("1", "subscription { decisionMade { sequence } }");
            ApiUnderTest.pause(300);
            api.tokens.revoke(token.token().id(), "test");
            JsonNode end = socket.next("error");
            assertThat(end.toString()).contains("UNAUTHENTICATED");
            socket.subscribe("2", "{ me { name } }");
            assertThat(socket.next("next|error").toString()).contains("UNAUTHENTICATED");
        }
    }

    @Test
    void oneTokenHasSoManySubscriptionsAndNoMore() throws Exception {
        String secret = api.tokens.create("viewer", "greedy", null, "test").secret();
        try (Socket socket = Socket.open(api, secret)) {
            socket.next("connection_ack");
            for (int i = 0; i < 50; i++) {
                socket.subscribe("s" + i, "subscription { decisionMade { sequence } }");
            }
            ApiUnderTest.pause(1_000);
            socket.subscribe("one too many", "subscription { decisionMade { sequence } }");
            assertThat(socket.next("error").toString()).contains("TOO_MANY", "50 subscriptions already");
        }
        ApiUnderTest.pause(500);
        try (Socket socket = Socket.open(api, secret)) {
            socket.next("connection_ack");
            socket.subscribe("again", "subscription { portfolioChanged { equity } }");
            assertThat(socket.next("next|error").path("type").asString()).isEqualTo("next");
        }
    }

    @Test
    void aReaderWhoPausesGetsTheLatestPortfolio() {
        Live live = api.bean(Live.class);
        StepVerifier.create(live.portfolio().map(each -> each.equity()), 1)
                .expectNext(new BigDecimal("100000"))
                .then(() -> {
                    for (int i = 1; i <= 20; i++) {
                        api.engine.equity = new BigDecimal(100_000 + i);
                        ApiUnderTest.pause(120);
                    }
                    ApiUnderTest.pause(400);
                })
                .thenRequest(1)
                .expectNext(new BigDecimal("100020"))
                .thenCancel()
                .verify();
        api.engine.equity = new BigDecimal("100000");
    }

    @Test
    void aReaderWhoPausesGetsTheLatestOfEachOrder() {
        Flux<String> orders = api.bean(Live.class)
                .orders(Filter.orNone(null))
                .filter(order -> order.id().startsWith("slow-"))
                .map(order -> order.id() + " " + order.status());
        StepVerifier.create(orders, 0)
                .thenAwait(Duration.ofMillis(100))
                .then(() -> {
                    for (OrderStatus status : List.of(OrderStatus.PENDING, OrderStatus.OPEN, OrderStatus.FILLED)) {
                        api.happen(
                                List.of(
                                        Sample.order(BITCOIN, "slow-1", status),
                                        Sample.order(BITCOIN, "slow-2", status)),
                                List.of());
                    }
                    ApiUnderTest.pause(300);
                })
                .thenRequest(10)
                .expectNext("slow-1 FILLED", "slow-2 FILLED")
                .thenCancel()
                .verify();
    }

    /** Twenty thousand orders change; the socket is not read until then. */
    @Test
    void aSocketThatIsNotReadDoesNotFillTheMemory() throws Exception {
        try (Socket socket = new Socket(api, api.secrets.get(Role.VIEWER), false)) {
            socket.init(null);
            socket.read(1);
            socket.next("connection_ack");
            socket.subscribe("1", "subscription { orderChanged { id updatedTime remark } }");
            ApiUnderTest.pause(500);
            String text = "x".repeat(400);
            for (int i = 0; i < 20; i++) {
                List<Order> thousand = IntStream.range(0, 1000)
                        .mapToObj(n -> Sample.order(BITCOIN, "unread-" + n, OrderStatus.CANCELLED)
                                .with(OrderStatus.CANCELLED, Sample.NANOS, text))
                        .toList();
                api.happen(thousand, List.of());
            }
            api.happen(List.of(Sample.order(BITCOIN, "the last", OrderStatus.CANCELLED)), List.of());
            ApiUnderTest.pause(500);
            socket.read(Long.MAX_VALUE);
            int read = 0;
            while (!socket.next("next").toString().contains("the last")) {
                read++;
            }
            assertThat(read).isLessThan(10_000);
        }
    }
}

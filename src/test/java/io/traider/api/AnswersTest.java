package io.traider.api;

import static io.traider.api.ApiUnderTest.BITCOIN;
import static io.traider.api.ApiUnderTest.code;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.introspection.IntrospectionQuery;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.OrderStatus;
import io.traider.domain.Role;
import io.traider.domain.Venue;
import io.traider.journal.PostgresUnderTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What the API answers to questions good and bad, over HTTP. */
@Tag("slow")
@ExtendWith(SharedApi.class)
class AnswersTest {

    private static final InstrumentId ETHER = new InstrumentId(Venue.BINANCE_FUTURES, "ETHUSDT");

    private static final InstrumentId SOLANA = new InstrumentId(Venue.BINANCE, "SOLUSDT");

    private final ApiUnderTest api;

    AnswersTest(ApiUnderTest api) {
        this.api = api;
    }

    @Test
    void aDecisionTellsWhy() {
        long at = api.happen(sequence -> List.of(Sample.denied(ETHER, sequence)), List.of(), List.of());
        JsonNode decision = api.data(Role.AUDITOR, """
            { decision(sequence: %d) {
                sequence time strategy venue instrument signal allowed wouldBe order
                reasons { rule code figures { name value } } signalReasons { code } breaches { code }
                intent { side type timeInForce quantity limitPrice lifeSeconds reduceOnly }
                score { model hash value refusal members { model hash weight value } }
                featureSet features { name value } versions { name hash } } }
            """.formatted(at)).path("decision");
        assertThat(decision).isEqualTo(api.json.readTree("""
            {"sequence":%d,"time":"2026-09-21T14:13:20.123456789Z","strategy":"funding-drift",
             "venue":"BINANCE_FUTURES","instrument":"ETHUSDT","signal":"ENTER_LONG","allowed":false,"wouldBe":true,"order":null,
             "reasons":[{"rule":"Funding drifts up","code":"PRICE_COLLAR",
               "figures":[{"name":"drift","value":"0.00031"},{"name":"score","value":"0.71"}]}],
             "signalReasons":[{"code":"FUNDING_DRIFT"}],"breaches":[{"code":"PRICE_COLLAR"}],
             "intent":{"side":"BUY","type":"LIMIT","timeInForce":"GTD","quantity":"0.015","limitPrice":"63418.3",
               "lifeSeconds":"1.5","reduceOnly":false},
             "score":{"model":"direction-1","hash":"a1b2","value":null,"refusal":"spreadBps is not finite",
               "members":[{"model":"direction-1","hash":"c3d4","weight":1.0,"value":null}]},
             "featureSet":"microstructure-1","features":[{"name":"spreadBps","value":0.5}],
             "versions":[{"name":"direction-1","hash":"a1b2"}]}
            """.formatted(at)));
    }

    @Test
    void anAlertTellsWhyAndWhetherItLasts() {
        long at = api.alert(
                sequence -> List.of(Sample.alert(sequence, 1, "DRAWDOWN"), Sample.alert(sequence, 2, "DAILY_LOSS")));
        JsonNode lasting = api.data(Role.RISK_OFFICER, """
            { alerts(filter: {kind: RISK, account: "funding-drift@KRAKEN", code: "DRAWDOWN", lasts: true}) {
                totalCount edges { node { id sequence time ended kind pack hash account venue instrument order fill
                    reason { rule code figures { name value } } facts { pack type properties { name value } } } } } }
            """).path("alerts");
        assertThat(lasting).isEqualTo(api.json.readTree("""
            {"totalCount":1,"edges":[{"node":{"id":"A%d-1","sequence":%d,"time":"2026-09-21T14:13:20.123456789Z",
              "ended":null,"kind":"RISK","pack":"risk","hash":"a1b2","account":"funding-drift@KRAKEN",
              "venue":null,"instrument":null,"order":null,"fill":null,
              "reason":{"rule":"Funding drifts up","code":"DRAWDOWN",
                "figures":[{"name":"drift","value":"0.00031"},{"name":"score","value":"0.71"}]},
              "facts":[{"pack":"risk","type":"AccountRisk","properties":[{"name":"leverage","value":"2"}]}]}}]}
            """.formatted(at, at)));
        api.alert(sequence -> List.of(Sample.alert(at, 1, "DRAWDOWN").ended(Sample.NANOS + 1)));
        JsonNode ended = api.data(Role.AUDITOR, """
            { alert(id: "A%d-1") { sequence ended } alerts(filter: {lasts: true, code: "DRAWDOWN"}) { totalCount } }
            """.formatted(at));
        assertThat(ended).isEqualTo(api.json.readTree("""
            {"alert":{"sequence":%d,"ended":"2026-09-21T14:13:20.123456790Z"},"alerts":{"totalCount":0}}
            """.formatted(at)));
    }

    @Test
    void positionsAreValuedAndComeInPages() {
        InstrumentId second = new InstrumentId(Venue.KRAKEN, "ZEC/USD");
        api.happen(List.of(), List.of(Sample.position(BITCOIN, "0.01"), Sample.position(second, "-3")));
        JsonNode first = api.data(Role.VIEWER, """
            { positions(first: 1, filter: {venue: KRAKEN, strategy: "funding-drift"}) {
                totalCount pageInfo { hasNextPage hasPreviousPage endCursor }
                edges { node { instrument quantity currency averagePrice markPrice cost unrealizedPnl updatedTime } } } }
            """).path("positions");
        assertThat(first.path("edges")).isEqualTo(api.json.readTree("""
            [{"node":{"instrument":"BTC/USD","quantity":"0.01","currency":"USD","averagePrice":"63125",
              "markPrice":"63418.3","cost":"631.25","unrealizedPnl":"2.933",
              "updatedTime":"2026-09-21T14:13:20.123456789Z"}}]
            """));
        assertThat(first.path("totalCount").asInt()).isEqualTo(2);
        assertThat(first.path("pageInfo").path("hasNextPage").asBoolean()).isTrue();
        JsonNode next = api.data(Role.VIEWER, """
            { positions(first: 1, after: "%s", filter: {venue: KRAKEN}) {
                pageInfo { hasNextPage hasPreviousPage } edges { node { instrument unrealizedPnl } } } }
            """.formatted(
                                first.path("pageInfo").path("endCursor").asString()))
                .path("positions");
        assertThat(next).isEqualTo(api.json.readTree("""
            {"pageInfo":{"hasNextPage":false,"hasPreviousPage":true},
             "edges":[{"node":{"instrument":"ZEC/USD","unrealizedPnl":null}}]}
            """));
    }

    @Test
    void ordersComeInPagesAndByFilter() {
        api.happen(
                List.of(
                        Sample.order(SOLANA, "page-1", OrderStatus.CANCELLED),
                        Sample.order(SOLANA, "page-2", OrderStatus.CANCELLED)),
                List.of());
        JsonNode none = api.data(Role.TRADER, """
            { orders(filter: {venue: BINANCE_FUTURES, to: "2026-01-01T00:00:00Z"}) { totalCount edges { cursor } } }
            """).path("orders");
        assertThat(none).isEqualTo(api.json.readTree("{\"totalCount\":0,\"edges\":[]}"));
        JsonNode some = api.data(Role.TRADER, """
            { orders(first: 10, filter: {instrument: "SOLUSDT", from: "2026-01-01T00:00:00+02:00"}) {
                totalCount edges { cursor node { id status } } } }
            """).path("orders");
        assertThat(some.path("totalCount").asInt()).isEqualTo(2);
        assertThat(some.path("edges").findValuesAsString("id")).containsExactlyInAnyOrder("page-1", "page-2");
    }

    @Test
    void theBookAndItsFeedAreShown() {
        api.happen(List.of(), List.of());
        String book = "{ book(venue: KRAKEN, symbol: \"BTC/USD\") { valid } }";
        for (int i = 0;
                i < 100 && !api.data(Role.VIEWER, book).at("/book/valid").asBoolean(false);
                i++) {
            ApiUnderTest.pause(50);
        }
        JsonNode answer = api.data(Role.VIEWER, """
            { book(venue: KRAKEN, symbol: "BTC/USD", depth: 2) { valid bids { price quantity } asks { price } }
              feeds { venue instrument state reason framesReceived gaps checksumFailures crossed malformed lastEventTime }
              system { simulated notice feed mode } }
            """);
        assertThat(answer.path("book")).isEqualTo(api.json.readTree("""
            {"valid":true,"bids":[{"price":"63417","quantity":"1"},{"price":"63416","quantity":"2"}],
             "asks":[{"price":"63419"},{"price":"63420"}]}
            """));
        assertThat(answer.path("feeds").path(0)).isEqualTo(api.json.readTree("""
            {"venue":"KRAKEN","instrument":"BTC/USD","state":"LIVE","reason":"","framesReceived":42,"gaps":1,
             "checksumFailures":2,"crossed":3,"malformed":4,"lastEventTime":"2023-11-14T22:13:20.000000001Z"}
            """));
        assertThat(answer.path("system").path("simulated").asBoolean()).isTrue();
        assertThat(answer.path("system").path("notice").asString()).contains("simulated");
    }

    @Test
    void aKillSwitchIsEngagedInTheCallersNameAndReleased() {
        JsonNode engaged = api.data(Role.TRADER, """
            mutation { engageKillSwitch(scope: "INSTRUMENT:KRAKEN:SOL/USD", reason: " spreads look wrong ") {
                sequence switches { scope reason by since } } }
            """).path("engageKillSwitch");
        assertThat(engaged.path("sequence").asLong()).isPositive();
        assertThat(engaged.path("switches")
                        .valueStream()
                        .filter(each -> each.path("scope").asString().equals("INSTRUMENT:KRAKEN:SOL/USD")))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.path("by").asString()).isEqualTo(api.userWith(Role.TRADER));
                    assertThat(each.path("reason").asString()).isEqualTo("spreads look wrong");
                });
        String release = "mutation { releaseKillSwitch(scope: \"INSTRUMENT:KRAKEN:SOL/USD\", reason: \"fine again\") {"
                + " switches { scope } } }";
        assertThat(api.data(Role.RISK_OFFICER, release).toString()).doesNotContain("SOL/USD");
        assertThat(code(api.ask(Role.RISK_OFFICER, release))).isEqualTo("NOT_FOUND");
    }

    @Test
    void aClosedOrderCannotBeCancelled() {
        api.happen(List.of(Sample.order(ETHER, "done-1", OrderStatus.FILLED)), List.of());
        JsonNode answer = api.ask(Role.TRADER, "mutation { cancelOrder(id: \"done-1\") { sequence } }");
        assertThat(code(answer)).isEqualTo("BAD_REQUEST");
        assertThat(answer.toString()).contains("done-1 is FILLED already");
        api.happen(List.of(Sample.order(ETHER, "open-1", OrderStatus.OPEN)), List.of());
        assertThat(api.data(Role.TRADER, "mutation { cancelOrder(id: \"open-1\") { sequence } }")
                        .path("cancelOrder")
                        .path("sequence")
                        .asLong())
                .isPositive();
    }

    @Test
    void everybodySeesToTheirOwnTokensAndAnAdministratorToAll() {
        String mine = "mutation { createToken(label: \"script\") { secret token { id user roles: label } } }";
        JsonNode made = api.data(Role.QUANT, mine).path("createToken");
        String secret = made.path("secret").asString();
        String id = made.path("token").path("id").asString();
        assertThat(api.ask(secret, "{ me { name roles } }", Map.of()).toString())
                .contains("QUANT");
        String revoke = "mutation { revokeToken(id: \"" + id + "\") { revoked } }";
        assertThat(code(api.ask(Role.VIEWER, revoke))).isEqualTo("NOT_FOUND");
        assertThat(code(api.ask(Role.VIEWER, "{ tokens(user: \"quant\") { id } }")))
                .isEqualTo("FORBIDDEN");
        assertThat(code(api.ask(Role.VIEWER, "mutation { createToken(label: \"x\", user: \"admin\") { secret } }")))
                .isEqualTo("FORBIDDEN");
        assertThat(code(api.ask(Role.ADMIN, "mutation { createToken(label: \"x\", user: \"nobody\") { secret } }")))
                .isEqualTo("BAD_REQUEST");
        assertThat(api.data(Role.ADMIN, "{ tokens(user: \"quant\") { id } }").toString())
                .contains(id);
        assertThat(api.data(Role.ADMIN, revoke).toString()).contains("revoked");
        assertThat(code(api.ask(secret, "{ me { name } }", Map.of()))).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void aTokenCannotMakeOneThatOutlivesIt() {
        Instant end = Instant.parse("2099-01-01T00:00:00Z");
        String secret = api.tokens.create("viewer", "ends", end, "test").secret();
        JsonNode made = api.ask(secret, "mutation { createToken(label: \"x\") { token { expires } } }", Map.of());
        assertThat(made.toString()).contains("\"expires\":\"2099-01-01T00:00:00Z\"");
    }

    @Test
    void badValuesAreRefusedWithTheValueAndAdvice() {
        refused("{ positions(first: 0) { totalCount } }", "first: 0 does not do. Maybe take 1 to 1000");
        refused("{ orders(first: 1001) { totalCount } }", "first: 1001");
        refused("{ orders(after: \"moon\") { totalCount } }", "'moon' is no cursor. Maybe");
        refused("{ positions(after: \"moon\") { totalCount } }", "'moon' is no cursor. Maybe");
        refused("{ book(venue: KRAKEN, symbol: \"BTC/USD\", depth: 51) { valid } }", "depth: 51");
        refused("{ book(venue: MOON, symbol: \"x\") { valid } }", "MOON");
        refused("{ fills(filter: {from: \"yesterday\"}) { totalCount } }", "'yesterday' is no DateTime. Maybe");
        refused("{ decision(sequence: 1.5) { time } }", "'1.5' is no Long");
        refused("{ nonsense }", "nonsense");
        refused("{ feeds { nonsense } }", "nonsense");
        refused("{ feeds", "");
        refused("", "");
        JsonNode scope =
                api.ask(Role.ADMIN, "mutation { engageKillSwitch(scope: \"MOON\", reason: \"x\") { sequence } }");
        assertThat(code(scope)).isEqualTo("BAD_REQUEST");
        assertThat(scope.toString()).contains("'MOON' is no kill scope. Maybe ALL");
        assertThat(code(api.ask(Role.ADMIN, "mutation { engageKillSwitch(scope: ALL, reason: \" \") { sequence } }")))
                .isEqualTo("BAD_REQUEST");
        JsonNode variable = api.ask(
                api.secrets.get(Role.VIEWER), "query($s: Long!) { decision(sequence: $s) { time } }", Map.of("s", "x"));
        assertThat(code(variable)).isEqualTo("BAD_REQUEST");
    }

    private void refused(String query, String message) {
        JsonNode answer = api.ask(Role.VIEWER, query);
        assertThat(code(answer)).as(answer.toString()).isEqualTo("BAD_REQUEST");
        assertThat(answer.toString()).contains(message);
    }

    @Test
    void whatDoesNotExistIsSaidToBeSo() {
        JsonNode answer = api.ask(Role.VIEWER, "{ book(venue: KRAKEN, symbol: \"DOGE\") { valid } }");
        assertThat(code(answer)).isEqualTo("NOT_FOUND");
        assertThat(answer.toString()).contains("no feed of 'DOGE' at KRAKEN. Maybe one of [BTC/USD]");
        assertThat(api.get("/nothing", api.secrets.get(Role.ADMIN)).statusCode())
                .isEqualTo(403);
        assertThat(api.get("/nothing", null).statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        String deep = "{ __type(name: \"Query\") { fields { type " + "{ ofType ".repeat(14) + "{ name }"
                + " }".repeat(14) + " } } }";
        assertThat(code(api.ask(Role.VIEWER, deep))).isEqualTo("TOO_DEEP");
        String wide = "{ "
                + "a%d: decisions(first: 1000) { edges { node { features { name value } reasons { rule code } } } } "
                        .repeat(12)
                        .formatted(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
                + " }";
        assertThat(code(api.ask(Role.VIEWER, wide))).isEqualTo("TOO_COMPLEX");
        assertThat(code(api.ask(Role.VIEWER, "{ system { fit } } #" + "x".repeat(33 * 1024))))
                .isEqualTo("BAD_REQUEST");
        HttpResponse<String> huge = api.post(api.secrets.get(Role.VIEWER), "x".repeat(300 * 1024));
        assertThat(huge.statusCode()).isEqualTo(413);
    }

    @Test
    void aFaultSaysNothingOfItself() {
        JsonNode answer = api.ask(Role.VIEWER, "{ order(id: \"\\u0000\") { id } }");
        assertThat(code(answer)).isEqualTo("INTERNAL");
        assertThat(answer.toString())
                .doesNotContain("byte sequence", "Postgres")
                .contains("in the log");
    }

    @Test
    void theSchemaIsShownToWhoIsSignedIn() {
        String introspection = IntrospectionQuery.INTROSPECTION_QUERY;
        assertThat(api.ask(Role.VIEWER, introspection).toString()).contains("KillSwitchResult");
        assertThat(code(api.ask((String) null, introspection, Map.of()))).isEqualTo("UNAUTHENTICATED");
        assertThat(api.get("/graphiql", null).statusCode()).isEqualTo(401);
    }

    @Test
    void headersKeepBrowsersAtBay() {
        HttpResponse<String> answer = api.send(
                api.uri("/graphql"),
                api.secrets.get(Role.VIEWER),
                request -> request.header("Content-Type", "application/json")
                        .header("Origin", "https://evil.example")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{ me { name } }\"}")));
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void readinessIsFitnessToTrade() {
        assertThat(api.get("/actuator/health/readiness", null).statusCode()).isEqualTo(200);
        api.feed(InstrumentStatus.State.STALE, "silent for 12 s");
        ApiUnderTest.pause(400);
        HttpResponse<String> stale = api.get("/actuator/health/readiness", null);
        String details = api.get("/actuator/health/readiness", api.secrets.get(Role.VIEWER))
                .body();
        int alive = api.get("/actuator/health/liveness", null).statusCode();
        api.feed(InstrumentStatus.State.LIVE, "");
        ApiUnderTest.pause(400);
        assertThat(stale.statusCode()).isEqualTo(503);
        assertThat(stale.body()).doesNotContain("no feed");
        assertThat(details).contains("no feed is live");
        assertThat(alive).isEqualTo(200);
        assertThat(api.get("/actuator/health/readiness", null).statusCode()).isEqualTo(200);
    }

    @Test
    void metersAreForWhoHasAToken() {
        assertThat(api.get("/actuator/prometheus", null).statusCode()).isEqualTo(401);
        assertThat(api.get("/actuator/prometheus", api.secrets.get(Role.AUDITOR))
                        .body())
                .contains("traider_corridor_ticks_total 1.0");
        assertThat(api.get("/actuator/env", api.secrets.get(Role.ADMIN)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theWorkbenchIsForDevelopment() {
        Map<String, Object> development = Map.of("profile", Api.DEVELOPMENT);
        try (ApiUnderTest workbench = new ApiUnderTest(PostgresUnderTest.open(), development)) {
            assertThat(workbench.get("/graphiql?path=/graphql", null).body()).contains("GraphiQL");
            assertThat(workbench.post(null, "{\"query\":\"{ me { name } }\"}").statusCode())
                    .isEqualTo(401);
        }
    }
}

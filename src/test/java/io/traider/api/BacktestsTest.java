package io.traider.api;

import static io.traider.api.ApiUnderTest.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.traider.PastUnderTest;
import io.traider.backtest.desk.SmallWorkshop;
import io.traider.domain.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Runs over the past from a request to an opened decision. */
@Tag("slow")
@ExtendWith(SharedApi.class)
class BacktestsTest {

    private static final String MINUTES =
            "name: \"five minutes\", from: \"2026-01-01T00:00:00Z\", to: \"2026-01-01T00:05:00Z\", seed: 7";

    private final ApiUnderTest api;

    BacktestsTest(ApiUnderTest api) {
        this.api = api;
    }

    private String start(String input) {
        JsonNode started =
                api.data(Role.QUANT, "mutation { startBacktest(input: {" + input + "}) { id state requestedBy } }");
        assertThat(started.at("/startBacktest/requestedBy").asString()).isEqualTo(api.userWith(Role.QUANT));
        return started.at("/startBacktest/id").asString();
    }

    private JsonNode ended(String id) {
        JsonNode run;
        do {
            ApiUnderTest.pause(100);
            run = api.data(
                            Role.VIEWER,
                            "{ backtest(id: \"" + id
                                    + "\") { state message result { finished failure steps startEquity fees decisions"
                                    + " figures { key label unit value } plan { name value } } request { seed"
                                    + " changes { name value } } } }")
                    .path("backtest");
        } while (List.of("QUEUED", "RUNNING").contains(run.path("state").asString()));
        return run;
    }

    @Test
    void aRunIsStartedWatchedAndOpened() throws Exception {
        List<String> states = new ArrayList<>();
        try (Socket socket = Socket.open(api, api.secrets.get(Role.VIEWER))) {
            socket.next("connection_ack");
            socket.subscribe("1", "subscription { backtestChanged { name state progress { share events } } }");
            ApiUnderTest.pause(300);
            String id = start(MINUTES + ", changes: [{name: \"entryDrift\", value: \"0.8\"}]");
            JsonNode run = ended(id);
            assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("DONE");
            while (!states.contains("DONE")) {
                JsonNode told = socket.next("next").at("/payload/data/backtestChanged");
                if (told.path("name").asString().equals("five minutes")) {
                    states.add(told.path("state").asString());
                }
            }
            assertThat(states).contains("RUNNING");
            assertThat(run.at("/request/seed").asLong()).isEqualTo(7);
            assertThat(run.at("/request/changes/0/value").asString()).isEqualTo("0.8");
            assertThat(new BigDecimal(run.at("/result/startEquity").asString())).isEqualByComparingTo("10000");
            assertThat(run.at("/result/steps").asString()).matches("[0-9a-f]{64}");
            assertThat(run.at("/result/figures").toString()).contains("\"key\":\"totalReturn\"", "\"unit\":\"SHARE\"");
            assertThat(run.at("/result/plan").toString()).contains("depth:risk-averse");
            report(id);
            decisions(id, run.at("/result/decisions").asLong());
            deleted(id);
        }
    }

    @Test
    void aRunThatCouldNotGoOnSaysWhy() {
        JsonNode run = ended(start(
                "from: \"2026-01-01T00:00:00Z\", to: \"2026-01-01T00:01:00Z\", seed: " + SmallWorkshop.UNSETTLED));
        assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("FAILED");
        assertThat(run.path("message").asString()).startsWith("It could not go on: ");
        assertThat(run.at("/result/finished").asBoolean()).isFalse();
        assertThat(run.at("/result/failure").asString()).contains("could not be settled");
    }

    private void report(String id) {
        JsonNode report = api.data(
                        Role.VIEWER,
                        "{ backtestReport(id: \"" + id + "\") { curve(first: 5) { time equity drawdown benchmark }"
                                + " trades(first: 3) { side profit entryTime decision } document tearSheet } }")
                .path("backtestReport");
        assertThat(report.path("curve")).hasSize(5);
        assertThat(report.at("/curve/0/time").asString()).startsWith("2026-01-01T00:00");
        assertThat(report.path("trades")).hasSize(3);
        assertThat(report.path("document").asString()).contains("\"curve\"");
        assertThat(report.path("tearSheet").asString()).startsWith("<!doctype html>");
    }

    private void decisions(String id, long count) {
        String page = "{ backtestDecisions(id: \"" + id + "\", first: 2%s) { totalCount pageInfo { hasNextPage"
                + " endCursor } edges { node { sequence signal allowed signalReasons { rule figures { name value } }"
                + " features { name value } score { value } versions { name } } } } }";
        JsonNode first = api.data(Role.AUDITOR, page.formatted("")).path("backtestDecisions");
        assertThat(first.path("totalCount").asLong()).isEqualTo(count);
        assertThat(first.path("edges")).hasSize(2);
        assertThat(first.at("/edges/0/node/signalReasons/0/rule").asString()).isNotEmpty();
        assertThat(first.at("/edges/0/node/features")).isNotEmpty();
        String cursor = first.at("/pageInfo/endCursor").asString();
        JsonNode next = api.data(Role.AUDITOR, page.formatted(", after: \"" + cursor + "\""))
                .path("backtestDecisions");
        assertThat(next.at("/edges/0/node/sequence").asLong())
                .isLessThan(first.at("/edges/1/node/sequence").asLong());
    }

    private void deleted(String id) {
        String delete = "mutation { deleteBacktest(id: \"" + id + "\") { id } }";
        assertThat(api.data(Role.TRADER, delete).at("/deleteBacktest/id").asString())
                .isEqualTo(id);
        assertThat(code(api.ask(Role.TRADER, delete))).isEqualTo("NOT_FOUND");
        assertThat(api.data(Role.VIEWER, "{ backtest(id: \"" + id + "\") { id } }")
                        .path("backtest")
                        .isNull())
                .isTrue();
    }

    @Test
    void aRunIsCancelledAndPagesFollowEachOther() {
        String first = start("hours: 100");
        String second = start("hours: 100");
        String cancel = "mutation { cancelBacktest(id: \"%s\") { state } }";
        assertThat(code(api.ask(Role.QUANT, "mutation { deleteBacktest(id: \"" + second + "\") { id } }")))
                .isEqualTo("BAD_REQUEST");
        assertThat(api.data(Role.QUANT, cancel.formatted(second))
                        .at("/cancelBacktest/state")
                        .asString())
                .isEqualTo("CANCELLED");
        api.data(Role.QUANT, cancel.formatted(first));
        assertThat(ended(first).path("state").asString()).isEqualTo("CANCELLED");
        assertThat(ended(first).path("message").asString()).isEqualTo("Cancelled by " + api.userWith(Role.QUANT) + ".");
        assertThat(code(api.ask(Role.QUANT, cancel.formatted(first)))).isEqualTo("BAD_REQUEST");

        JsonNode page = api.data(
                        Role.VIEWER,
                        "{ backtests(first: 1) { totalCount pageInfo { endCursor } edges { node { id } } } }")
                .path("backtests");
        assertThat(page.at("/edges/0/node/id").asString()).isEqualTo(second);
        assertThat(page.path("totalCount").asLong()).isGreaterThanOrEqualTo(2);
        JsonNode next =
                api.data(Role.VIEWER, "{ backtests(first: 1, after: \"" + second + "\") { edges { node { id } } } }");
        assertThat(next.at("/backtests/edges/0/node/id").asString()).isEqualTo(first);
    }

    @Test
    void importedBarsAreRunOnAndARequestForOthersIsRefused() {
        String bars = "source: HISTORY, bars: {instrument: \"" + PastUnderTest.SPOT + "\", interval: \"%s\"}";
        JsonNode there = api.data(Role.VIEWER, "{ backtestChoices { sources bars { instrument interval from to } } }")
                .path("backtestChoices");
        assertThat(there.at("/bars/0/instrument").asString()).isEqualTo(PastUnderTest.SPOT);
        assertThat(there.at("/bars/0/to").asString()).isEqualTo("2026-03-26T00:00:00Z");
        String id = start(bars.formatted("1h") + ", latency: \"0,0,0\"");
        assertThat(ended(id).path("state").asString()).isEqualTo("DONE");
        JsonNode run = api.data(
                        Role.VIEWER,
                        "{ backtest(id: \"" + id + "\") { name request { strategy fill bars { interval unit capital } }"
                                + " result { events decisions startEquity plan { name value } } } }")
                .path("backtest");
        assertThat(run.path("name").asString()).isEqualTo("ema-cross:12:26: 1h bars of " + PastUnderTest.SPOT);
        assertThat(run.at("/request/fill").asString()).isEqualTo("volume-share:open:0.025:0.1");
        assertThat(run.at("/request/bars/unit").asString()).isEqualTo("1");
        assertThat(run.at("/request/bars/capital").asString()).isEqualTo("100000");
        assertThat(run.at("/result/events").asLong()).isEqualTo(600);
        JsonNode decisions = api.data(
                        Role.VIEWER,
                        "{ backtestDecisions(id: \"" + id + "\", first: 1) { totalCount edges { node { signal"
                                + " signalReasons { code figures { name } } score { refusal } } } } }")
                .path("backtestDecisions");
        assertThat(decisions.path("totalCount").asLong())
                .isPositive()
                .isEqualTo(run.at("/result/decisions").asLong());
        assertThat(decisions.at("/edges/0/node/signalReasons/0/code").asString())
                .startsWith("EMA_CROSS_");

        JsonNode refused = api.ask(
                Role.QUANT,
                "mutation { startBacktest(input: {" + bars.formatted("4h") + ", fill: \"depth:log\", strategy:"
                        + " \"ema-cross:26:12\"}) { id } }");
        assertThat(code(refused)).isEqualTo("BAD_REQUEST");
        assertThat(refused.at("/errors/0/message").asString())
                .contains("There are no 4h bars of KRAKEN:BTC/USD. Maybe one of 1h of KRAKEN:BTC/USD")
                .contains("strategy: spans 26 and 12. Maybe 12 and 26")
                .contains("fill: depth:log needs books, and bars have none");
    }

    @Test
    void aRequestThatMakesNoSenseIsRefusedWithEveryField() {
        JsonNode answer = api.ask(
                Role.QUANT,
                "mutation { startBacktest(input: {hours: 0, fees: \"/etc/passwd\", source: JOURNAL}) { id } }");
        assertThat(code(answer)).isEqualTo("BAD_REQUEST");
        assertThat(answer.at("/errors/0/message").asString()).contains("source: ", "fees: ");
        assertThat(code(api.ask(Role.VIEWER, "{ backtests(after: \"x\") { totalCount } }")))
                .isEqualTo("BAD_REQUEST");
        assertThat(api.data(Role.VIEWER, "{ backtestChoices { sources recordings values { name value } } }")
                        .toString())
                .contains("SIMULATED", PastUnderTest.RECORDING, "entryDrift");
    }
}

package io.traider.api;

import static io.traider.api.ApiUnderTest.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Alert;
import io.traider.domain.Fact;
import io.traider.domain.Figure;
import io.traider.domain.InstrumentId;
import io.traider.domain.Reason;
import io.traider.domain.Role;
import io.traider.journal.release.SimulationAlertRow;
import io.traider.journal.release.SimulationRow;
import io.traider.journal.release.SimulationStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Rules and limits from a draft to a version in force, over GraphQL. */
@Tag("slow")
@ExtendWith(SharedApi.class)
class ReleasesTest {

    private static final String SAVE = "mutation($pack: String!, $text: String!, $base: Long!) { saveRuleDraft(pack:"
            + " $pack, text: $text, baseVersion: $base) { revision savedBy authors files { name } } }";

    private final ApiUnderTest api;

    ReleasesTest(ApiUnderTest api) {
        this.api = api;
    }

    private JsonNode save(Role role, String pack, String text, long base) {
        Map<String, Object> variables = new HashMap<>(Map.of("pack", pack, "text", text, "base", base));
        return api.ask(api.secrets.get(role), SAVE, variables);
    }

    private String rules(String pack) {
        JsonNode files = api.data(
                        Role.VIEWER, "{ rulePack(name: \"" + pack + "\") { active { number files { name text } } } }")
                .at("/rulePack/active/files");
        for (JsonNode file : files) {
            if (file.path("name").asString().equals(pack + ".drl")) {
                return file.path("text").asString();
            }
        }
        throw new AssertionError("no rules among " + files);
    }

    private long begun(String pack) {
        JsonNode draft = api.data(Role.VIEWER, "{ rulePack(name: \"" + pack + "\") { draft { revision } } }")
                .at("/rulePack/draft");
        return draft.isNull() ? 0 : draft.path("revision").asLong();
    }

    private void discard(String pack) {
        long revision = begun(pack);
        if (revision > 0) {
            api.data(
                    Role.RISK_OFFICER,
                    "mutation { discardRuleDraft(pack: \"" + pack + "\", baseVersion: " + revision + ") { name } }");
        }
    }

    @Test
    void everyPackIsListedWithWhatIsInForce() {
        JsonNode packs = api.data(
                        Role.VIEWER,
                        "{ rulePacks { name kind state active { number hash origin } versions { number } hits { rule }"
                                + " shadow { agreed faults lastFault }"
                                + " publications { kind state } events { what hash } } }")
                .path("rulePacks");
        assertThat(packs.toString()).contains("\"pretrade\"", "\"funding-drift\"", "PRETRADE", "STRATEGY");
        assertThat(packs.get(0).at("/active/hash").asString()).matches("[0-9a-f]{64}");
        assertThat(api.data(Role.VIEWER, "{ limitSets { name active { files { name text } } } }")
                        .toString())
                .contains("\"paper\"", "maxOrderValue");
    }

    @Test
    void theVocabularyExplainsEveryProperty() {
        JsonNode words = api.data(
                        Role.VIEWER,
                        "{ ruleVocabulary(pack: \"funding-drift\") { global facts { name properties { name type unit"
                                + " meaning } } actions { name call } parameters { name low high } } }")
                .path("ruleVocabulary")
                .path(0);
        assertThat(words.path("global").asString()).isEqualTo("signal");
        assertThat(words.toString()).contains("spreadBps", "enterLong", "entryDrift");
        assertThat(api.data(Role.VIEWER, "{ ruleVocabulary(pack: \"nothing\") { global } }")
                        .path("ruleVocabulary")
                        .isEmpty())
                .isTrue();
        assertThat(api.data(Role.VIEWER, "{ ruleVocabulary { kind global } }")
                        .path("ruleVocabulary")
                        .findValuesAsString("kind"))
                .containsExactly("STRATEGY", "PRETRADE", "RISK", "COMPLIANCE", "SURVEILLANCE", "GOVERNANCE");
    }

    @Test
    void aMistakeIsToldWithItsLineAndTheSecondOfTwoOfficersLosesNothing() {
        String text = rules("pretrade");
        discard("pretrade");
        JsonNode first = save(Role.RISK_OFFICER, "pretrade", text.replace("Missing(", "Mising("), begun("pretrade"));
        long revision = first.at("/data/saveRuleDraft/revision").asLong();
        assertThat(revision).as(first.toString()).isPositive();
        JsonNode check = api.data(
                        Role.RISK_OFFICER,
                        "mutation { checkRuleDraft(pack: \"pretrade\") { ok errors { file line message offending"
                                + " advice } } }")
                .path("checkRuleDraft");
        assertThat(check.path("ok").asBoolean()).isFalse();
        assertThat(check.at("/errors/0/line").asInt()).isPositive();
        assertThat(check.at("/errors/0/file").asString()).isEqualTo("pretrade.drl");
        assertThat(check.toString()).contains("Mising", "Maybe");

        JsonNode second = save(Role.RISK_OFFICER, "pretrade", text + "// mine\n", revision - 1);
        assertThat(code(second)).isEqualTo("CONFLICT");
        assertThat(second.at("/errors/0/extensions/mine/pretrade.drl").asString())
                .endsWith("// mine\n");
        assertThat(second.at("/errors/0/extensions/theirs/pretrade.drl").asString())
                .contains("Mising");
        assertThat(second.at("/errors/0/extensions/revision").asLong()).isEqualTo(revision);
        JsonNode refused = api.ask(
                Role.RISK_OFFICER,
                "mutation { submitRuleDraft(pack: \"pretrade\", comment: \"so be it\") { number } }");
        assertThat(code(refused)).isEqualTo("REFUSED");
        assertThat(refused.at("/errors/0/extensions/reason").asString()).isEqualTo("CHECK_FAILED");
        discard("pretrade");
    }

    @Test
    void quantsWriteStrategiesOnly() {
        discard("funding-harvest");
        JsonNode strategy = save(Role.QUANT, "funding-harvest", rules("funding-harvest") + "// by a quant\n", 0);
        assertThat(strategy.at("/data/saveRuleDraft/revision").asLong())
                .as(strategy.toString())
                .isPositive();
        discard("funding-harvest");
        assertThat(code(save(Role.QUANT, "pretrade", rules("pretrade"), 0))).isEqualTo("FORBIDDEN");
    }

    @Test
    void aVersionIsWrittenReviewedByAnotherPublishedAndRolledBack() {
        String pack = "funding-drift";
        discard(pack);
        int before = api.data(Role.VIEWER, "{ rulePack(name: \"" + pack + "\") { active { number } } }")
                .at("/rulePack/active/number")
                .asInt();
        save(Role.RISK_OFFICER, pack, rules(pack).replace("secondsSinceLastOrder >=", "secondsSinceLastOrder >"), 0);
        JsonNode check = api.data(
                        Role.RISK_OFFICER,
                        "mutation { checkRuleDraft(pack: \"" + pack
                                + "\") { ok errors { message } scenarios { name passed difference } } }")
                .path("checkRuleDraft");
        assertThat(check.path("ok").asBoolean()).as(check.toString()).isTrue();
        assertThat(check.path("scenarios")).isNotEmpty();
        int number = api.data(
                        Role.RISK_OFFICER,
                        "mutation { submitRuleDraft(pack: \"" + pack
                                + "\", comment: \"strictly later\") { number state } }")
                .at("/submitRuleDraft/number")
                .asInt();
        assertThat(number).isGreaterThan(before);

        String approve = "mutation { reviewRuleDraft(pack: \"" + pack + "\", decision: APPROVE) { state } }";
        JsonNode self = api.ask(Role.RISK_OFFICER, approve);
        assertThat(code(self)).isEqualTo("REFUSED");
        assertThat(self.at("/errors/0/extensions/reason").asString()).isEqualTo("SELF_REVIEW");
        String publish = "mutation { publishRulePack(pack: \"" + pack + "\", version: " + number
                + ") { state sequence version } }";
        assertThat(api.ask(Role.ADMIN, publish)
                        .at("/errors/0/extensions/reason")
                        .asString())
                .isEqualTo("NOT_APPROVED");
        api.data(Role.ADMIN, approve);
        JsonNode published = api.data(Role.ADMIN, publish).path("publishRulePack");
        assertThat(published.path("state").asString()).isEqualTo("IN_FORCE");
        assertThat(published.path("sequence").asLong()).isPositive();
        assertThat(api.data(Role.VIEWER, "{ rulePack(name: \"" + pack + "\") { active { number } } }")
                        .at("/rulePack/active/number")
                        .asInt())
                .isEqualTo(number);

        JsonNode back = api.data(
                        Role.ADMIN,
                        "mutation { rollbackRulePack(pack: \"" + pack + "\", version: " + before
                                + ", reason: \"a test\") { kind state sequence } }")
                .path("rollbackRulePack");
        assertThat(back.path("kind").asString()).isEqualTo("ROLLBACK");
        // The session here does not run on the pack, so that no input need be between the two.
        assertThat(back.path("sequence").asLong())
                .isGreaterThanOrEqualTo(published.path("sequence").asLong());
    }

    @Test
    void limitsTakeTheSameWay() {
        String text = api.data(Role.VIEWER, "{ limitSet(name: \"paper\") { active { files { text } } } }")
                .at("/limitSet/active/files/0/text")
                .asString();
        String save =
                "mutation($text: String!) { saveLimitDraft(limits: \"paper\", text: $text, baseVersion: 0) { revision"
                        + " } }";
        JsonNode saved = api.ask(
                api.secrets.get(Role.RISK_OFFICER),
                save,
                Map.of("text", text.replace("collarBps: 50", "collarBps: -1")));
        long revision = saved.at("/data/saveLimitDraft/revision").asLong();
        assertThat(revision).as(saved.toString()).isPositive();
        JsonNode check = api.data(
                        Role.RISK_OFFICER, "mutation { checkLimitDraft(limits: \"paper\") { ok errors { message } } }")
                .path("checkLimitDraft");
        assertThat(check.path("ok").asBoolean()).isFalse();
        assertThat(check.toString()).contains("collarBps");
        api.data(
                Role.RISK_OFFICER,
                "mutation { discardLimitDraft(limits: \"paper\", baseVersion: " + revision
                        + ") { draft { revision } } }");
    }

    @Test
    void whatASimulationFoundOpensBothExplanations() {
        String active = api.data(Role.VIEWER, "{ rulePack(name: \"risk\") { active { hash } } }")
                .at("/rulePack/active/hash")
                .asString();
        SimulationStore store = api.database.releases().simulations();
        Instant now = Instant.parse("2026-01-31T00:00:00Z");
        TreeMap<String, String> draft = new TreeMap<>(Map.of("risk.drl", rules("risk")));
        long id = store.add("rules:risk", draft, now.minusSeconds(60), now, false, "ann", now)
                .id();
        Alert alert = Sample.alert(7, 1, "LEVERAGE");
        Reason reason = new Reason("leverage", "LEVERAGE", List.of(new Figure("leverage", "0.5")));
        List<Fact> facts = List.of(
                new Fact("risk", "Thresholds", List.of(new Figure("leverage", "1.0"))),
                new Fact(
                        "risk",
                        "PortfolioRisk",
                        List.of(
                                new Figure("equity", "10000"),
                                new Figure("dailyLoss", "0"),
                                new Figure("drawdown", "0.0"),
                                new Figure("exposure", "5000"),
                                new Figure("leverage", "0.5"),
                                new Figure("openOrders", "0"))));
        store.keepAlerts(
                id,
                List.of(
                        new SimulationAlertRow(0, true, 7, of(alert, reason, facts), active),
                        new SimulationAlertRow(1, false, 9, alert, active)));
        store.keep(
                id,
                List.of(new SimulationRow(
                        0,
                        SimulationRow.Pass.REPLAY,
                        SimulationRow.Kind.LOST,
                        7,
                        -1,
                        Sample.decision(InstrumentId.parse("KRAKEN:BTC/USD"), 7, "T7-1"),
                        null)));
        JsonNode found = api.data(
                        Role.VIEWER,
                        "{ ruleSimulation(id: " + id + ") { alertRows(first: 2) { gained sequence alert { account code:"
                                + " reason { code } } whyNot { rule hash fires conditions { outcome numbers } } }"
                                + " rest: alertRows(skip: 1) { ordinal }"
                                + " rows { kind wasNot { rule } wouldNot { rule } } } }")
                .path("ruleSimulation");
        JsonNode gained = found.path("alertRows").get(0);
        assertThat(gained.path("gained").asBoolean()).isTrue();
        assertThat(gained.path("sequence").asLong()).isEqualTo(7);
        assertThat(gained.at("/whyNot/rule").asString()).isEqualTo("leverage");
        assertThat(gained.at("/whyNot/hash").asString()).isEqualTo(active);
        assertThat(gained.at("/whyNot/fires").asBoolean()).isFalse();
        assertThat(gained.at("/whyNot/conditions").toString()).contains("FAILED", "0.5");
        assertThat(found.path("alertRows").get(1).path("whyNot").isNull())
                .as("no rule of that name")
                .isTrue();
        assertThat(found.path("rest").toString()).isEqualTo("[{\"ordinal\":1}]");
        assertThat(found.path("rows").toString()).isEqualTo("[{\"kind\":\"LOST\",\"wasNot\":[],\"wouldNot\":[]}]");
    }

    private static Alert of(Alert like, Reason reason, List<Fact> facts) {
        return new Alert(
                like.id(),
                like.sequence(),
                like.nanos(),
                like.kind(),
                like.pack(),
                like.hash(),
                "portfolio@paper",
                null,
                null,
                null,
                reason,
                facts,
                0);
    }
}

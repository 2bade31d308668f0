package io.traider.api;

import static io.traider.api.ApiUnderTest.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Role;
import io.traider.journal.release.JudgementStore;
import io.traider.journal.release.StoredJudgement;
import io.traider.release.Candidates;
import io.traider.release.Candidates.Candidate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Models from an upload into force, and strategies' settings, over HTTP. */
@Tag("slow")
@ExtendWith(SharedApi.class)
class ModelsTest {

    private static final String BOUNDARY = "----a-test";

    private final ApiUnderTest api;

    ModelsTest(ApiUnderTest api) {
        this.api = api;
    }

    private static byte[] form(Map<String, byte[]> parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        parts.forEach((name, content) -> {
            String file = name.equals("comment") ? "" : "; filename=\"" + name + "\"";
            body.writeBytes(
                    ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private HttpResponse<String> upload(@Nullable String secret, byte[] form) {
        return upload(secret, HttpRequest.BodyPublishers.ofByteArray(form));
    }

    private HttpResponse<String> upload(@Nullable String secret, HttpRequest.BodyPublisher body) {
        return api.send(
                api.uri("/models"),
                secret,
                request -> request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(body));
    }

    private HttpResponse<String> upload(Role role, Candidate model, String comment) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("model", model.onnx());
        parts.put("card", model.card().getBytes(StandardCharsets.UTF_8));
        if (!comment.isEmpty()) {
            parts.put("comment", comment.getBytes(StandardCharsets.UTF_8));
        }
        return upload(api.secrets.get(role), form(parts));
    }

    private JsonNode json(HttpResponse<String> answer) {
        return api.json.readTree(answer.body());
    }

    @Test
    void whatAJudgementCameToIsShownOfItsVersion() {
        JudgementStore store = api.database.releases().judgements();
        StoredJudgement done = store.add("direction", 1, "funding-drift", "quinn", Instant.EPOCH);
        store.begin(done.id(), Instant.EPOCH);
        store.done(done.id(), "h", JUDGED, "page", Instant.parse("2030-01-01T00:00:00Z"));
        StoredJudgement other = store.add("direction", 2, "funding-drift", "quinn", Instant.EPOCH);
        store.end(other.id(), StoredJudgement.State.CANCELLED, "", Instant.EPOCH);
        String side = "{ label outcomes hitRate brier baseBrier informationCoefficient net sharpe deflatedSharpe"
                + " maxDrawdown turnover trades }";
        JsonNode judgements = api.data(
                        Role.VIEWER,
                        "{ model(name: \"direction\") { versions { version judgements { id strategy endedTime recorded"
                                + " history trials cautions candidate " + side + " inForce " + side + " } } } }")
                .at("/model/versions/0/judgements");
        assertThat(judgements).hasSize(1);
        JsonNode judged = judgements.get(0);
        assertThat(judged.path("strategy").asString()).isEqualTo("funding-drift");
        assertThat(judged.path("endedTime").asString()).startsWith("2030-01-01");
        assertThat(judged.path("trials").asInt()).isEqualTo(3);
        assertThat(judged.at("/cautions/0").asString()).isEqualTo("Mind this.");
        assertThat(judged.at("/candidate/hitRate").asDouble()).isEqualTo(0.53);
        assertThat(judged.at("/candidate/brier").asDouble()).isEqualTo(0.248);
        assertThat(judged.at("/candidate/informationCoefficient").asDouble()).isEqualTo(0.07);
        assertThat(judged.at("/candidate/net").asDouble()).isEqualTo(-4.5);
        assertThat(judged.at("/candidate/sharpe").asDouble()).isEqualTo(-1.5);
        assertThat(judged.at("/candidate/deflatedSharpe").asDouble()).isEqualTo(0.25);
        assertThat(judged.at("/candidate/maxDrawdown").asDouble()).isEqualTo(0.01);
        assertThat(judged.at("/candidate/turnover").asDouble()).isEqualTo(12);
        assertThat(judged.at("/inForce/label").asString()).isEqualTo("before");
        assertThat(judged.at("/inForce/sharpe").isNull()).as("not defined").isTrue();
    }

    private static final String SCORES = """
        {"count": 900, "base": 0.5, "hitRate": {"value": %s, "error": 0.01, "blocks": 40},
         "brier": {"value": 0.248, "error": 0.001, "blocks": 40}, "baseBrier": 0.25, "logLoss": 0.69,
         "informationCoefficient": 0.07, "auc": 0.54, "calibrationError": 0.01, "calibration": []}
        """;
    private static final String SIDE = """
        {"label": "%s", "hash": "ab", "asked": 1000, "refused": 0, "scores": %s, "folds": [],
         "luck": {"draws": 199, "better": 3, "pValue": 0.02},
         "profit": {"minutes": 60, "mean": 0, "deviation": 1}, "net": -4.5, "performance": %s}
        """;
    private static final String JUDGED = """
        {"history": ["a market"], "recorded": false, "what": "UP", "horizon": "PT5S", "candidate": %s, "active": %s,
         "brierGain": {"value": 0, "error": 1, "blocks": 4}, "trials": 3, "cautions": ["Mind this."],
         "reference": null, "seconds": 1}
        """.formatted(
                    SIDE.formatted(
                            "direction-1",
                            SCORES.formatted("0.53"),
                            "{\"sharpe\": -1.5, \"deflatedSharpe\": 0.25, \"maxDrawdown\": 0.01, \"turnover\": 12,"
                                    + " \"trades\": 31}"),
                    SIDE.formatted("before", SCORES.formatted("0.51"), "{}"));

    @Test
    void aModelIsUploadedReviewedPromotedAndRolledBack() {
        Candidate model = Candidates.logistic("uploaded", 1, 3);
        HttpResponse<String> broken = upload(Role.QUANT, new Candidate(new byte[] {8, 1, 2}, model.card()), "");
        assertThat(broken.statusCode()).as(broken.body()).isEqualTo(422);
        assertThat(json(broken).at("/findings/0/level").asString()).isEqualTo("PROBLEM");
        assertThat(json(broken).has("upload")).isFalse();

        HttpResponse<String> good = upload(Role.QUANT, model, "");
        assertThat(good.statusCode()).as(good.body()).isEqualTo(200);
        assertThat(json(good).path("model").asString()).isEqualTo("uploaded-1");
        assertThat(json(good).at("/figures/p50Micros").asDouble()).isPositive();
        String submit =
                "mutation { submitModel(upload: \"" + json(good).path("upload").asString()
                        + "\", comment: \"a try\") { version state hash metrics { name value } latency { p99Micros }"
                        + " authors findings { level message } } }";
        JsonNode version = api.data(Role.QUANT, submit).path("submitModel");
        assertThat(version.path("state").asString()).isEqualTo("IN_REVIEW");
        assertThat(version.path("hash").asString())
                .isEqualTo(json(good).path("hash").asString());
        assertThat(version.at("/metrics/0/name").asString()).isEqualTo("auc");
        assertThat(code(api.ask(Role.QUANT, submit))).isEqualTo("NOT_FOUND");

        String approve = "mutation { reviewModel(model: \"uploaded\", version: 1, decision: APPROVE) { state } }";
        JsonNode self = api.ask(Role.QUANT, approve);
        assertThat(self.at("/errors/0/extensions/reason").asString()).isEqualTo("SELF_REVIEW");
        String promote = "mutation { promoteModel(strategy: \"funding-drift\", model: \"uploaded\", version: 1) { state"
                + " kind version } }";
        assertThat(api.ask(Role.RISK_OFFICER, promote)
                        .at("/errors/0/extensions/reason")
                        .asString())
                .isEqualTo("NOT_APPROVED");
        assertThat(api.data(Role.RISK_OFFICER, approve).at("/reviewModel/state").asString())
                .isEqualTo("APPROVED");
        assertThat(api.data(Role.RISK_OFFICER, promote).at("/promoteModel/kind").asString())
                .isEqualTo("PROMOTED");
        JsonNode models = api.data(
                Role.VIEWER,
                "{ models { name versions { version state active } } strategy(name: \"funding-drift\") { score { label"
                        + " members { model version weight } } } }");
        assertThat(models.toString())
                .contains("\"uploaded\"", "\"active\":[\"funding-drift\"]", "\"label\":\"uploaded-1\"");
        api.data(
                Role.RISK_OFFICER,
                "mutation { rollbackModel(strategy: \"funding-drift\", reason: \"a test\") { version } }");
        assertThat(api.data(Role.VIEWER, "{ model(name: \"uploaded\") { versions { state } } }")
                        .at("/model/versions/0/state")
                        .asString())
                .isEqualTo("RETIRED");
    }

    @Test
    void otherWeightsAreReviewedAndPromotedAndTakenBack() {
        String submit =
                "mutation { submitScore(strategy: \"funding-drift\", comment: \"steadier\", score: {combination:"
                        + " WEIGHTED, members: [{model: \"direction\", version: 1, weight: 2}, {model: \"direction-gbt\","
                        + " version: 1, weight: 1}]}) { version state weights { label members { model weight } } before {"
                        + " hash label } authors judgements { id } } }";
        assertThat(code(api.ask(Role.VIEWER, submit))).isEqualTo("FORBIDDEN");
        JsonNode change = api.data(Role.QUANT, submit).path("submitScore");
        assertThat(change.path("state").asString()).isEqualTo("IN_REVIEW");
        assertThat(change.at("/weights/members/0/weight").asDouble()).isEqualTo(2);
        String which = "(strategy: \"funding-drift\", version: "
                + change.path("version").asInt();
        String approve = "mutation { reviewScore" + which + ", decision: APPROVE) { state reviews { by } } }";
        String promote = "mutation { promoteScore" + which + ") { state kind } }";
        assertThat(api.ask(Role.QUANT, approve)
                        .at("/errors/0/extensions/reason")
                        .asString())
                .isEqualTo("SELF_REVIEW");
        assertThat(api.ask(Role.QUANT, promote)
                        .at("/errors/0/extensions/reason")
                        .asString())
                .isEqualTo("NOT_APPROVED");
        assertThat(api.data(Role.RISK_OFFICER, approve).at("/reviewScore/state").asString())
                .isEqualTo("APPROVED");
        assertThat(api.data(Role.RISK_OFFICER, promote)
                        .at("/promoteScore/state")
                        .asString())
                .isEqualTo("IN_FORCE");
        assertThat(api.data(
                                Role.VIEWER,
                                "{ strategy(name: \"funding-drift\") { score { label changes { state strategy comment"
                                        + " submittedBy submittedTime } } } }")
                        .at("/strategy/score")
                        .toString())
                .contains("\"label\":\"weighted(direction-1, direction-gbt-1)\"", "ACTIVE", "steadier");
        api.data(
                Role.RISK_OFFICER,
                "mutation { rollbackModel(strategy: \"funding-drift\", reason: \"a test\") {" + " version } }");
    }

    @Test
    void withACommentItIsSubmittedAtOnce() {
        HttpResponse<String> made = upload(Role.QUANT, Candidates.constant("at-once", 1, 0.4), "for a test");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(json(made).path("version").asInt()).isEqualTo(1);
        assertThat(json(made).path("state").asString()).isEqualTo("IN_REVIEW");
    }

    @Test
    void whatIsNoUploadIsRefusedEarlyAndSaysWhy() {
        Candidate model = Candidates.constant("refused", 1, 0.4);
        assertThat(upload((String) null, new byte[0]).statusCode()).isEqualTo(401);
        assertThat(upload(Role.VIEWER, model, "").statusCode()).isEqualTo(403);
        assertThat(upload(Role.RISK_OFFICER, model, "").body()).contains("FORBIDDEN", "Maybe ask one of [QUANT]");
        String quant = api.secrets.get(Role.QUANT);
        HttpResponse<String> half = upload(quant, form(Map.of("card", new byte[] {'a'})));
        assertThat(half.statusCode()).as(half.body()).isEqualTo(400);
        assertThat(half.body()).contains("no part 'model'");
        HttpResponse<String> card = upload(
                quant,
                form(Map.of(
                        "model", model.onnx(), "card", " ".repeat((4 << 20) + 1).getBytes(StandardCharsets.UTF_8))));
        assertThat(card.statusCode()).as(card.body()).isEqualTo(413);
        HttpResponse<String> none = api.send(
                api.uri("/models"),
                quant,
                request -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(none.statusCode()).as(none.body()).isIn(400, 415);
        HttpResponse<String> cut = upload(quant, endless(1 << 20));
        assertThat(cut.statusCode()).as(cut.body()).isEqualTo(400);
        assertThat(cut.body()).contains("the form cannot be read");
        assertThat(cutOff(quant)).isTrue();
        assertThat(upload(Role.VIEWER, model, "").statusCode())
                .as("others are still heard")
                .isEqualTo(403);
    }

    /** The answer comes while the client still writes, so the connection may be gone before it is read. */
    private boolean cutOff(String secret) {
        try {
            return upload(secret, endless(300 << 20)).statusCode() == 413;
        } catch (IllegalStateException e) {
            return e.getCause() instanceof IOException;
        }
    }

    /** A file whose length is not said before, and whose end does not come. */
    private static HttpRequest.BodyPublisher endless(long bytes) {
        byte[] head = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"model\"; filename=\"m\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        return HttpRequest.BodyPublishers.ofInputStream(() -> new InputStream() {
            private final InputStream first = new ByteArrayInputStream(head);
            private long left = bytes;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int at, int most) throws IOException {
                int read = first.read(into, at, most);
                if (read > 0) {
                    return read;
                }
                if (left <= 0) {
                    return -1;
                }
                int next = (int) Math.min(most, left);
                Arrays.fill(into, at, at + next, (byte) 'x');
                left -= next;
                return next;
            }
        });
    }

    @Test
    void aScoresHealthSaysWhatIsKnown() throws InterruptedException {
        try (Socket socket = Socket.open(api, api.secrets.get(Role.VIEWER))) {
            socket.next("connection_ack");
            socket.subscribe(
                    "1",
                    "subscription { modelHealthChanged(strategy: \"funding-drift\") { source version basis samples"
                            + " scoreDrift { psi } brier expectedPnl outcome why } }");
            JsonNode health = socket.next("next").at("/payload/data/modelHealthChanged");
            assertThat(health.path("source").asString()).isEqualTo("direction-1");
            assertThat(health.path("samples").asInt()).isZero();
            assertThat(health.at("/scoreDrift/psi").isNull()).isTrue();
            assertThat(health.path("outcome").asString()).isEqualTo("NONE");
        }
        assertThat(api.data(Role.VIEWER, "{ model(name: \"direction\") { versions { drift } } }")
                        .at("/model/versions/0/drift")
                        .isNull())
                .isTrue();
    }

    @Test
    void aStrategysSettingsAreBounded() {
        String set =
                "mutation { setStrategyParameters(strategy: \"funding-harvest\", parameters: [{name: \"%s\", value:"
                        + " \"%s\"}]) { version parameters { name type unit min max default value } } }";
        assertThat(api.ask(Role.RISK_OFFICER, set.formatted("minRateBps", "100.5"))
                        .at("/errors/0/message")
                        .asString())
                .contains("[0.0, 100.0]");
        assertThat(code(api.ask(Role.QUANT, set.formatted("minRate", "1")))).isEqualTo("BAD_REQUEST");
        JsonNode strategy =
                api.data(Role.QUANT, set.formatted("minRateBps", "2.5")).path("setStrategyParameters");
        assertThat(strategy.toString()).contains("\"bps per 8 h\"", "\"value\":2.5", "\"type\":\"NUMBER\"");
        JsonNode mode = api.data(
                Role.RISK_OFFICER,
                "mutation { setStrategyMode(strategy: \"funding-harvest\", mode: SHADOW, exitsOnly: true) { mode"
                        + " exitsOnly hash capital { venue amount currency } } }");
        assertThat(mode.at("/setStrategyMode/mode").asString()).isEqualTo("SHADOW");
        assertThat(mode.at("/setStrategyMode/capital/0/amount").asString()).isEqualTo("2500");
        assertThat(api.ask(
                                Role.RISK_OFFICER,
                                "mutation { setStrategyMode(strategy: \"funding-harvest\", mode: LIVE) { mode } }")
                        .at("/errors/0/message")
                        .asString())
                .contains("no live gateway");
    }
}

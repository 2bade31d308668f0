package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model that scikit-learn trained comes over HTTP into a platform that trades, decides there, and goes again. */
@Tag("slow")
@Timeout(600)
class ModelsOverHttpTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path TRAINED = Path.of("src/test/resources/models/sklearn-logistic/1");

    @TempDir
    private Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private int port;

    private String token(String user) {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new TokenCommand()).setOut(new PrintWriter(out, true));
        assertThat(command.execute("--data=" + data, "create", "--user=" + user, "--label=test"))
                .isZero();
        return out.toString().strip();
    }

    private HttpResponse<String> post(String path, String token, String type, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(body)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> upload(String token, byte[] onnx, String card) {
        String part = "\r\n--x\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n";
        return post(
                "/models",
                token,
                "multipart/form-data; boundary=x",
                BodyPublishers.concat(
                        BodyPublishers.ofString(part.formatted("model", "m.onnx")),
                        BodyPublishers.ofByteArray(onnx),
                        BodyPublishers.ofString(part.formatted("card", "card.yml") + card + "\r\n--x--\r\n")));
    }

    private JsonNode ask(String token, String query) {
        String body = JSON.writeValueAsString(Map.of("query", query));
        return JSON.readTree(post("/graphql", token, "application/json", BodyPublishers.ofString(body))
                .body());
    }

    private JsonNode data(String token, String query) {
        JsonNode answer = ask(token, query);
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.path("data");
    }

    /** What scores the latest decisions of funding drift came from. */
    private List<String> deciding(String token) {
        return data(
                        token,
                        "{ decisions(first: 5, filter: {strategy: \"funding-drift\"}) { edges { node { score { hash"
                                + " model } } } } }")
                .findValuesAsString("model");
    }

    @Test
    void aModelTrainedElsewhereDecidesUntilItIsRolledBack() throws IOException {
        byte[] onnx = Files.readAllBytes(TRAINED.resolve("model.onnx"));
        String card = Files.readString(TRAINED.resolve("card.yml"));
        byte[] broken = onnx.clone();
        broken[broken.length / 2] ^= 0x55;
        try (PlatformUnderTest run = PlatformUnderTest.start(data)) {
            port = run.platform().apiPort();
            String quant = token("quant");
            String officer = token("risk");
            HttpResponse<String> refused = upload(quant, broken, card);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
            HttpResponse<String> good = upload(quant, onnx, card);
            assertThat(good.statusCode()).as(good.body()).isEqualTo(200);
            String id = JSON.readTree(good.body()).path("upload").asString();
            data(quant, "mutation { submitModel(upload: \"" + id + "\", comment: \"by scikit-learn\") { state } }");

            String of = "(model: \"sklearn-logistic\", version: 1";
            String approve = "mutation { reviewModel" + of + ", decision: APPROVE) { state } }";
            assertThat(ask(quant, approve).toString()).contains("SELF_REVIEW");
            data(officer, approve);
            String where = of + ", strategy: \"funding-drift\"";
            data(officer, "mutation { shadowModel" + where + ") { score { besideLabel } } }");
            run.await(120, "decisions", () -> !deciding(quant).isEmpty());
            assertThat(deciding(quant)).containsOnly("direction-1");
            JsonNode done = data(officer, "mutation { promoteModel" + where + ") { state sequence } }")
                    .path("promoteModel");
            assertThat(done.path("state").asString()).isEqualTo("IN_FORCE");
            run.await(120, "decisions by the new model", () -> deciding(quant).contains("sklearn-logistic-1"));
            assertThat(data(quant, "{ strategy(name: \"funding-drift\") { score { label asked shadow { version } } } }")
                            .toString())
                    .contains("\"label\":\"sklearn-logistic-1\"", "\"shadow\":null");

            data(
                    officer,
                    "mutation { rollbackModel(strategy: \"funding-drift\", reason: \"a test\") { version sequence } }");
            assertThat(run.platform().session().state().versions().get("model:funding-drift"))
                    .isEqualTo(data(quant, "{ strategy(name: \"funding-drift\") { score { hash } } }")
                            .at("/strategy/score/hash")
                            .asString());
            assertThat(data(quant, "{ model(name: \"sklearn-logistic\") { versions { version state } } }")
                            .toString())
                    .contains("{\"version\":1,\"state\":\"RETIRED\"}");
        }
    }
}

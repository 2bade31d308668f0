package io.traider.api;

import static io.traider.api.ApiUnderTest.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Role;
import io.traider.packages.SignedPackage;
import io.traider.packages.SigningKey;
import io.traider.packages.StrategyFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A package from its publisher's key to its installation, over HTTP. */
@Tag("slow")
@ExtendWith(SharedApi.class)
class PackagesTest {

    private static final String BOUNDARY = "----a-test";
    private static final SigningKey ADA = SigningKey.generate();

    private final ApiUnderTest api;

    PackagesTest(ApiUnderTest api) {
        this.api = api;
    }

    private static byte[] signed(Path folder) throws IOException {
        StrategyFolder.create("my-breakout", folder);
        StrategyFolder made = StrategyFolder.read(folder);
        return SignedPackage.write(
                made.manifest("Ada", "TRAIDER test", "2026-11-30T00:00:00Z"),
                made.content().parts(),
                ADA);
    }

    private HttpResponse<String> upload(Role role, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"package\"; filename=\"p\"\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return api.send(
                api.uri("/packages"),
                api.secrets.get(role),
                request -> request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    @Test
    void aPackageIsTrustedImportedAndInstalled(@TempDir Path folder) throws IOException {
        byte[] file = signed(folder.resolve("mine"));
        HttpResponse<String> untrusted = upload(Role.QUANT, file);
        assertThat(untrusted.statusCode()).as(untrusted.body()).isEqualTo(403);
        assertThat(untrusted.body()).contains("UNTRUSTED: nobody here trusts " + ADA.publisher());
        assertThat(upload(Role.VIEWER, file).statusCode()).isEqualTo(403);

        String trust = "mutation { trustPublisher(key: \"" + ADA.publisher() + "\", name: \"Ada\") { id name key } }";
        assertThat(code(api.ask(Role.QUANT, trust))).isEqualTo("FORBIDDEN");
        String key = api.data(Role.ADMIN, trust).at("/trustPublisher/id").asString();

        byte[] altered = file.clone();
        altered[altered.length / 2] ^= 1;
        assertThat(upload(Role.QUANT, altered).statusCode()).isEqualTo(422);
        HttpResponse<String> taken = upload(Role.QUANT, file);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(upload(Role.QUANT, file).statusCode()).isEqualTo(409);

        String id = api.json.readTree(taken.body()).path("id").asString();
        JsonNode one = api.data(
                Role.VIEWER,
                "{ strategyPackage(id: \"" + id + "\") { name version publisher state featureSet readme createdTime"
                        + " parts { path size } published { net } live { net } } }");
        assertThat(one.toString())
                .contains("\"my-breakout\"", "\"Ada\"", "\"IMPORTED\"", "rules/my-breakout.drl", "\"published\":null");
        String install = "mutation { installStrategyPackage(id: \"" + id + "\") { state installedBy } }";
        assertThat(api.data(Role.RISK_OFFICER, install)
                        .at("/installStrategyPackage/state")
                        .asString())
                .isEqualTo("RUNNING");
        JsonNode again = api.ask(Role.RISK_OFFICER, install);
        assertThat(again.at("/errors/0/extensions/reason").asString()).isEqualTo("TAKEN");
        String distrust = "mutation { distrustPublisher(id: \"" + key + "\") { distrustedBy } }";
        assertThat(code(api.ask(Role.ADMIN, distrust))).isEqualTo("REFUSED");
        api.data(Role.QUANT, "mutation { removeStrategyPackage(id: \"" + id + "\") { state } }");
        assertThat(api.data(Role.ADMIN, distrust)
                        .at("/distrustPublisher/distrustedBy")
                        .asString())
                .isNotEmpty();
    }
}

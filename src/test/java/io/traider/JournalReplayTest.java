package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.engine.Shipped;
import io.traider.journal.PostgresAddress;
import io.traider.parity.Recorded;
import io.traider.parity.Releases;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code traider replay --journal}, as a person or a script runs it. */
@Tag("slow")
@Timeout(300)
class JournalReplayTest {

    private static Recorded recorded;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeAll
    static void record() {
        recorded = new Recorded(60, 0);
        // As the platform does at its start: what it ships with now has more strategies than were recorded.
        Releases.keep(Shipped.SETUP, recorded.database.artefacts());
    }

    @AfterAll
    static void close() {
        recorded.close();
    }

    private int run(String... more) {
        PostgresAddress at = recorded.database.address();
        List<String> arguments = new ArrayList<>(List.of(
                "--journal",
                "--db-url=postgresql://" + at.user() + ":" + at.password() + "@" + at.host() + ":" + at.port() + "/"
                        + at.database()));
        arguments.addAll(List.of(more));
        return new CommandLine(new ReplayCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    @Test
    void anIdenticalDayEndsWithZeroAndSaysWhatWasCompared() {
        assertThat(run("--day=2026-01-01", "--venue", "--json"))
                .as(err.toString())
                .isZero();
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.get("outcome").asString()).isEqualTo("IDENTICAL");
        assertThat(document.get("cause").asString()).isEqualTo("NONE");
        assertThat(document.get("inputs").asLong()).isPositive();
        assertThat(document.get("decisions").asLong()).isPositive();
        assertThat(document.get("recordedHash").asString())
                .isEqualTo(document.get("replayedHash").asString());
        assertThat(document.get("sessions").get(0).get("versions").propertyNames())
                .containsExactlyInAnyOrderElementsOf(Shipped.SETUP.versions().keySet());
        assertThat(document.get("divergence").get("left").get("decisions").asLong())
                .isEqualTo(document.get("decisions").asLong());
    }

    @Test
    void withoutJsonItIsSaidInSentences() {
        assertThat(run("--day=2026-01-01")).isZero();
        assertThat(out.toString()).contains("Identical: every decision, verdict, fill and posting is the same.");
    }

    @Test
    void whatIfSaysWhatWouldHaveBeen() throws Exception {
        String drl = Files.readString(Path.of("src/main/resources/rules/strategy/funding-drift.drl"));
        Path draft = Files.writeString(
                folder.resolve("draft.drl"), drl.replace("drift >= $p.number(\"entryDrift\")", "drift >= 1000"));
        assertThat(run("--day=2026-01-01", "--with", "rules=" + draft, "--json"))
                .as(err.toString())
                .isZero();
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.get("changes").get(0).asString()).isEqualTo("rules draft.drl");
        assertThat(document.get("difference").get("decisionsLost").asLong()).isPositive();
        assertThat(document.get("before")).isNotEqualTo(document.get("after"));
    }

    @Test
    void whatCannotBeDoneEndsWithOneAndWhatMakesNoSenseWithTwo() {
        assertThat(run("--day=2020-01-01")).isEqualTo(1);
        assertThat(err.toString()).contains("nothing is recorded of 2020-01-01");
        assertThat(run("--day=2026-01-01", "--with", "fees=x")).isEqualTo(1);
        assertThat(err.toString()).contains("Maybe rules=PATH, limits=PATH or model=PATH");
        assertThat(run("--day=tomorrow")).isEqualTo(2);
        assertThat(run("--captures=x")).isEqualTo(2);
    }
}

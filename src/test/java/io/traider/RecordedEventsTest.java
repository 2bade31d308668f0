package io.traider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Input;
import io.traider.domain.MarketEvent;
import io.traider.domain.Mode;
import io.traider.domain.Step;
import io.traider.journal.Database;
import io.traider.journal.JournalSettings;
import io.traider.journal.PostgresAddress;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.StepLog;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A journal as the past of a backtest: two minutes of the simulated market in two sessions, the first dropped since. */
@Tag("slow")
class RecordedEventsTest {

    private static final int STEPS = 60 * 100;

    private static String address(PostgresAddress address) {
        return "postgresql://" + address.user() + ":" + address.password() + "@" + address.host() + ":" + address.port()
                + "/" + address.database();
    }

    private final SimulatorMarket market = new SimulatorMarket(SimulatorSettings.defaults(), PastOptions.NEW_YEAR);
    private final List<MarketEvent> waiting = new ArrayList<>();
    private long sequence;

    private void session(Database database) {
        try (StepLog log = database.log()) {
            log.append(Step.quiet(++sequence, new Input.Started(market.nanos(), Mode.PAPER, "simulated", "test")));
            for (int i = 0; i < STEPS; i++) {
                market.step();
                waiting.forEach(
                        event -> log.append(Step.quiet(++sequence, new Input.Market(event.receivedNanos(), event))));
                waiting.clear();
            }
        }
    }

    private String journal() throws SQLException {
        market.report(waiting::add);
        PostgresAddress address = PostgresUnderTest.fresh();
        try (Database database = Database.at(address, JournalSettings.DEFAULT)) {
            session(database);
            long first = sequence;
            session(database);
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("set session_replication_role = replica");
                assertThat(statement.executeUpdate("delete from journal_input where first_sequence <= " + first))
                        .isPositive();
            }
        }
        return address(address);
    }

    private static int run(StringWriter out, String... args) {
        PrintWriter writer = new PrintWriter(out);
        return Traider.commandLine().setOut(writer).setErr(writer).execute(args);
    }

    @Test
    void aJournalWhoseFirstInputsAreDroppedIsThePastFromTheFirstThatIsKept(@TempDir Path folder)
            throws SQLException, IOException {
        String place = journal();
        StringWriter out = new StringWriter();
        assertThat(run(out, "backtest", "--source=journal", "--path=" + place, "--json"))
                .as(out.toString())
                .isZero();
        JsonNode document = JsonMapper.shared()
                .readTree(out.toString().substring(out.toString().indexOf('{')));
        assertThat(document.at("/counts/events").asLong()).isPositive();
        assertThat(document.at("/plan/from").asString()).startsWith("2026-01-01T00:01:00");

        Path manifest = folder.resolve("sweep.json");
        StringWriter said = new StringWriter();
        assertThat(run(
                        said,
                        "sweep",
                        "plan",
                        "--source=journal",
                        "--path=" + place,
                        "--parameter=entryDrift=1",
                        "--walk-forward=PT20S,PT10S",
                        "--manifest=" + manifest))
                .as(said.toString())
                .isZero();
        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(manifest))
                        .at("/past/feed")
                        .asString())
                .as("the temper that strategies had in the session")
                .isEqualTo("simulated");
        JsonNode jobs = JsonMapper.shared().readTree(Files.readString(manifest)).at("/jobs");
        assertThat(jobs.at("/0/fromNanos").asLong()).isBetween(market.nanos() - 61_000_000_000L, market.nanos());
        assertThat(jobs).hasSizeBetween(6, 10);
        assertThat(run(said, "sweep", "run", "--manifest=" + manifest, "--work=" + folder.resolve("work")))
                .as(said.toString())
                .isZero();
    }

    @Test
    void aJournalWithoutInputsIsRefused() {
        String place = address(PostgresUnderTest.fresh());
        assertThatThrownBy(() -> RecordedEvents.open(place))
                .hasMessageContaining("has no inputs. Maybe run the platform first");
    }
}

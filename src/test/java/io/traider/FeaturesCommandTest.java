package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.backtest.EventSource;
import io.traider.engine.Shipped;
import io.traider.execution.VenueTerms;
import io.traider.feature.FeatureEngine;
import io.traider.history.table.ParquetSource;
import io.traider.history.table.Row;
import io.traider.journal.Database;
import io.traider.journal.PostgresAddress;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.StepLog;
import io.traider.session.Feeding;
import io.traider.session.SessionClock;
import io.traider.session.SessionSetup;
import io.traider.session.TradingSession;
import io.traider.simulator.SimulatorSettings;
import io.traider.training.FeatureTable;
import io.traider.training.Horizon;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

@Tag("thorough")
class FeaturesCommandTest {

    private static final String[] MARKET = {"--simulate", "--from=2026-01-01", "--to=2026-01-01T00:00:40Z"};

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Stop stop = new Stop();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("export"));
        all.addAll(List.of(arguments));
        if (Stream.of(arguments).noneMatch(each -> each.startsWith("--horizons"))) {
            all.add("--horizons=1s,5s");
        }
        return new CommandLine(new FeaturesCommand(() -> stop))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private int simulate(String... more) {
        return run(Stream.concat(Stream.of(MARKET), Stream.of(more)).toArray(String[]::new));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void bothFormsSayTheSameAndANoteSaysOfWhat() throws IOException {
        Path csv = folder.resolve("a.csv");
        Path parquet = folder.resolve("a.parquet");
        assertThat(simulate("--format=csv", "--out=" + csv, "--json"))
                .as(err.toString())
                .isZero();
        long rows = JsonMapper.shared().readTree(out.toString()).get("rows").asLong();
        assertThat(simulate("--format=parquet", "--out=" + parquet)).isZero();

        FeatureTable table = new FeatureTable(FeatureEngine.SET, Horizon.parseAll("1s,5s"));
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.getFirst()).isEqualTo(String.join(",", table.schema().names()));
        assertThat(lines).hasSize((int) rows + 1);
        assertThat(ParquetSource.columns(parquet)).isEqualTo(table.schema().names());
        try (ParquetSource source = ParquetSource.open(table.schema(), parquet, Long.MIN_VALUE, Long.MAX_VALUE)) {
            Row row = new Row(table.schema());
            for (String line : lines.subList(1, lines.size())) {
                assertThat(source.next(row)).isTrue();
                String[] fields = line.split(",", -1);
                assertThat(fields[1]).isEqualTo(row.text());
                for (int i = 2; i < fields.length; i++) {
                    Double said = fields[i].isEmpty() ? Double.NaN : Double.parseDouble(fields[i]);
                    assertThat((Double) row.number(i)).isEqualTo(said);
                }
            }
            assertThat(source.next(row)).isFalse();
        }
        assertThat(folder.resolve("a.csv.yml")).content().contains("simulator seed 20260801", "everyMillis: 250");
        assertThat(names()).containsExactly("a.csv", "a.csv.yml", "a.parquet", "a.parquet.yml");
    }

    @Test
    void theJournalOfASessionGivesWhatTheMarketGaveThatItHeard() throws IOException {
        Path market = folder.resolve("market.csv");
        assertThat(simulate("--format=csv", "--out=" + market)).isZero();
        Path journal = journal(market(), "simulated", "--to=2026-01-01T00:00:40Z");
        assertThat(Files.mismatch(journal, market)).isEqualTo(-1);
        assertThat(Files.readString(folder.resolve("journal.csv.yml")))
                .contains("the journal of a platform", "simulated: true");
    }

    @Test
    void theJournalOfAReplayedRecordingGivesWhatTheRecordingGives() throws IOException {
        Path captures = Captures.require().resolve("hftbacktest/usdm");
        Path recording = folder.resolve("recording.csv");
        assertThat(run("--captures=" + captures, "--format=csv", "--out=" + recording))
                .as(err.toString())
                .isZero();
        assertThat(Files.readAllLines(recording))
                .hasSizeGreaterThan(500)
                .allMatch(line -> line.split(",", -1).length == 38);
        assertThat(folder.resolve("recording.csv.yml"))
                .content()
                .contains("recorded hftbacktest/usdm", "simulated: false", "funding: hours");

        Path journal = journal(new CaptureEvents(captures), "replay");
        assertThat(Files.mismatch(journal, recording)).isEqualTo(-1);
        assertThat(Files.readString(folder.resolve("journal.csv.yml"))).contains("simulated: false");
    }

    /** The export of the journal of a session that heard some events. */
    private Path journal(EventSource source, String feed, String... more) {
        Path file = folder.resolve("journal.csv");
        try (Database database = PostgresUnderTest.open()) {
            record(database, source, feed);
            PostgresAddress at = database.address();
            List<String> arguments = new ArrayList<>(List.of(
                    "--db-url=postgresql://" + at.user() + ":" + at.password() + "@" + at.host() + ":" + at.port() + "/"
                            + at.database(),
                    "--format=csv",
                    "--out=" + file));
            arguments.addAll(List.of(more));
            assertThat(run(arguments.toArray(String[]::new))).as(err.toString()).isZero();
        }
        return file;
    }

    private static void record(Database database, EventSource source, String feed) {
        try (StepLog log = database.log();
                source) {
            TradingSession session = TradingSession.start(SessionSetup.paper(
                    Shipped.SETUP, VenueTerms.shipped(), log, SessionClock.received(), feed, "test"));
            for (var event = source.next(); event != null; event = source.next()) {
                Feeding.into(session).accept(event);
            }
            session.close();
        }
    }

    private static SimulatedEvents market() {
        long end = PastOptions.NEW_YEAR + 46_000_000_000L;
        return new SimulatedEvents(SimulatorSettings.defaults(), PastOptions.NEW_YEAR, end);
    }

    @Test
    void whatIsCancelledLeavesNothing() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "what was there before");
        stop.wish();
        assertThat(simulate("--format=csv", "--out=" + folder.resolve("a.csv"))).isEqualTo(130);
        assertThat(err.toString()).contains("cancelled, nothing was written");
        assertThat(names()).containsExactly("a.csv");
        assertThat(folder.resolve("a.csv")).content().isEqualTo("what was there before");
    }

    @Test
    void whatCannotBeDoneIsSaidPlainly() throws IOException {
        assertThat(run("--simulate", "--to=2026-01-01T00:00:05Z", "--out=" + folder.resolve("x")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no moment with all features").contains("20 seconds");
        assertThat(run("--simulate", "--horizons=5s,1s")).isEqualTo(1);
        assertThat(err.toString()).contains("5s,1s do not become longer");
        assertThat(run("--simulate", "--horizons=soon")).isEqualTo(1);
        assertThat(err.toString()).contains("'soon' is no horizon. Maybe 500ms");
        assertThat(run("--captures=/no/such/place", "--minutes=5")).isEqualTo(1);
        assertThat(err.toString()).contains("--minutes is for --simulate");
        assertThat(run("--captures=/no/such/place")).isEqualTo(1);
        assertThat(err.toString()).contains("/no/such/place");
        assertThat(run("--simulate", "--captures=x")).isEqualTo(2);
        assertThat(run("--simulate", "--out=" + folder)).isEqualTo(1);
        assertThat(err.toString()).contains("is a folder");
        assertThat(names()).isEmpty();
    }
}

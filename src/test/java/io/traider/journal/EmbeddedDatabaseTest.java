package io.traider.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.TestClasspath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class EmbeddedDatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void itKeepsWhatWasWrittenIsDurableAndAsksForThePassword() throws SQLException {
        try (Database database = open();
                StepLog log = database.log()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(answer(database, "show " + setting)).as(setting).isEqualTo("on");
            }
            log.append(new RandomSteps(1).busy());
            assertThatThrownBy(this::open).hasMessageContaining("another TRAIDER uses the database");
        }
        try (Database database = open();
                StepLog log = database.log()) {
            assertThat(log.lastSequence()).isEqualTo(1);
            assertThat(log.recover().tail()).hasSize(1);
            assertThatThrownBy(() -> DriverManager.getConnection(
                            "jdbc:postgresql://localhost:" + database.address().port() + "/postgres", "postgres", "x"))
                    .hasMessageContaining("password authentication failed");
            assertThat(database.address().toString())
                    .doesNotContain(database.address().password());
        }
    }

    /** A process that is killed leaves its database server behind, in the middle of writing. */
    @Test
    void afterAKillTheServerLeftBehindIsStoppedAndWhatWasDurableIsThere() throws IOException, InterruptedException {
        UnpackedPostgres.in(folder.resolve("db"));
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-cp",
                        TestClasspath.get(),
                        Writer.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("writer.log").toFile())
                .start();
        Path reached = folder.resolve("durable");
        for (int i = 0; i < 1200 && durable(reached) < 500; i++) {
            assertThat(process.isAlive())
                    .as(Files.readString(folder.resolve("writer.log")))
                    .isTrue();
            Thread.sleep(100);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        try (Database database = open();
                StepLog log = database.log()) {
            assertThat(log.lastSequence())
                    .isGreaterThanOrEqualTo(durable(reached))
                    .isGreaterThanOrEqualTo(500);
            assertThat(database.verify().broken()).isEmpty();
            assertThat(database.verify().lastSequence()).isEqualTo(log.lastSequence());
            RandomSteps expected = new RandomSteps(3);
            database.inputs()
                    .forEach(
                            1,
                            Long.MAX_VALUE,
                            (sequence, input) -> assertThat(input)
                                    .isEqualTo(expected.next(20).input()));
        }
    }

    private static long durable(Path reached) throws IOException {
        return Files.exists(reached) ? Long.parseLong(Files.readString(reached)) : 0;
    }

    /** The process that is killed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            Path folder = Path.of(args[0]);
            RandomSteps random = new RandomSteps(3);
            try (Database database = Database.embedded(folder.resolve("db"), JournalSettings.DEFAULT);
                    StepLog log = database.log()) {
                while (true) {
                    for (int i = 0; i < 100; i++) {
                        log.append(random.next(20));
                    }
                    Files.writeString(folder.resolve("next"), Long.toString(log.durable()));
                    Files.move(folder.resolve("next"), folder.resolve("durable"), StandardCopyOption.ATOMIC_MOVE);
                    Thread.sleep(10);
                }
            }
        }
    }

    private Database open() {
        return Database.embedded(folder.resolve("db"), JournalSettings.DEFAULT);
    }

    private static String answer(Database database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}

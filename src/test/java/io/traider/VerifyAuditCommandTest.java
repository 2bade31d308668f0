package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Input;
import io.traider.domain.Mode;
import io.traider.domain.Step;
import io.traider.journal.Database;
import io.traider.journal.JournalSettings;
import io.traider.journal.StepLog;
import io.traider.journal.UnpackedPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class VerifyAuditCommandTest {

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aWholeChainIsProvedWhileItGrowsAndATamperedOneIsFound() throws SQLException {
        try (Database database = Database.embedded(
                        UnpackedPostgres.migratedIn(DatabaseOptions.database(data)), JournalSettings.DEFAULT);
                StepLog log = database.log()) {
            append(log, 1, 200);
            Thread writer = Thread.ofVirtual().start(() -> append(log, 201, 2_000));
            while (writer.isAlive()) {
                assertThat(verify()).as(out.toString()).isZero();
            }
            assertThat(verify("--json")).isZero();
            assertThat(out.toString()).contains("\"lastSequence\" : 2000", "\"broken\" : \"\"");
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("set session_replication_role = replica;"
                        + " update journal_step set payload = payload || 'x' where sequence = 13");
            }
            assertThat(verify()).isEqualTo(1);
            assertThat(out.toString()).contains("The chain is BROKEN at block", "do not match their hash");
        }
    }

    @Test
    void withoutADatabaseItSaysSo() {
        assertThat(verify()).isEqualTo(1);
        assertThat(err.toString()).contains("there is no database in");
    }

    /** A session's start is notable, so that every one of them is a step that is kept. */
    private static void append(StepLog log, int first, int last) {
        for (int sequence = first; sequence <= last; sequence++) {
            log.append(Step.quiet(sequence, new Input.Started(sequence, Mode.PAPER, "simulated", "test")));
        }
        while (log.durable() < last) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private int verify(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] all = new String[arguments.length + 2];
        all[0] = "verify-audit";
        all[1] = "--data=" + data;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Traider.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }
}

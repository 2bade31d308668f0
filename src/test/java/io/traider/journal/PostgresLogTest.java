package io.traider.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.traider.domain.Input;
import io.traider.domain.Step;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class PostgresLogTest {
    private static final JournalSettings QUICK = new JournalSettings(20, 2_000, 1_000, 3, 7, 2);

    private final long seed = Seeds.next("PostgresLogTest");
    private final RandomSteps random = new RandomSteps(seed);
    private Database database;

    @BeforeEach
    void open() {
        database = Database.at(PostgresUnderTest.fresh(), QUICK);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsAppendedBecomesDurableInOrderAndComesBackExactly() {
        List<Long> reached = new CopyOnWriteArrayList<>();
        List<Step> steps = new ArrayList<>();
        try (StepLog log = database.log()) {
            log.onDurable(reached::add);
            for (int i = 0; i < 500; i++) {
                steps.add(random.next(5));
                log.append(steps.getLast());
            }
            awaitDurable(log, 500);
        }
        assertThat(reached).isSorted().endsWith(500L).doesNotHaveDuplicates();
        try (StepLog again = database.log()) {
            assertThat(again.lastSequence()).isEqualTo(500);
            assertThat(again.durable()).isEqualTo(500);
            Recovery recovery = again.recover();
            assertThat(recovery.snapshot()).isNull();
            Same.assertSameSteps(
                    recovery.tail(), steps.stream().filter(Notable::is).toList());
        }
        assertThat(database.verify().broken()).isEmpty();
        assertThat(database.verify().lastSequence()).isEqualTo(500);
    }

    @Test
    void theInputsCanBeReadAgain() {
        List<Input> inputs = new ArrayList<>();
        try (StepLog log = database.log()) {
            for (int i = 0; i < 300; i++) {
                Step step = random.next(20);
                inputs.add(step.input());
                log.append(step);
            }
        }
        List<Input> read = new ArrayList<>();
        database.inputs().forEach(1, Long.MAX_VALUE, (sequence, input) -> {
            assertThat(sequence).isEqualTo(read.size() + 1);
            read.add(input);
        });
        assertThat(read).isEqualTo(inputs);
        List<Input> part = new ArrayList<>();
        database.inputs().forEach(100, 200, (sequence, input) -> part.add(input));
        assertThat(part).isEqualTo(inputs.subList(99, 200));
    }

    @Test
    void aRecoveryIsTheLatestSnapshotAndTheStepsAfterIt() {
        List<Step> steps = new ArrayList<>();
        try (StepLog log = database.log()) {
            for (int i = 0; i < 100; i++) {
                steps.add(random.busy());
                log.append(steps.getLast());
                if (i % 10 == 6) {
                    log.snapshot(i + 1, new byte[] {(byte) i});
                }
            }
        }
        try (StepLog log = database.log()) {
            Recovery recovery = log.recover();
            assertThat(recovery.snapshotSequence()).isEqualTo(97);
            assertThat(recovery.snapshot()).containsExactly(96);
            assertThat(recovery.lastSequence()).isEqualTo(100);
            Same.assertSameSteps(recovery.tail(), steps.subList(97, 100));
        }
    }

    @Test
    void aSnapshotIsCommittedThoughNoStepFollows() {
        try (StepLog log = database.log()) {
            log.append(random.busy());
            awaitDurable(log, 1);
            log.snapshot(1, new byte[] {7});
            await().untilAsserted(() -> assertThat(log.recover().snapshot()).containsExactly(7));
        }
    }

    @Test
    void aGapIsRefusedByTheLogAndByTheDatabase() throws SQLException {
        try (StepLog log = database.log()) {
            log.append(random.busy());
            random.quiet();
            assertThatThrownBy(() -> log.append(random.quiet()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("step 3 does not follow step 1");
        }
        assertThatThrownBy(() -> sql("""
                insert into journal_block select 3, 4, 0, 0, 0, hash, hash, hash, hash from journal_block""")).hasMessageContaining("block 3 does not follow block 1 to 1");
        assertThatThrownBy(() -> sql("""
                insert into journal_block select 2, 4, 0, 0, 0, hash, hash, previous_hash, hash from journal_block""")).hasMessageContaining("does not carry the hash");
    }

    @Test
    void whatIsWrittenStays() {
        try (StepLog log = database.log()) {
            log.append(random.busy());
        }
        for (String table : List.of("journal_block", "journal_step", "decision", "fill", "ledger_posting")) {
            assertThatThrownBy(() -> sql("delete from " + table)).hasMessageContaining("append-only");
            assertThatThrownBy(() -> sql("truncate " + table)).hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> sql("update journal_input set payload = ''")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> sql("update decision set allowed = true")).hasMessageContaining("append-only");
    }

    @Test
    void connectionsKilledInMidBatchLoseNothing() throws SQLException {
        List<Step> steps = new ArrayList<>();
        try (StepLog log = database.log()) {
            for (int i = 0; i < 4_000; i++) {
                steps.add(random.next(10));
                log.append(steps.getLast());
                if (i % 200 == 150) {
                    sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'traider' "
                            + "and datname = current_database() and pid <> pg_backend_pid()");
                }
            }
            awaitDurable(log, 4_000);
            assertThat(log.health().retries()).isPositive();
            assertThat(log.health().failure()).isEmpty();
        }
        ChainReport report = database.verify();
        assertThat(report.broken()).isEmpty();
        assertThat(report.lastSequence()).isEqualTo(4_000);
        try (StepLog log = database.log()) {
            Same.assertSameSteps(
                    log.recover().tail(), steps.stream().filter(Notable::is).toList());
        }
    }

    @Test
    void whileTheDatabaseRefusesNothingIsDurableAndTheHealthSaysWhy() throws SQLException {
        try (StepLog log = database.log()) {
            log.append(random.busy());
            awaitDurable(log, 1);
            sql("alter table journal_step add constraint refused check (sequence < 2)");
            log.append(random.busy());
            log.append(random.quiet());
            await().until(() -> !log.health().healthy());
            assertThat(log.health().failure()).contains("journal behind by").contains("refused");
            assertThat(log.health().behind()).isEqualTo(2);
            assertThat(log.durable()).isEqualTo(1);
            sql("alter table journal_step drop constraint refused");
            awaitDurable(log, 3);
            assertThat(log.health().healthy()).isTrue();
        }
    }

    @Test
    void aFullBacklogHoldsTheWriterUntilThereIsRoom() throws Exception {
        try (StepLog log = database.log()) {
            sql("alter table journal_block add constraint refused check (first_sequence < 1)");
            Thread writer = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 12_000; i++) {
                    log.append(random.quiet());
                }
            });
            await().until(() -> writer.getState() == Thread.State.WAITING);
            assertThat(log.lastSequence()).isLessThan(12_000);
            sql("alter table journal_block drop constraint refused");
            assertThat(writer.join(Duration.ofSeconds(20))).isTrue();
            awaitDurable(log, 12_000);
        }
    }

    @Test
    void aSecondWriterIsRefused() {
        try (StepLog log = database.log()) {
            assertThat(log.lastSequence()).isZero();
            assertThatThrownBy(database::log)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another process writes the log");
        }
    }

    @Test
    void whoChangesTheLogIsFoundAtTheFirstBrokenBlock() throws SQLException {
        try (StepLog log = database.log()) {
            for (int i = 0; i < 40; i++) {
                log.append(random.busy());
                awaitDurable(log, i + 1);
            }
        }
        assertThat(database.verify().broken()).isEmpty();
        assertThat(database.verify().decisions()).isEqualTo(80);
        assertBroken(
                "update journal_block set last_nanos = last_nanos + 1 where first_sequence = 31",
                "block 31 to 31: its hash is not that of its header");
        assertBroken(
                "update decision set allowed = not allowed where sequence = 21",
                "block 21 to 21: the row of decision 21.0 was changed");
        assertBroken(
                "update journal_step set payload = payload || 'x' where sequence = 13",
                "block 13 to 13: its 1 steps do not match their hash");
        assertBroken(
                "update journal_input set payload = payload || 'x' where first_sequence = 12",
                "block 12 to 12: its inputs do not match their hash");
        assertBroken("delete from journal_block where first_sequence = 7", "block 8 to 8: does not follow 6");
    }

    private void assertBroken(String tampering, String expected) throws SQLException {
        sql("set session_replication_role = replica; " + tampering);
        assertThat(database.verify().broken()).isEqualTo(expected);
    }

    @Test
    void oldInputsAreDroppedByPartitionAndTheChainStaysWhole() throws SQLException {
        try (StepLog log = new PostgresLog(database.dataSource(), QUICK, 100)) {
            for (int i = 1; i <= 450; i++) {
                log.append(random.busy());
                awaitDurable(log, i % 90 == 0 ? i : 0);
            }
        }
        assertThat(partitions()).hasSize(6);
        sql("set session_replication_role = replica; "
                + "update journal_block set written_at = now() - interval '8 days' where first_sequence < 220");
        try (StepLog log = new PostgresLog(database.dataSource(), QUICK, 100)) {
            log.append(random.busy());
        }
        assertThat(partitions()).hasSize(4).doesNotContain("journal_input_000000", "journal_input_000001");
        ChainReport report = database.verify();
        assertThat(report.broken()).isEmpty();
        assertThat(report.inputsDropped()).isPositive();
        assertThat(report.lastSequence()).isEqualTo(451);
        assertThatThrownBy(() -> database.inputs().forEach(1, 10, (sequence, input) -> {}))
                .hasMessageContaining("no longer kept");
    }

    private List<String> partitions() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select partitions_of('journal_input')")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void awaitDurable(StepLog log, long sequence) {
        await().pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(20))
                .until(() -> log.durable() >= sequence);
    }
}

package io.traider.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log's connection to the database. One process at a time has it, by an advisory lock. After any error it is closed
 * and another one opened.
 */
final class LogStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogStore.class);
    /** "TRAIDER" in ASCII. */
    private static final long WRITER_LOCK = 0x54_52_41_49_44_45_52L;

    /**
     * Nothing is done because of a quiet step, so a block of them need not wait for the disk: it reaches it in order, with
     * the next notable block or within a second.
     */
    private static final String COMMIT = """
            select set_config('synchronous_commit', ?, true),
                   journal_commit(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))""";

    private static final String SNAPSHOT = """
            insert into snapshot (sequence, state) values (?, ?)
            on conflict (sequence) do update set state = excluded.state""";

    /** Where the log in the database ends. */
    record Head(long lastSequence, byte[] hash) {}

    private final Connection connection;
    private final PreparedStatement commit;
    private final long partitionWidth;
    private final int inputDays;
    private long lastPartition = -1;
    private Head head;

    LogStore(DataSource source, long partitionWidth, int inputDays) throws SQLException {
        this.partitionWidth = partitionWidth;
        this.inputDays = inputDays;
        connection = source.getConnection();
        try {
            execute("set lock_timeout = '5s'");
            lock();
            head = readHead();
            commit = connection.prepareStatement(COMMIT);
            commit.unwrap(PGStatement.class).setPrepareThreshold(1);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    Head head() {
        return head;
    }

    /** Commits a block. */
    void write(Block block) throws SQLException {
        BlockHeader header = block.header();
        ensurePartition(header.firstSequence());
        int at = 0;
        commit.setString(++at, block.sequences().length == 0 ? "off" : "on");
        commit.setLong(++at, header.firstSequence());
        commit.setLong(++at, header.lastSequence());
        commit.setLong(++at, header.firstNanos());
        commit.setLong(++at, header.lastNanos());
        commit.setBytes(++at, header.inputsHash());
        commit.setBytes(++at, header.stepsHash());
        commit.setBytes(++at, block.previousHash());
        commit.setBytes(++at, block.hash());
        commit.setBytes(++at, block.inputs());
        commit.setArray(++at, connection.createArrayOf("bigint", block.sequences()));
        commit.setArray(++at, connection.createArrayOf("bytea", block.payloads()));
        commit.setString(++at, block.rows());
        commit.execute();
        head = new Head(header.lastSequence(), block.hash());
    }

    /** Commits a snapshot, and keeps it and the two before it. */
    void write(Snapshot snapshot) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SNAPSHOT)) {
            statement.setLong(1, snapshot.sequence());
            statement.setBytes(2, snapshot.state());
            statement.execute();
        }
        execute("delete from snapshot where sequence < "
                + "(select sequence from snapshot order by sequence desc offset 2 limit 1)");
    }

    private void lock() throws SQLException {
        if (!answer("select pg_try_advisory_lock(" + WRITER_LOCK + ")").equals("t")) {
            throw new WriterPresent("another process writes the log in this database"
                    + ". Maybe another TRAIDER runs on it; stop one of them");
        }
    }

    /** The log has another writer. */
    static final class WriterPresent extends SQLException {
        private static final long serialVersionUID = 1;

        WriterPresent(String message) {
            super(message);
        }
    }

    private Head readHead() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(
                        "select last_sequence, hash from journal_block order by first_sequence desc limit 1")) {
            return last.next() ? new Head(last.getLong(1), last.getBytes(2)) : new Head(0, Hashes.NONE);
        }
    }

    /** Makes the partition of a block and the one after it, and lets go of old ones, each time the log enters one. */
    private void ensurePartition(long sequence) throws SQLException {
        long partition = sequence / partitionWidth;
        if (partition == lastPartition) {
            return;
        }
        for (long number = partition; number <= partition + 1; number++) {
            execute("select ensure_sequence_partition('journal_input', " + partitionWidth + ", " + number + ")");
        }
        lastPartition = partition;
        dropOldInputs();
    }

    private void dropOldInputs() throws SQLException {
        try {
            String dropped = answer(
                    "select drop_inputs_before(" + partitionWidth + ", now() - interval '" + inputDays + " days')");
            if (!dropped.equals("0")) {
                LOG.info("dropped {} partitions of inputs older than {} days", dropped, inputDays);
            }
        } catch (SQLException e) {
            LOG.warn("cannot drop old inputs now, the next time they are: {}", e.getMessage());
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String answer(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    /** Whether the log ends with this block, because a commit succeeded whose answer was lost. */
    boolean has(Block block) {
        return head.lastSequence == block.header().lastSequence() && Arrays.equals(head.hash, block.hash());
    }

    /** Whether this block is the next. */
    boolean awaits(Block block) {
        return head.lastSequence + 1 == block.header().firstSequence()
                && Arrays.equals(head.hash, block.previousHash());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("the log's connection was gone already", e);
        }
    }
}

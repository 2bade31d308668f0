package io.traider.journal;

import io.traider.domain.Decision;
import io.traider.domain.Step;
import io.traider.journal.codec.Payload;
import io.traider.journal.codec.StepCodec;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chain from the first block to the last: numbers without a gap, every hash as computed from what is stored,
 * every decision row as its step says. Stops at the first block that is not so. Sees the log as of one moment, so that the
 * platform may go on writing.
 */
final class ChainWalk {
    private static final String BLOCKS = """
            select b.first_sequence, b.last_sequence, b.first_nanos, b.last_nanos, b.steps, b.inputs_hash, b.steps_hash,
                b.previous_hash, b.hash, i.payload
            from journal_block b left join journal_input i on i.first_sequence = b.first_sequence
            order by b.first_sequence""";

    private final DataSource source;
    private long blocks;
    private long steps;
    private long decisions;
    private long inputsKept;
    private long inputsDropped;
    private long lastSequence;
    private byte[] lastHash = Hashes.NONE;
    private @Nullable Stored ahead;

    private record Stored(long sequence, byte[] payload) {}

    private ChainWalk(DataSource source) {
        this.source = source;
    }

    static ChainReport walk(DataSource source) {
        return new ChainWalk(source).walk();
    }

    private ChainReport walk() {
        try (Connection forBlocks = source.getConnection();
                Connection forSteps = sameMoment(forBlocks);
                PreparedStatement blockQuery = stream(forBlocks, BLOCKS, 16);
                PreparedStatement stepQuery =
                        stream(forSteps, "select sequence, payload from journal_step order by sequence", 256);
                PreparedStatement decisionQuery = forSteps.prepareStatement(DecisionCheck.ROWS);
                ResultSet blockRows = blockQuery.executeQuery();
                ResultSet stepRows = stepQuery.executeQuery()) {
            while (blockRows.next()) {
                String wrong = check(blockRows, stepRows, decisionQuery);
                if (!wrong.isEmpty()) {
                    return report("block " + blockRows.getLong(1) + " to " + blockRows.getLong(2) + ": " + wrong);
                }
                blocks++;
            }
            fetch(stepRows);
            return report(ahead == null ? "" : "step " + ahead.sequence + " belongs to no block");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the log: " + e.getMessage(), e);
        }
    }

    /** Another connection that sees what the first sees. */
    private Connection sameMoment(Connection first) throws SQLException {
        freeze(first);
        Connection second = source.getConnection();
        try (Statement ask = first.createStatement();
                ResultSet moment = ask.executeQuery("select pg_export_snapshot()");
                Statement tell = second.createStatement()) {
            freeze(second);
            moment.next();
            tell.execute("set transaction snapshot '" + moment.getString(1) + "'");
            return second;
        } catch (SQLException | RuntimeException e) {
            second.close();
            throw e;
        }
    }

    private static void freeze(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    private ChainReport report(String broken) {
        return new ChainReport(blocks, lastSequence, steps, decisions, inputsKept, inputsDropped, broken);
    }

    private String check(ResultSet row, ResultSet stepRows, PreparedStatement decisionQuery) throws SQLException {
        BlockHeader header = new BlockHeader(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getInt(5),
                row.getBytes(6),
                row.getBytes(7));
        if (header.firstSequence() != lastSequence + 1) {
            return "does not follow " + lastSequence;
        }
        if (!Arrays.equals(row.getBytes(8), lastHash)) {
            return "does not carry the hash of the block before";
        }
        if (!Arrays.equals(row.getBytes(9), Hashes.link(lastHash, header))) {
            return "its hash is not that of its header";
        }
        String wrong = checkInputs(header, row.getBytes(10));
        wrong = wrong.isEmpty() ? checkSteps(header, stepRows, decisionQuery) : wrong;
        if (wrong.isEmpty()) {
            lastSequence = header.lastSequence();
            lastHash = row.getBytes(9);
        }
        return wrong;
    }

    private String checkInputs(BlockHeader header, byte @Nullable [] payload) {
        if (payload == null) {
            inputsDropped++;
            return "";
        }
        inputsKept++;
        return Arrays.equals(Hashes.of(hashed(payload)), header.inputsHash())
                ? ""
                : "its inputs do not match their hash";
    }

    /** What cannot be unpacked was changed: its own bytes match no hash. */
    private static byte[] hashed(byte[] payload) {
        try {
            return Payload.stored(payload).hashed();
        } catch (IllegalArgumentException e) {
            return payload;
        }
    }

    private String checkSteps(BlockHeader header, ResultSet stepRows, PreparedStatement decisionQuery)
            throws SQLException {
        MessageDigest digest = Hashes.sha256();
        List<Stored> stored = new ArrayList<>();
        for (fetch(stepRows); ahead != null && ahead.sequence <= header.lastSequence(); fetch(stepRows)) {
            Hashes.addStep(digest, ahead.sequence, hashed(ahead.payload));
            stored.add(ahead);
            ahead = null;
        }
        if (stored.size() != header.steps() || !Arrays.equals(digest.digest(), header.stepsHash())) {
            return "its " + stored.size() + " steps do not match their hash";
        }
        steps += stored.size();
        for (Stored step : stored) {
            String wrong = checkDecisions(StepCodec.decode(step.payload), decisionQuery);
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        return "";
    }

    private String checkDecisions(Step step, PreparedStatement decisionQuery) throws SQLException {
        int ordinal = 0;
        for (Decision decision : step.decisions()) {
            String wrong = DecisionCheck.compare(decisionQuery, step.sequence(), ordinal++, decision);
            if (!wrong.isEmpty()) {
                return wrong;
            }
            decisions++;
        }
        return "";
    }

    /** Reads the next step, unless one is waiting. */
    private void fetch(ResultSet stepRows) throws SQLException {
        if (ahead == null && stepRows.next()) {
            ahead = new Stored(stepRows.getLong(1), stepRows.getBytes(2));
        }
    }

    private static PreparedStatement stream(Connection connection, String sql, int rows) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(rows);
        return statement;
    }
}

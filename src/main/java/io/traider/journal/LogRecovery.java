package io.traider.journal;

import io.traider.domain.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads where the log ends. */
final class LogRecovery {
    private LogRecovery() {}

    static Recovery read(DataSource source) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Snapshot snapshot = latestSnapshot(connection);
            long from = snapshot == null ? 0 : snapshot.sequence();
            return new Recovery(
                    from,
                    snapshot == null ? null : snapshot.state(),
                    stepsAfter(connection, from),
                    lastSequence(connection));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the log: " + e.getMessage(), e);
        }
    }

    private static @Nullable Snapshot latestSnapshot(Connection connection) throws SQLException {
        String sql = "select sequence, state from snapshot order by sequence desc limit 1";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? new Snapshot(row.getLong(1), row.getBytes(2)) : null;
        }
    }

    private static List<Step> stepsAfter(Connection connection, long sequence) throws SQLException {
        List<Step> steps = new ArrayList<>();
        JournalSteps.forEach(connection, sequence + 1, Long.MAX_VALUE, steps::add);
        return steps;
    }

    private static long lastSequence(Connection connection) throws SQLException {
        String sql = "select coalesce(max(last_sequence), 0) from journal_block";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}

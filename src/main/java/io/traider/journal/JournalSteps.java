package io.traider.journal;

import io.traider.domain.Step;
import io.traider.journal.codec.StepCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Reads the notable steps of the log again, as they were made. */
public final class JournalSteps {
    private static final String STEPS =
            "select payload from journal_step where sequence between ? and ? order by sequence";

    private final DataSource source;

    JournalSteps(DataSource source) {
        this.source = source;
    }

    /**
     * Visits the notable steps of a range in order, few in memory at a time.
     *
     * @param first first sequence wanted
     * @param last last sequence wanted
     */
    public void forEach(long first, long last, Consumer<Step> visitor) {
        try (Connection connection = source.getConnection()) {
            forEach(connection, first, last, visitor);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the log's steps: " + e.getMessage(), e);
        }
    }

    static void forEach(Connection connection, long first, long last, Consumer<Step> visitor) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(STEPS)) {
            statement.setLong(1, first);
            statement.setLong(2, last);
            statement.setFetchSize(256);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    visitor.accept(StepCodec.decode(rows.getBytes(1)));
                }
            }
        }
    }
}

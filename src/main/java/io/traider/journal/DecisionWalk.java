package io.traider.journal;

import io.traider.domain.Decision;
import io.traider.journal.codec.DecisionReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/**
 * Goes through the decisions of a time in their order, a page at a time, and reads nothing of what led to them: steps are kept
 * for ever, inputs are not. For one thread.
 */
public final class DecisionWalk implements AutoCloseable {

    private static final int PAGE = 1_024;

    /** Bytes as bytes from the first page on: as digits they are twice as many, and each is parsed. */
    private static final int BINARY = -1;

    private static final String EXTENT = """
        select count(*), coalesce(min(sequence), 0), coalesce(max(sequence), -1) from decision
        where nanos >= ? and nanos < ?\
        """;
    private static final String STEPS = """
        select sequence, payload from journal_step
        where sequence in (select sequence from decision where sequence between ? and ? order by sequence limit ?)
        order by sequence\
        """;

    private final DecisionReader decisions = new DecisionReader();
    private final Connection connection;
    private final long fromNanos;
    private final long toNanos;
    private final long total;
    private final long last;
    private long next;

    /**
     * @param fromNanos first moment, nanoseconds since the Unix epoch
     * @param toNanos first moment that is too late
     */
    DecisionWalk(DataSource source, long fromNanos, long toNanos) {
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        try {
            connection = source.getConnection();
            try (PreparedStatement query = connection.prepareStatement(EXTENT)) {
                query.setLong(1, fromNanos);
                query.setLong(2, toNanos);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    total = row.getLong(1);
                    next = row.getLong(2);
                    last = row.getLong(3);
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** How many there are. */
    public long total() {
        return total;
    }

    /**
     * The next decisions; none after the last.
     *
     * @throws IllegalStateException when the database does not answer
     * @throws IllegalArgumentException when a step is damaged
     */
    public List<Decision> next() {
        List<Decision> found = new ArrayList<>(PAGE);
        while (found.isEmpty() && next <= last) {
            read(found);
        }
        return found;
    }

    private void read(List<Decision> found) {
        long before = next;
        try (PreparedStatement query = connection.prepareStatement(STEPS)) {
            query.setLong(1, next);
            query.setLong(2, last);
            query.setInt(3, PAGE);
            query.unwrap(PGStatement.class).setPrepareThreshold(BINARY);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    next = rows.getLong(1) + 1;
                    add(decisions.read(rows.getBytes(2)), found);
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        if (next == before) {
            throw new IllegalStateException("the log has no step of the decisions from input " + next + " on");
        }
    }

    private void add(List<Decision> decisions, List<Decision> found) {
        for (Decision each : decisions) {
            if (each.nanos() >= fromNanos && each.nanos() < toNanos) {
                found.add(each);
            }
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot read the log's decisions: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}

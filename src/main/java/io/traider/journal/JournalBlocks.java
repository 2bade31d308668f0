package io.traider.journal;

import io.traider.domain.Input;
import io.traider.domain.Step;
import io.traider.journal.codec.StepCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads stretches of the log for those who go through it again, beside whoever writes it: a few blocks at a time, no
 * transaction open in between, so that old partitions can be dropped meanwhile.
 */
public final class JournalBlocks {
    private static final String RANGE = """
        select min(first_sequence), max(last_sequence) from journal_block
        where last_nanos >= ? and first_nanos < ?\
        """;
    private static final String SNAPSHOT =
            "select sequence, state from snapshot where sequence < ? order by sequence desc limit 1";
    private static final String STEPS_BACK =
            "select payload from journal_step where sequence <= ? order by sequence desc limit 512";
    private static final String STEPS =
            "select payload from journal_step where sequence > ? and sequence <= ? order by sequence limit 512";

    private final DataSource source;

    JournalBlocks(DataSource source) {
        this.source = source;
    }

    /** Where a stretch of the log lies; inputs at its edges may be outside the time asked for. */
    public record Range(long first, long last) {}

    /**
     * The blocks that reach into a time.
     *
     * @param fromNanos first moment, nanoseconds since the Unix epoch
     * @param toNanos first moment that is too late
     */
    public Optional<Range> range(long fromNanos, long toNanos) {
        return read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(RANGE)) {
                query.setLong(1, fromNanos);
                query.setLong(2, toNanos);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    long first = row.getLong(1);
                    return row.wasNull() ? Optional.empty() : Optional.of(new Range(first, row.getLong(2)));
                }
            }
        });
    }

    /** The last step at or before a sequence with which a session began. */
    public Optional<Step> sessionStart(long sequence) {
        return read(connection -> {
            long before = sequence;
            while (before > 0) {
                LastSeen seen = new LastSeen(step -> step.input() instanceof Input.Started);
                steps(connection, STEPS_BACK, seen, before);
                if (seen.found != null || seen.last == 0) {
                    return Optional.ofNullable(seen.found);
                }
                before = seen.last - 1;
            }
            return Optional.empty();
        });
    }

    /**
     * The feed of the session in which a time begins; empty when nothing is kept of that time.
     *
     * @param fromNanos first moment, nanoseconds since the Unix epoch
     * @param toNanos first moment that is too late
     */
    public Optional<String> feed(long fromNanos, long toNanos) {
        return range(fromNanos, toNanos)
                .flatMap(range -> sessionStart(range.first()))
                .map(Step::input)
                .filter(Input.Started.class::isInstance)
                .map(started -> ((Input.Started) started).feed());
    }

    /** The latest snapshot of a step before a sequence, or the beginning of the log; its tail is left out. */
    public Recovery stateBefore(long sequence) {
        return read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(SNAPSHOT)) {
                query.setLong(1, sequence);
                try (ResultSet row = query.executeQuery()) {
                    return row.next()
                            ? new Recovery(row.getLong(1), row.getBytes(2), List.of(), row.getLong(1))
                            : Recovery.NOTHING;
                }
            }
        });
    }

    /** Visits the notable steps after one sequence up to another, in order. */
    public void steps(long after, long last, Consumer<Step> visitor) {
        read(connection -> {
            LastSeen seen = new LastSeen(step -> {
                visitor.accept(step);
                return false;
            });
            long from = after;
            do {
                seen.last = 0;
                steps(connection, STEPS, seen, from, last);
                from = seen.last;
            } while (from != 0);
            return from;
        });
    }

    /** Goes through the blocks that hold a stretch, from the one with its first input. */
    public BlockWalk walk(long first, long last) {
        return new BlockWalk(source, first, last);
    }

    /**
     * Goes through the decisions of a time, without what led to them.
     *
     * @param fromNanos first moment, nanoseconds since the Unix epoch
     * @param toNanos first moment that is too late
     */
    public DecisionWalk decisions(long fromNanos, long toNanos) {
        return new DecisionWalk(source, fromNanos, toNanos);
    }

    private static final class LastSeen {
        private final Predicate<Step> wanted;
        private @Nullable Step found;
        private long last;

        LastSeen(Predicate<Step> wanted) {
            this.wanted = wanted;
        }

        void see(Step step) {
            last = step.sequence();
            if (found == null && wanted.test(step)) {
                found = step;
            }
        }
    }

    private static void steps(Connection connection, String sql, LastSeen seen, long... bounds) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < bounds.length; i++) {
                query.setLong(i + 1, bounds[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next() && seen.found == null) {
                    seen.see(StepCodec.decode(rows.getBytes(1)));
                }
            }
        }
    }

    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T read(Query<T> query) {
        try (Connection connection = source.getConnection()) {
            return query.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the log: " + e.getMessage(), e);
        }
    }
}

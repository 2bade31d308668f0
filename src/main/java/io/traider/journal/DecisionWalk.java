package io.traider.journal;

import io.traider.domain.Decision;
import io.traider.journal.codec.DecisionReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Goes through the decisions of a time in their order, a page at a time, and reads nothing of what led to them: steps are kept
 * for ever, inputs are not. While one page is worked on, the database is asked for the next. For one thread.
 */
public final class DecisionWalk implements AutoCloseable {

    private static final int PAGE = 256;

    /** Bytes as bytes from the first page on: as digits they are twice as many, and each is parsed. */
    private static final int BINARY = -1;

    private static final String EXTENT = """
        select count(*), coalesce(min(sequence), 0), coalesce(max(sequence), -1) from decision
        where nanos >= ? and nanos < ?\
        """;
    /** Both are gone through in their order from the page's beginning, and no further than its end. */
    private static final String STEPS = """
        select sequence, payload from journal_step
        where sequence between ? and ?
            and exists (select from decision where decision.sequence = journal_step.sequence and decision.sequence >= ?)
        order by sequence limit ?\
        """;

    private final DecisionReader decisions = new DecisionReader();
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("decision-walk").factory());
    private final Connection connection;
    private final long fromNanos;
    private final long toNanos;
    private final long total;
    private final long last;
    private @Nullable CompletableFuture<Page> ahead;

    /** @param next where the page after it begins */
    private record Page(List<byte[]> steps, long next) {}

    /**
     * @param fromNanos first moment, nanoseconds since the Unix epoch
     * @param toNanos first moment that is too late
     */
    DecisionWalk(DataSource source, long fromNanos, long toNanos) {
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        try {
            connection = source.getConnection();
        } catch (SQLException e) {
            throw failed(e);
        }
        try (PreparedStatement query = connection.prepareStatement(EXTENT)) {
            query.setLong(1, fromNanos);
            query.setLong(2, toNanos);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                total = row.getLong(1);
                last = row.getLong(3);
                ahead = from(row.getLong(2));
            }
        } catch (SQLException e) {
            close();
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
        while (found.isEmpty() && ahead != null) {
            Page page = read(ahead);
            ahead = from(page.next());
            page.steps().forEach(step -> add(decisions.read(step), found));
        }
        return found;
    }

    private @Nullable CompletableFuture<Page> from(long sequence) {
        return sequence > last ? null : CompletableFuture.supplyAsync(() -> page(sequence), reader);
    }

    private static Page read(CompletableFuture<Page> asked) {
        try {
            return asked.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IllegalStateException failed ? failed : e;
        }
    }

    private Page page(long from) {
        List<byte[]> steps = new ArrayList<>(PAGE);
        long next = from;
        try (PreparedStatement query = connection.prepareStatement(STEPS)) {
            query.setLong(1, from);
            query.setLong(2, last);
            query.setLong(3, from);
            query.setInt(4, PAGE);
            query.unwrap(PGStatement.class).setPrepareThreshold(BINARY);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    next = rows.getLong(1) + 1;
                    steps.add(rows.getBytes(2));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        if (steps.isEmpty()) {
            throw new IllegalStateException("the log has no step of the decisions from input " + from + " on");
        }
        return new Page(steps, next);
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
            reader.close();
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}

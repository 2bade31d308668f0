package io.traider.journal;

import io.traider.domain.Input;
import io.traider.journal.codec.InputCodec;
import io.traider.journal.codec.Payload;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Goes through blocks of the log in order and checks each against its hashes and the block before. For one thread. */
public final class BlockWalk implements AutoCloseable {
    /** Inputs that are fetched at once, roughly. */
    private static final int PAGE = 16_384;

    private static final String BLOCKS = """
        select b.first_sequence, b.last_sequence, b.first_nanos, b.last_nanos, b.steps, b.inputs_hash, b.steps_hash,
            b.previous_hash, b.hash, i.payload
        from journal_block b left join journal_input i on i.first_sequence = b.first_sequence
        where b.first_sequence >= ? and b.first_sequence < ? and b.first_sequence <= ?
        order by b.first_sequence\
        """;
    private static final String STEPS =
            "select sequence, payload from journal_step where sequence between ? and ? order by sequence";
    private static final String FIRST =
            "select coalesce(max(first_sequence), 1) from journal_block where first_sequence <= ?";

    private record Row(BlockHeader header, byte[] previousHash, byte[] hash, byte @Nullable [] inputs) {}

    private final Connection connection;
    private final long last;
    private final ArrayDeque<Row> rows = new ArrayDeque<>();
    private final TreeMap<Long, byte[]> steps = new TreeMap<>();
    private long next;
    private byte @Nullable [] hash;

    BlockWalk(DataSource source, long first, long last) {
        this.last = last;
        try {
            connection = source.getConnection();
            next = number(FIRST, first);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * The next block; {@code null} after the last.
     *
     * @throws InputsGoneException when its inputs are no longer kept
     * @throws IllegalStateException when the database does not answer
     */
    public @Nullable RecordedBlock next() {
        try {
            if (rows.isEmpty()) {
                fetch();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        Row row = rows.poll();
        return row == null ? null : read(row);
    }

    private void fetch() throws SQLException {
        if (next > last) {
            return;
        }
        try (PreparedStatement query = connection.prepareStatement(BLOCKS)) {
            query.setLong(1, next);
            query.setLong(2, next + PAGE);
            query.setLong(3, last);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
        }
        steps.clear();
        if (rows.isEmpty()) {
            next = number(
                    "select coalesce(min(first_sequence), " + Long.MAX_VALUE
                            + ") from journal_block where first_sequence >= ?",
                    next);
            fetch();
        } else {
            fetchSteps(
                    rows.getFirst().header.firstSequence(),
                    rows.getLast().header.lastSequence());
            next = rows.getLast().header.lastSequence() + 1;
        }
    }

    private void fetchSteps(long from, long to) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(STEPS)) {
            query.setLong(1, from);
            query.setLong(2, to);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    steps.put(found.getLong(1), found.getBytes(2));
                }
            }
        }
    }

    private static Row row(ResultSet found) throws SQLException {
        BlockHeader header = new BlockHeader(
                found.getLong(1),
                found.getLong(2),
                found.getLong(3),
                found.getLong(4),
                found.getInt(5),
                found.getBytes(6),
                found.getBytes(7));
        return new Row(header, found.getBytes(8), found.getBytes(9), found.getBytes(10));
    }

    private RecordedBlock read(Row row) {
        BlockHeader header = row.header;
        if (row.inputs == null) {
            throw new InputsGoneException(header.firstSequence());
        }
        String flaw = linked(row);
        hash = row.hash;
        SortedMap<Long, Payload> kept = new TreeMap<>();
        List<Input> inputs = List.of();
        try {
            for (Map.Entry<Long, byte[]> step : steps.subMap(header.firstSequence(), header.lastSequence() + 1)
                    .entrySet()) {
                kept.put(step.getKey(), Payload.stored(step.getValue()));
            }
            Payload payload = Payload.stored(row.inputs);
            inputs = InputCodec.decode(payload);
            flaw = flaw.isEmpty() ? content(header, payload, kept, inputs.size()) : flaw;
        } catch (IllegalArgumentException e) {
            flaw = "what it holds was changed: " + e.getMessage();
        }
        return new RecordedBlock(header.firstSequence(), inputs, kept, flaw);
    }

    private String linked(Row row) {
        if (hash != null && !Arrays.equals(row.previousHash, hash)) {
            return "does not carry the hash of the block before";
        }
        return Arrays.equals(row.hash, Hashes.link(row.previousHash, row.header))
                ? ""
                : "its hash is not that of its header";
    }

    private static String content(BlockHeader header, Payload inputs, SortedMap<Long, Payload> kept, int count) {
        if (!Arrays.equals(Hashes.of(inputs.hashed()), header.inputsHash())) {
            return "its inputs do not match their hash";
        }
        if (count != header.lastSequence() - header.firstSequence() + 1) {
            return "it holds " + count + " inputs";
        }
        MessageDigest digest = Hashes.sha256();
        kept.forEach((sequence, step) -> Hashes.addStep(digest, sequence, step.hashed()));
        return kept.size() == header.steps() && Arrays.equals(digest.digest(), header.stepsHash())
                ? ""
                : "its " + kept.size() + " steps do not match their hash";
    }

    private long number(String sql, long bound) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, bound);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot read the log's blocks: " + e.getMessage(), e);
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

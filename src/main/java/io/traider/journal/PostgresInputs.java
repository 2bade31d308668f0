package io.traider.journal;

import io.traider.domain.Input;
import io.traider.journal.codec.InputCodec;
import io.traider.journal.codec.Payload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads the inputs of the blocks, and checks each against its hash. */
final class PostgresInputs implements JournalInputs {
    private static final String BLOCKS = """
            select b.first_sequence, b.last_sequence, b.inputs_hash, i.payload
            from journal_block b left join journal_input i on i.first_sequence = b.first_sequence
            where b.first_sequence >= (select coalesce(max(first_sequence), 1) from journal_block
                    where first_sequence <= ?)
                and b.first_sequence <= ?
            order by b.first_sequence""";

    private static final String KEPT = """
            select first_sequence, first_nanos, (select last_nanos from journal_block order by first_sequence desc limit 1)
            from journal_block where first_sequence = (select min(first_sequence) from journal_input)""";

    private final DataSource source;

    PostgresInputs(DataSource source) {
        this.source = source;
    }

    @Override
    public void forEach(long first, long last, Visitor visitor) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(BLOCKS)) {
                statement.setLong(1, first);
                statement.setLong(2, last);
                statement.setFetchSize(16);
                try (ResultSet blocks = statement.executeQuery()) {
                    while (blocks.next()) {
                        visit(blocks, first, last, visitor);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the log's inputs: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Recorded> recorded() {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(KEPT);
                ResultSet kept = statement.executeQuery()) {
            return kept.next()
                    ? Optional.of(new Recorded(kept.getLong(1), kept.getLong(2), kept.getLong(3)))
                    : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what of the log's inputs is kept: " + e.getMessage(), e);
        }
    }

    private static void visit(ResultSet block, long first, long last, Visitor visitor) throws SQLException {
        long sequence = block.getLong(1);
        byte[] payload = block.getBytes(4);
        if (block.getLong(2) < first) {
            return;
        }
        if (payload == null) {
            throw new IllegalStateException("the inputs of block " + sequence + " are no longer kept"
                    + ". Maybe start after a later snapshot, or keep inputs for more days");
        }
        Payload stored = Payload.stored(payload);
        if (!Arrays.equals(Hashes.of(stored.hashed()), block.getBytes(3))) {
            throw new IllegalStateException("the inputs of block " + sequence + " do not match their hash");
        }
        List<Input> inputs = InputCodec.decode(stored);
        for (Input input : inputs) {
            if (sequence >= first && sequence <= last) {
                visitor.visit(sequence, input);
            }
            sequence++;
        }
    }
}

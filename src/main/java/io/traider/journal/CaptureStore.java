package io.traider.journal;

import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import io.traider.domain.PortfolioSummary;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The capture's connection to the database. After any error it is closed and another one opened. */
final class CaptureStore implements AutoCloseable {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private final Connection connection;
    private final CopyManager copies;
    private final Sql samples;
    private final boolean hypertables;
    private final Map<InstrumentId, Integer> instruments = new HashMap<>();
    private final Map<CaptureKind, CopyText> lines = new EnumMap<>(CaptureKind.class);
    private final Set<String> partitions = new HashSet<>();

    CaptureStore(DataSource source) throws SQLException {
        connection = source.getConnection();
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set lock_timeout = '5s'");
                // Losing the last moments of a capture in a crash is no harm.
                statement.execute("set synchronous_commit = off");
            }
            connection.setAutoCommit(false);
            copies = connection.unwrap(PGConnection.class).getCopyAPI();
            samples = new Sql(connection, EquityRow.INSERT);
            hypertables = Boolean.parseBoolean(answer("select is_hypertable('capture_trade')::text"));
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Commits what is given, all or nothing. */
    void write(List<Object> batch) throws SQLException {
        for (Object one : batch) {
            if (one instanceof MarketEvent event) {
                ensurePartition(CaptureKind.of(event), event.receivedNanos());
            }
        }
        for (Object one : batch) {
            switch (one) {
                case MarketEvent event ->
                    lines.computeIfAbsent(CaptureKind.of(event), kind -> new CopyText())
                            .add(event, instrument(event.instrument()));
                case PortfolioSummary summary -> EquityRow.add(samples, summary);
                default -> throw new IllegalArgumentException("cannot capture " + one);
            }
        }
        for (Map.Entry<CaptureKind, CopyText> kind : lines.entrySet()) {
            copy(kind.getKey(), kind.getValue());
        }
        samples.flush();
        connection.commit();
    }

    private void copy(CaptureKind kind, CopyText text) throws SQLException {
        if (text.isEmpty()) {
            return;
        }
        try {
            copies.copyIn(kind.copy(), new StringReader(text.take()));
        } catch (IOException e) {
            throw new SQLException("cannot copy into " + kind.table() + ": " + e.getMessage(), e);
        }
    }

    private int instrument(InstrumentId id) throws SQLException {
        Integer known = instruments.get(id);
        if (known == null) {
            known = ensureInstrument(id);
            instruments.put(id, known);
        }
        return known;
    }

    private int ensureInstrument(InstrumentId id) throws SQLException {
        String sql = """
                with fresh as (insert into capture_instrument (venue, symbol) values (?, ?)
                    on conflict do nothing returning id)
                select id from fresh union all select id from capture_instrument where venue = ? and symbol = ?""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id.venue().name());
            statement.setString(2, id.symbol());
            statement.setString(3, id.venue().name());
            statement.setString(4, id.symbol());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Makes the partitions of a day and the day after it, so that midnight finds one. */
    private void ensurePartition(CaptureKind kind, long nanos) throws SQLException {
        if (hypertables) {
            return;
        }
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(nanos, DAY_NANOS));
        if (partitions.add(kind + " " + day)) {
            answer("select ensure_day_partition('" + kind.table() + "', date '" + day + "')");
            answer("select ensure_day_partition('" + kind.table() + "', date '" + day.plusDays(1) + "')");
            connection.commit();
        }
    }

    /** Drops what arrived before a day. */
    int drop(LocalDate before) throws SQLException {
        int dropped = 0;
        for (CaptureKind kind : CaptureKind.values()) {
            if (kind != CaptureKind.EQUITY) {
                dropped += Integer.parseInt(
                        answer("select drop_days_before('" + kind.table() + "', date '" + before + "')"));
                connection.commit();
            }
        }
        partitions.clear();
        return dropped;
    }

    private String answer(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    /** Ends the connection at once, even in the middle of a statement of another thread. */
    void abort() throws SQLException {
        connection.abort(Runnable::run);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

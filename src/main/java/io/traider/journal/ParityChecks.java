package io.traider.journal;

import io.traider.journal.ParityCheck.Figures;
import io.traider.journal.ParityCheck.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Replays of recorded days, as they are kept. May be used by any thread; every call asks the database. */
public final class ParityChecks {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COLUMNS =
            "id, day, requested_by, requested_at, finished_at, state, cause, remark, figures";

    private final DataSource source;

    ParityChecks(DataSource source) {
        this.source = source;
    }

    /** A check begins. */
    public ParityCheck begin(LocalDate day, String by, Instant now) {
        return query(
                        "insert into parity_check (day, requested_by, requested_at, state, cause, remark)"
                                + " values (?, ?, ?, 'RUNNING', 'NONE', '') returning " + COLUMNS,
                        day,
                        by,
                        now.atOffset(ZoneOffset.UTC))
                .getFirst();
    }

    /**
     * A check is over.
     *
     * @param report everything that was found, to be kept as JSON
     */
    public ParityCheck finish(
            long id,
            Instant now,
            State state,
            String cause,
            String remark,
            @Nullable Figures figures,
            @Nullable Object report) {
        return query(
                        "update parity_check set finished_at = ?, state = ?, cause = ?, remark = ?,"
                                + " figures = cast(? as jsonb), report = cast(? as jsonb) where id = ? returning "
                                + COLUMNS,
                        now.atOffset(ZoneOffset.UTC),
                        state.name(),
                        cause,
                        remark,
                        figures == null ? null : JSON.writeValueAsString(figures),
                        report == null ? null : JSON.writeValueAsString(report),
                        id)
                .getFirst();
    }

    /** Checks of an earlier process that did not come to their end are stopped ones. */
    public void stopLeftovers(Instant now) {
        query(
                "update parity_check set finished_at = ?, state = 'STOPPED', remark = 'the platform stopped'"
                        + " where state = 'RUNNING' returning " + COLUMNS,
                now.atOffset(ZoneOffset.UTC));
    }

    /** The latest ones, newest first. */
    public List<ParityCheck> latest(int first) {
        return query("select " + COLUMNS + " from parity_check order by requested_at desc, id desc limit ?", first);
    }

    /** A check with its number. */
    public Optional<ParityCheck> find(long id) {
        return query("select " + COLUMNS + " from parity_check where id = ?", id).stream()
                .findFirst();
    }

    /** Whether a day was checked to its end already. */
    public boolean checked(LocalDate day) {
        return !query(
                        "select " + COLUMNS + " from parity_check where day = ?"
                                + " and state in ('IDENTICAL', 'DIFFERENT', 'EMPTY') limit 1",
                        day)
                .isEmpty();
    }

    /** Everything that a check found, as JSON; empty before its end. */
    public Optional<String> report(long id) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select report from parity_check where id = ?")) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<ParityCheck> query(String sql, @Nullable Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<ParityCheck> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(check(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static ParityCheck check(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        String figures = row.getString("figures");
        return new ParityCheck(
                row.getLong("id"),
                row.getObject("day", LocalDate.class),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                State.valueOf(row.getString("state")),
                row.getString("cause"),
                row.getString("remark"),
                figures == null ? null : JSON.readValue(figures, Figures.class));
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("cannot read or write parity checks: " + e.getMessage(), e);
    }
}

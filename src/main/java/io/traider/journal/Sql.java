package io.traider.journal;

import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** A prepared statement that rows are added to and that goes to the database once, when there are any. */
final class Sql implements AutoCloseable {
    private final PreparedStatement statement;
    private int at;
    private int rows;

    Sql(Connection connection, String sql) throws SQLException {
        statement = connection.prepareStatement(sql);
    }

    Sql number(long value) throws SQLException {
        statement.setLong(++at, value);
        return this;
    }

    Sql text(@Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(++at, Types.VARCHAR);
        } else {
            // Postgres has no text with a zero in it.
            statement.setString(++at, value.toString().replace('\0', '\uFFFD'));
        }
        return this;
    }

    Sql decimal(@Nullable BigDecimal value) throws SQLException {
        statement.setBigDecimal(++at, value);
        return this;
    }

    /** What went wrong, for a person: of a batch the first error, without the statement and its values. */
    static String message(SQLException error) {
        SQLException first = error instanceof BatchUpdateException && error.getNextException() != null
                ? error.getNextException()
                : error;
        return first instanceof PSQLException e && e.getServerErrorMessage() != null
                ? String.valueOf(e.getServerErrorMessage().getMessage())
                : String.valueOf(first.getMessage());
    }

    void row() throws SQLException {
        statement.addBatch();
        at = 0;
        rows++;
    }

    /** Sends the rows. After an error the connection is given up, and this with it. */
    void flush() throws SQLException {
        if (rows > 0) {
            rows = 0;
            statement.executeBatch();
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}

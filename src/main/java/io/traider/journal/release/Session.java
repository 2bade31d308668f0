package io.traider.journal.release;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** The way to the tables of releases: one change, one transaction. */
final class Session {

    private static final String LAW = "23";

    private final DSLContext db;

    Session(DataSource source) {
        db = DSL.using(source, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
    }

    DSLContext db() {
        return db;
    }

    /** @throws Refused when a law of the database forbids it */
    <T> T change(Function<DSLContext, T> work) {
        try {
            return db.transactionResult(inner -> work.apply(inner.dsl()));
        } catch (DataAccessException e) {
            throw refused(e);
        }
    }

    private static RuntimeException refused(DataAccessException e) {
        SQLException cause = e.getCause(SQLException.class);
        return cause != null && String.valueOf(cause.getSQLState()).startsWith(LAW)
                ? new Refused(message(cause), e)
                : e;
    }

    /** Without the statement and its values. */
    private static String message(SQLException cause) {
        return cause instanceof PSQLException e && e.getServerErrorMessage() != null
                ? String.valueOf(e.getServerErrorMessage().getMessage())
                : String.valueOf(cause.getMessage());
    }

    static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}

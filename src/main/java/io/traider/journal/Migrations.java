package io.traider.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Brings a database to the newest changelog. */
final class Migrations {
    private static final String CHANGELOG = "db/changelog/changelog.yaml";
    /** Kept, as a logger that nobody holds may be collected along with its level. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    private Migrations() {}

    /** @throws IllegalStateException when a change cannot be made */
    static void run(DataSource source) {
        LIQUIBASE.setLevel(Level.WARNING);
        try (Connection connection = source.getConnection()) {
            ClassLoaderResourceAccessor files = new ClassLoaderResourceAccessor(classLoader());
            try {
                migrate(connection, files);
            } finally {
                files.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot connect to migrate the database: " + e.getMessage(), e);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "cannot migrate the database: " + rootOf(e).getMessage()
                            + ". Maybe it was migrated by a newer TRAIDER, or its user may not create tables",
                    e);
        }
    }

    private static void migrate(Connection connection, ResourceAccessor files) throws Exception {
        Database database =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        Map<String, Object> scope = Map.of(
                Scope.Attr.resourceAccessor.name(),
                files,
                Scope.Attr.ui.name(),
                new LoggerUIService(),
                "liquibase.analytics.enabled",
                false);
        Scope.child(scope, () -> update(database));
    }

    private static void update(Database database) throws Exception {
        new CommandScope(UpdateCommandStep.COMMAND_NAME)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, CHANGELOG)
                .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY, UpdateSummaryEnum.OFF)
                .execute();
    }

    private static Throwable rootOf(Throwable error) {
        return error.getCause() == null ? error : rootOf(error.getCause());
    }

    private static ClassLoader classLoader() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader != null ? loader : Migrations.class.getClassLoader();
    }
}

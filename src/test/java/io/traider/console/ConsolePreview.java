package io.traider.console;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;

/** The console alone in a browser, for whoever works on its looks: {@code ConsolePreview 8281}. */
final class ConsolePreview {

    private ConsolePreview() {}

    public static void main(String[] args) throws Exception {
        ConsoleUnderTest console = new ConsoleUnderTest(database(), args.length == 0 ? 0 : Integer.parseInt(args[0]));
        System.out.println(console.address() + ", user admin, password " + ConsoleUnderTest.PASSWORD);
    }

    static DataSource database() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            var database = DatabaseFactory.getInstance()
                    .findCorrectDatabaseImplementation(new JdbcConnection(connection));
            new Liquibase("db/changelog/changelog.yaml", new DirectoryResourceAccessor(Path.of(".")), database)
                    .update(new Contexts(), new LabelExpression());
        }
        return postgres.getPostgresDatabase();
    }
}

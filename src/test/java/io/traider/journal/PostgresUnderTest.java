package io.traider.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A real Postgres for tests: a container where Docker answers, an embedded one where not. One server serves a whole JVM;
 * every test class asks for a database of its own.
 */
public final class PostgresUnderTest {
    /** A registry that cannot be reached must not hold the tests up for minutes. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final PostgresAddress SERVER = start();

    private PostgresUnderTest() {}

    /** The address of a new, empty database. */
    public static PostgresAddress empty() {
        return create("");
    }

    /** The address of a new database that is migrated already. */
    public static PostgresAddress fresh() {
        return create(" template " + Template.NAME);
    }

    /** A new, migrated database with the default settings. */
    public static Database open() {
        return Database.at(fresh(), JournalSettings.DEFAULT);
    }

    /** Migrated once, then copied, as copying is quicker. */
    private static final class Template {
        private static final String NAME = migrated();

        private static String migrated() {
            PostgresAddress address = empty();
            Database.at(address, JournalSettings.DEFAULT).close();
            return address.database();
        }
    }

    private static PostgresAddress create(String options) {
        String name = "test_" + DATABASES.incrementAndGet() + "_"
                + ProcessHandle.current().pid();
        try (Connection connection = connect(SERVER);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + options);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
        return new PostgresAddress(SERVER.host(), SERVER.port(), name, SERVER.user(), SERVER.password(), false);
    }

    static Connection connect(PostgresAddress address) throws SQLException {
        String url = "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + address.database();
        return DriverManager.getConnection(url, address.user(), address.password());
    }

    private static PostgresAddress start() {
        if (dockerMayAnswer()) {
            try {
                return CompletableFuture.supplyAsync(Container::start, Container::alone)
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                System.out.println("no container, so an embedded Postgres: " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return embedded();
    }

    private static boolean dockerMayAnswer() {
        return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
    }

    /** A class of its own, as the one around it is being initialised when another thread comes here. */
    private static final class Container {
        private static void alone(Runnable work) {
            Thread.ofPlatform().daemon().name("container").start(work);
        }

        private static PostgresAddress start() {
            String image = System.getenv().getOrDefault("TRAIDER_TEST_POSTGRES_IMAGE", "postgres:18-alpine");
            PostgreSQLContainer container =
                    new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
            container.start();
            Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
            System.out.println("tests run on a container of " + image);
            return new PostgresAddress(
                    container.getHost(),
                    container.getFirstMappedPort(),
                    container.getDatabaseName(),
                    container.getUsername(),
                    container.getPassword(),
                    false);
        }
    }

    private static PostgresAddress embedded() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .start();
            System.out.println("tests run on an embedded Postgres");
            return new PostgresAddress("localhost", server.getPort(), "postgres", "postgres", "", false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

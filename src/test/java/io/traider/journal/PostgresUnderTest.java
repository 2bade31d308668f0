package io.traider.journal;

import com.github.dockerjava.api.model.ContainerNetwork;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
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
        return create(" template " + Template.NAME + " strategy file_copy");
    }

    /** A new, migrated database with the default settings. */
    public static Database open() {
        return Database.copied(fresh(), JournalSettings.DEFAULT);
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
            container.setCommand(
                    "postgres", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off");
            container.start();
            Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
            System.out.println("tests run on a container of " + image);
            InetSocketAddress address = address(container);
            return new PostgresAddress(
                    address.getHostString(),
                    address.getPort(),
                    container.getDatabaseName(),
                    container.getUsername(),
                    container.getPassword(),
                    false);
        }

        /** The container's own address where this machine reaches it, as Docker's proxy takes a good part of a core. */
        private static InetSocketAddress address(PostgreSQLContainer container) {
            for (ContainerNetwork network : container
                    .getContainerInfo()
                    .getNetworkSettings()
                    .getNetworks()
                    .values()) {
                InetSocketAddress direct =
                        new InetSocketAddress(network.getIpAddress(), PostgreSQLContainer.POSTGRESQL_PORT);
                try (Socket socket = new Socket()) {
                    socket.connect(direct, 500);
                    return direct;
                } catch (IOException e) {
                    System.out.println("not reached directly: " + e.getMessage());
                }
            }
            return new InetSocketAddress(container.getHost(), container.getFirstMappedPort());
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

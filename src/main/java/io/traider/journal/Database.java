package io.traider.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.ConnectionFactory;
import io.traider.journal.release.EventChain;
import io.traider.journal.release.ReleaseStore;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An open, migrated database and the things that work on it. Embedded, in a folder that survives restarts, or any
 * Postgres by its address. Whoever opens it closes it, after everything that was made from it.
 */
public final class Database implements AutoCloseable {
    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private static final int SHARED = 8;
    private static final Duration SHARED_IDLE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final @Nullable EmbeddedPostgresServer server;
    private final PostgresAddress address;
    private final JournalSettings settings;
    private final PGSimpleDataSource dataSource;
    private final HikariDataSource shared;
    private final ConnectionPool pool;
    private final DSLContext dsl;

    private Database(@Nullable EmbeddedPostgresServer server, PostgresAddress address, JournalSettings settings) {
        this.server = server;
        this.address = address;
        this.settings = settings;
        this.dataSource = dataSource(address);
        this.shared = shared(dataSource);
        this.pool = pool(address, settings.readers());
        this.dsl = DSL.using(
                pool,
                SQLDialect.POSTGRES,
                new Settings().withRenderSchema(false).withExecuteLogging(false));
    }

    /**
     * Starts an embedded Postgres on a free port of the loopback interface. The first start takes some seconds, later
     * ones less than two; a server that a killed process left behind is stopped first.
     *
     * @param folder of its own, kept between starts
     * @throws IllegalStateException when another process uses the folder, or the server does not start
     */
    public static Database embedded(Path folder, JournalSettings settings) {
        EmbeddedPostgresServer server = new EmbeddedPostgresServer(folder);
        try {
            return new Database(server, server.address(), settings).migrated();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Joins the embedded Postgres of a folder where another process runs it, as that process left it, and else starts it
     * for as long as this is open.
     *
     * @throws IllegalStateException as {@link #embedded} does
     */
    public static Database joining(Path folder, JournalSettings settings) {
        return EmbeddedPostgresServer.running(folder)
                .map(address -> new Database(null, address, settings))
                .orElseGet(() -> embedded(folder, settings));
    }

    /** @throws IllegalStateException when it cannot be reached or migrated */
    public static Database at(PostgresAddress address, JournalSettings settings) {
        return new Database(null, address, settings).migrated();
    }

    /** One that is migrated already, as its template was. */
    static Database copied(PostgresAddress address, JournalSettings settings) {
        return new Database(null, address, settings);
    }

    private Database migrated() {
        Migrations.run(dataSource);
        return this;
    }

    /**
     * Opens the log for writing. One process at a time may.
     *
     * @throws IllegalStateException when another process writes the log
     */
    public StepLog log() {
        return new PostgresLog(dataSource, settings, PostgresLog.PARTITION_WIDTH);
    }

    /** Answers questions over the pooled connections. */
    public JournalReader reader() {
        return new PostgresReader(dsl);
    }

    /** Begins to keep what venues say. */
    public CaptureSink capture() {
        return new PostgresCapture(dataSource, settings);
    }

    /** Reads the recorded inputs again. */
    public JournalInputs inputs() {
        return new PostgresInputs(dataSource);
    }

    /** Reads the steps in which something happened again. */
    public JournalSteps steps() {
        return new JournalSteps(dataSource);
    }

    /** Reads stretches of the log for those who go through it again. */
    public JournalBlocks blocks() {
        return new JournalBlocks(dataSource);
    }

    /** Runs over the past and what came of them. */
    public RunStore runs() {
        return new RunStore(shared);
    }

    /** What people change while it trades, and everything that was done with it. */
    public ReleaseStore releases() {
        return new ReleaseStore(shared);
    }

    /** What was in force in some session. */
    public ArtefactStore artefacts() {
        return new ArtefactStore(shared);
    }

    /** What replays of recorded days found. */
    public ParityChecks parityChecks() {
        return new ParityChecks(shared);
    }

    /** Walks the whole chain of the log; takes as long as reading all of it. */
    public ChainReport verify() {
        return ChainWalk.walk(dataSource);
    }

    /** Walks the whole chain of what was done with releases. */
    public EventChain.Report verifyReleases() {
        return EventChain.walk(dataSource);
    }

    /** Pooled, for what speaks JDBC and is soon done: whoever reads for long would keep a connection from the others. */
    public DataSource dataSource() {
        return shared;
    }

    /** Pooled. */
    public ConnectionFactory connectionFactory() {
        return pool;
    }

    /** Over {@link #connectionFactory()}. */
    public DSLContext dsl() {
        return dsl;
    }

    /** Where it is, for a person. */
    public PostgresAddress address() {
        return address;
    }

    @Override
    public void close() {
        pool.dispose();
        shared.close();
        if (server != null) {
            server.close();
        }
    }

    private static PGSimpleDataSource dataSource(PostgresAddress address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {address.host()});
        source.setPortNumbers(new int[] {address.port()});
        source.setDatabaseName(address.database());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setApplicationName("traider");
        source.setTcpKeepAlive(true);
        source.setConnectTimeout((int) PATIENCE.toSeconds());
        if (address.tls()) {
            source.setSslMode("verify-full");
        }
        return source;
    }

    /** A new connection costs the server a process and some hundredths of a second; questions are often shorter. */
    private static HikariDataSource shared(PGSimpleDataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName("journal");
        config.setMaximumPoolSize(SHARED);
        config.setMinimumIdle(0);
        config.setIdleTimeout(SHARED_IDLE.toMillis());
        config.setConnectionTimeout(PATIENCE.toMillis());
        // Whoever asks first is told when the database is not there; opening it says nothing.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static ConnectionPool pool(PostgresAddress address, int size) {
        PostgresqlConnectionConfiguration.Builder builder = PostgresqlConnectionConfiguration.builder()
                .host(address.host())
                .port(address.port())
                .database(address.database())
                .username(address.user())
                .password(address.password())
                .applicationName("traider-readers")
                .connectTimeout(PATIENCE)
                .tcpKeepAlive(true);
        if (address.tls()) {
            builder.enableSsl().sslMode(SSLMode.VERIFY_FULL);
        }
        return new ConnectionPool(ConnectionPoolConfiguration.builder(new PostgresqlConnectionFactory(builder.build()))
                .initialSize(1)
                .maxSize(size)
                .maxIdleTime(Duration.ofMinutes(10))
                .maxAcquireTime(PATIENCE)
                .build());
    }
}

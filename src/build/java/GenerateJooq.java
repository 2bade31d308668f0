import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import org.slf4j.LoggerFactory;

/**
 * Writes the journal's jOOQ types from the changelog: starts an embedded Postgres, lets Liquibase migrate it, and reads
 * the schema back. Does nothing while neither the changelog nor this file nor the named versions have changed.
 *
 * <p>Arguments: the project's folder, the folder of the generated sources, the versions that take part.
 */
final class GenerateJooq {
    private static final String CHANGELOG = "db/changelog/changelog.yaml";

    /** Held here, since its level would be collected with it. */
    private static final java.util.logging.Logger LIQUIBASE = java.util.logging.Logger.getLogger("liquibase");

    private GenerateJooq() {}

    static void main(String[] args) throws Exception {
        Path project = Path.of(args[0]);
        Path sources = Path.of(args[1]);
        Path stamp = sources.resolveSibling("jooq.sha256");
        String hash = hash(project, args[2]);
        if (Files.isDirectory(sources) && Files.exists(stamp) && hash.equals(Files.readString(stamp))) {
            System.out.println("The changelog is unchanged: jOOQ's types stay.");
            return;
        }
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        LIQUIBASE.setLevel(java.util.logging.Level.WARNING);
        Files.deleteIfExists(stamp);
        delete(sources);
        Files.createDirectories(sources);
        try (var postgres =
                EmbeddedPostgres.builder().setRegisterShutdownHook(false).start()) {
            migrate(postgres, project);
            generate(postgres, sources);
        }
        Files.writeString(stamp, hash);
        System.out.println("jOOQ's types are generated.");
    }

    private static void migrate(EmbeddedPostgres postgres, Path project) throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var files = new DirectoryResourceAccessor(project)) {
            var database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Scope.child(
                    Scope.Attr.ui,
                    new LoggerUIService(),
                    () -> new Liquibase(CHANGELOG, files, database).update(new Contexts(), new LabelExpression()));
        }
    }

    private static void generate(EmbeddedPostgres postgres, Path sources) throws Exception {
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc()
                        .withDriver("org.postgresql.Driver")
                        .withUrl(postgres.getJdbcUrl("postgres", "postgres"))
                        .withUser("postgres"))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withInputSchema("public")
                                .withOutputSchemaToDefault(true)
                                .withIncludes(".*")
                                .withExcludes("databasechangelog|databasechangeloglock"))
                        .withGenerate(new Generate()
                                .withRecords(true)
                                .withPojos(false)
                                .withDaos(false)
                                .withJavadoc(false)
                                .withJavaTimeTypes(true)
                                .withGeneratedAnnotation(false))
                        .withTarget(new Target()
                                .withPackageName("io.traider.journal.jooq")
                                .withDirectory(sources.toString()))));
    }

    private static String hash(Path project, String versions) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(versions.getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(project.resolve("src/build/java/GenerateJooq.java")));
        try (var files = Files.walk(project.resolve("db/changelog"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(project.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}

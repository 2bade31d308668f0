package io.traider;

import io.traider.journal.Database;
import io.traider.journal.JournalSettings;
import io.traider.journal.PostgresAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which of the platform's databases a command is about, whether or not the platform runs. */
final class DatabaseOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "the platform's data folder (default: data beside the platform)")
    private @Nullable Path data;

    @Option(
            names = "--db-url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "a Postgres in the place of the embedded one, as for traider run")
    private @Nullable String url;

    /** Where the embedded database lives in a data folder. */
    static Path database(Path data) {
        return data.resolve("postgres").toAbsolutePath().normalize();
    }

    /** The data folder. */
    Path data() {
        return data == null ? Path.of(System.getProperty("traider.home", ".")).resolve("data") : data;
    }

    /**
     * Opens the database beside whoever has it open already.
     *
     * @throws IllegalStateException when there is none, or it cannot be reached
     * @throws IllegalArgumentException when the address is none
     */
    Database join() {
        if (url != null) {
            return at(url);
        }
        Path folder = database(data());
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(
                    "there is no database in " + folder + ". Maybe start the platform once, or give its --data folder");
        }
        return Database.joining(folder, JournalSettings.DEFAULT);
    }

    /**
     * Opens a Postgres, as the user and with the password of {@code PGUSER} and {@code PGPASSWORD} where the address has none.
     *
     * @throws IllegalArgumentException when the address is none
     */
    static Database at(String url) {
        String user = System.getenv().getOrDefault("PGUSER", System.getProperty("user.name"));
        String password = System.getenv().getOrDefault("PGPASSWORD", "");
        return Database.at(PostgresAddress.parse(url, user, password), JournalSettings.DEFAULT);
    }
}

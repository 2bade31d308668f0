package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.journal.Database;
import io.traider.journal.JournalSettings;
import io.traider.journal.UnpackedPostgres;
import io.traider.journal.access.Passwords;
import io.traider.journal.access.Tokens;
import io.traider.journal.access.Users;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("slow")
class TokenCommandTest {

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tokensAreMadeWhileThePlatformRunsAndWhileItDoesNot() {
        String whileRunning;
        try (Database database = Database.embedded(
                UnpackedPostgres.migratedIn(DatabaseOptions.database(data)), JournalSettings.DEFAULT)) {
            Tokens tokens = new Tokens(database.dataSource(), Clock.systemUTC(), new SecureRandom());
            assertThat(run("create", "--user=viewer", "--label=first")).isEqualTo(1);
            assertThat(err.toString()).contains("no user 'viewer'. Maybe start the platform once");
            new Users(database.dataSource(), new PlainPasswords(), Clock.systemUTC(), new SecureRandom()).prepare(null);

            assertThat(run("create", "--user=viewer", "--label=dashboard", "--expires=90d"))
                    .isZero();
            whileRunning = out.toString().strip();
            assertThat(whileRunning).startsWith("trd_").doesNotContain("\n");
            assertThat(tokens.verify(whileRunning)).hasValueSatisfying(token -> {
                assertThat(token.user()).isEqualTo("viewer");
                assertThat(token.label()).isEqualTo("dashboard");
                assertThat(token.expires()).isAfter(Instant.now().plusSeconds(89 * 86_400));
            });
            assertThat(run("create", "--user=vewer", "--label=x")).isEqualTo(1);
            assertThat(err.toString()).contains("no user 'vewer'. Maybe one of [admin, auditor, compliance");
        }
        assertThat(run("create", "--user=admin", "--label=later")).isZero();
        assertThat(out.toString().strip()).startsWith("trd_").isNotEqualTo(whileRunning);
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains("dashboard", "later", "valid").doesNotContain("trd_");
        assertThat(run("revoke", "1")).isZero();
        assertThat(run("revoke", "1")).isEqualTo(1);
        assertThat(run("list", "--user=viewer")).isZero();
        assertThat(out.toString()).contains("revoked").doesNotContain("later");
    }

    @Test
    void withoutADatabaseNothingIsMadeUp() {
        assertThat(run("create", "--user=admin", "--label=x")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no database in", "Maybe start the platform once");
        assertThat(data).isEmptyDirectory();
        assertThat(Files.exists(data)).isTrue();
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(run("create", "--user=admin")).isEqualTo(2);
        assertThat(err.toString()).contains("--label");
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("token create");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] all = new String[arguments.length + (arguments.length == 0 ? 0 : 1)];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        if (arguments.length > 0) {
            all[arguments.length] = "--data=" + data;
        }
        return new CommandLine(new TokenCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }

    /** No passwords are tried here. */
    private static final class PlainPasswords implements Passwords {
        @Override
        public String hash(String password) {
            return "{none}";
        }

        @Override
        public boolean matches(String password, String hash) {
            return false;
        }
    }
}

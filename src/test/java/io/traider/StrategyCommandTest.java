package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Role;
import io.traider.journal.Database;
import io.traider.journal.PostgresAddress;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.access.Users;
import io.traider.packages.PublisherKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("slow")
@Tag("thorough")
class StrategyCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine line = Traider.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        String[] all = new String[args.length + 1];
        all[0] = "strategy";
        System.arraycopy(args, 0, all, 1, args.length);
        return line.execute(all);
    }

    private String at(String path) {
        return folder.resolve(path).toString();
    }

    /** From nothing to a package that somebody else verifies. */
    @Test
    void aSkeletonWorksAndBecomesAPackage() throws IOException {
        assertThat(run("new", "my-breakout", "--dir=" + at("mine"))).isZero();
        assertThat(run("check", at("mine"))).as(out + "" + err).isZero();
        assertThat(out.toString()).contains("my-breakout: in order, 7 of 7 scenarios passed");

        assertThat(run("key", "new", at("publisher.key"))).isZero();
        assertThat(Files.getPosixFilePermissions(folder.resolve("publisher.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(run(
                        "export",
                        at("mine"),
                        "--key=" + at("publisher.key"),
                        "--publisher=Ada",
                        "--minutes=3",
                        "--out=" + at("mine.traider")))
                .as(err.toString())
                .isZero();

        assertThat(run("verify", at("mine.traider"), "--trust=" + at("publisher.key.pub")))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("my-breakout 1 by Ada", "rules/my-breakout.drl", "its publisher measured", "in order");

        assertThat(run("key", "new", at("other.key"))).isZero();
        assertThat(run("verify", at("mine.traider"), "--trust=" + at("other.key.pub")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("UNTRUSTED");
    }

    /** Into a database, by somebody who may, once its key is trusted. */
    @Test
    void aPackageIsImported() throws IOException {
        run("new", "my-breakout", "--dir=" + at("mine"));
        run("key", "new", at("publisher.key"));
        assertThat(run(
                        "export",
                        at("mine"),
                        "--key=" + at("publisher.key"),
                        "--publisher=Ada",
                        "--minutes=0",
                        "--out=" + at("mine.traider")))
                .as(err.toString())
                .isZero();
        try (Database database = PostgresUnderTest.open()) {
            Users users =
                    new Users(database.dataSource(), new SpringPasswords(), InstantSource.system(), new SecureRandom());
            users.create("quinn", "a long password for quinn", Set.of(Role.QUANT));
            users.create("vera", "a long password for vera", Set.of(Role.VIEWER));
            PostgresAddress to = database.address();
            String url = "--db-url=postgresql://" + to.user() + ":" + to.password() + "@" + to.host() + ":" + to.port()
                    + "/" + to.database();
            String file = at("mine.traider");
            assertThat(run("import", file, "--user=quinn", url)).isEqualTo(1);
            assertThat(err.toString()).contains("UNTRUSTED");
            byte[] key = PublisherKey.parse(Files.readString(folder.resolve("publisher.key.pub")))
                    .raw();
            database.releases().packages().trust(key, "Ada", "arthur", Instant.now());
            assertThat(run("import", file, "--user=vera", url)).isEqualTo(1);
            assertThat(err.toString()).contains("may not import strategies");
            assertThat(run("import", file, "--user=quinn", url))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString()).contains("imported my-breakout 1 by Ada");
        }
    }

    @Test
    void whatIsWrongIsSaidPlainly() throws IOException {
        assertThat(run("new", "my-breakout", "--dir=" + at("mine"))).isZero();
        assertThat(run("new", "my-breakout", "--dir=" + at("mine"))).isEqualTo(1);
        assertThat(err.toString()).contains("is not empty");
        assertThat(run("new", "Bad Name")).isEqualTo(1);
        assertThat(run("new", "funding-drift", "--dir=" + at("other"))).isEqualTo(1);
        assertThat(err.toString()).contains("Maybe my-funding-drift");

        Path rules = folder.resolve("mine/rules/my-breakout.drl");
        Files.writeString(rules, Files.readString(rules).replace("number(\"stopLossBps\")", "number(\"stopLosBps\")"));
        Path strategy = folder.resolve("mine/strategy.yml");
        Files.writeString(strategy, Files.readString(strategy).replace("name: direction-logistic", "name: nobody"));
        assertThat(run("check", at("mine"))).isEqualTo(1);
        assertThat(out.toString())
                .contains("parameter stopLosBps, which strategy.yml does not state", "nobody-1, which is neither")
                .contains("NOT in order");
        assertThat(run("check", at("nowhere"))).isEqualTo(1);
        assertThat(err.toString()).contains("Maybe: traider strategy new NAME");
    }
}

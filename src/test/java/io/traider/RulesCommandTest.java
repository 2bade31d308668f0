package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.journal.Database;
import io.traider.journal.JournalSettings;
import io.traider.journal.UnpackedPostgres;
import io.traider.journal.access.Users;
import io.traider.journal.release.Publication.State;
import io.traider.release.ReleaseStart;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Rules and limits as files, by the commands alone. */
@Tag("slow")
@Timeout(300)
class RulesCommandTest {

    private static final Path SHIPPED = Path.of("src/main/resources/rules");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int rules(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine traider = Traider.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return traider.execute(
                Stream.concat(Stream.of("rules"), Stream.of(args)).toArray(String[]::new));
    }

    private Path copied(String file) throws IOException {
        Path copy = folder.resolve(file);
        Files.createDirectories(copy.getParent());
        return Files.copy(SHIPPED.resolve(file), copy);
    }

    private static void replace(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void whatIsShippedIsInOrder() throws IOException {
        assertThat(rules("check", SHIPPED.toString())).as(out + "\n" + err).isZero();
        assertThat(out.toString())
                .contains(
                        "rules:pretrade: in order, ",
                        "rules:risk: in order, ",
                        "rules:governance: in order, ",
                        "rules:funding-drift: in order, ",
                        "rules:funding-harvest: in order, ")
                .doesNotContain("NOT in order");
        copied("pretrade/pretrade.drl");
        copied("pretrade/pretrade.scenarios.yml");
        assertThat(rules("check", "--json", folder.toString()))
                .as(out + "\n" + err)
                .isZero();
        assertThat(out.toString()).contains("\"key\" : \"rules:pretrade\"", "\"ok\" : true");
    }

    @Test
    void whatIsWrongIsNamedByFileLineAndColumn() throws IOException {
        Path pack = copied("pretrade/pretrade.drl");
        copied("pretrade/pretrade.scenarios.yml");
        List<String> lines = Files.readAllLines(pack);
        int line = 1 + lines.indexOf("    Book( valid == false )");
        assertThat(line).isPositive();
        replace(pack, "    Book( valid == false )", "    Book( vald == false )");
        assertThat(rules("check", folder.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("pretrade/pretrade.drl:" + line + ":11: ", "rules:pretrade: NOT in order");

        replace(pack, "    Book( vald == false )", "    Book( valid == true )");
        assertThat(rules("check", folder.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("pretrade/pretrade.scenarios.yml: scenario '", "rules:pretrade: NOT in order");

        Files.writeString(folder.resolve("pretrade/notes.txt"), "mine");
        assertThat(rules("check", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("pretrade/notes.txt belongs to no release");
        assertThat(rules("check", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("no rules and no limits in");
        assertThat(rules()).isEqualTo(2);
    }

    @Test
    void whatNobodyWouldReadIsNotPassedOver() throws IOException {
        copied("governance/governance.drl");
        Files.writeString(folder.resolve("README.md"), "ours");
        Files.writeString(folder.resolve("governance/README.md"), "ours");
        Files.createDirectory(folder.resolve(".git"));
        assertThat(rules("check", folder.toString())).as(err.toString()).isZero();

        Path treasury = Files.createDirectory(folder.resolve("treasury"));
        Files.writeString(treasury.resolve("var.drl"), "rule \"x\"");
        assertThat(rules("check", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("treasury belongs to no release. Maybe KIND/NAME.drl", "pretrade");
        Files.delete(treasury.resolve("var.drl"));
        Files.delete(treasury);
        Files.writeString(folder.resolve("pretrade.drl"), "rule \"x\"");
        assertThat(rules("check", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("pretrade.drl belongs to no release");
        assertThat(rules("import", folder.toString(), "--user=risk")).isEqualTo(1);
        assertThat(err.toString()).contains("pretrade.drl belongs to no release");
    }

    @Test
    void whatIsExportedComesBackAsDrafts() throws IOException {
        Path data = folder.resolve("data");
        String target = folder.resolve("rules").toString();
        try (Database database = Database.embedded(
                UnpackedPostgres.migratedIn(DatabaseOptions.database(data)), JournalSettings.DEFAULT)) {
            new Users(database.dataSource(), new SpringPasswords(), Clock.systemUTC(), new SecureRandom())
                    .prepare(null);
            new ReleaseStart(database.releases(), database.artefacts(), "simulated", Clock.systemUTC()).fill();
            database.releases()
                    .publications()
                    .all(State.INTENDED)
                    .forEach(each -> database.releases().publications().inForce(each, 1, each.at()));
            String place = "--data=" + data;
            assertThat(rules(place, "export", target)).as(err.toString()).isZero();
            assertThat(out.toString()).contains("pretrade/pretrade.drl", "limits/paper.yml");
            assertThat(folder.resolve("rules/pretrade/pretrade.drl"))
                    .hasSameTextualContentAs(SHIPPED.resolve("pretrade/pretrade.drl"));
            assertThat(rules(place, "export", target)).isZero();
            assertThat(out.toString()).isEqualToNormalizingNewlines("0 files are otherwise than before\n");
            assertThat(rules("check", target)).as(out.toString()).isZero();

            replace(
                    folder.resolve("rules/pretrade/pretrade.drl"),
                    "package rules.pretrade",
                    "// x\npackage rules.pretrade");
            assertThat(rules(place, "import", target, "--user=viewer")).isEqualTo(1);
            assertThat(err.toString()).contains("user 'viewer' may not write rules");
            assertThat(rules(place, "import", target, "--user=nobody")).isEqualTo(1);
            assertThat(err.toString()).contains("no user 'nobody'");
            assertThat(database.releases().drafts().all()).isEmpty();
            assertThat(rules(place, "import", target, "--user=risk"))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString())
                    .contains("rules:pretrade: is a draft now", "rules:governance: is in force already");
            assertThat(database.releases().drafts().savers())
                    .containsOnlyKeys("rules:pretrade")
                    .containsEntry("rules:pretrade", "risk");

            replace(folder.resolve("rules/pretrade/pretrade.drl"), "// x\n", "// y\n");
            assertThat(rules(place, "import", target, "--user=risk")).isEqualTo(1);
            assertThat(err.toString()).contains("nothing was imported", "Maybe --force");
            assertThat(rules(place, "import", target, "--user=risk", "--force")).isZero();
            assertThat(database.releases()
                            .drafts()
                            .find("rules:pretrade")
                            .orElseThrow()
                            .files()
                            .get("pretrade.drl"))
                    .contains("// y\n");
        }
    }
}

package io.traider;

import io.traider.domain.Role;
import io.traider.journal.Database;
import io.traider.journal.access.User;
import io.traider.journal.access.Users;
import io.traider.release.FolderCheck;
import io.traider.release.FolderCheck.Checked;
import io.traider.release.FolderExchange;
import io.traider.release.FolderExchange.Brought;
import io.traider.release.Foundry;
import io.traider.release.FoundrySettings;
import io.traider.release.ReleaseFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code traider rules}: rules and limits as files, for a team's own version control. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = {
            "Writes rules and limits to a folder, reads them back as drafts, and checks them, also while the platform"
                    + " runs.",
            "In the folder: KIND/NAME.drl, KIND/NAME.scenarios.yml, KIND/NAME.TABLE.csv and limits/NAME.yml."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and nothing is wrong",
            "1:something is wrong with rules, scenarios or limits, or it could not be done",
            "2:the command was not understood"
        })
final class RulesCommand implements Runnable {

    /** Longer than beside a session, as machines that check for a team are slow and do nothing else meanwhile. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Set<Role> WRITERS = Set.of(Role.RISK_OFFICER, Role.QUANT);

    @Mixin
    private final DatabaseOptions place = new DatabaseOptions();

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "print one JSON document instead of sentences")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "what about rules? Maybe: rules export DIR, rules import DIR or rules check DIR");
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes what is in force to a folder; what is the same already stays as it is.")
    int export(@Parameters(paramLabel = "DIR", description = "made when it is not there") Path folder) {
        return attempt(() -> {
            try (Database database = place.join()) {
                List<String> changed = exchange(database).export(new ReleaseFolder(folder));
                if (json) {
                    print(changed);
                } else {
                    changed.forEach(out()::println);
                    out().println(changed.size() + " files are otherwise than before");
                }
                return ExitCode.OK;
            }
        });
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Makes drafts of what differs from what is in force; all of them or none.",
                "They are checked, reviewed and published like any other."
            })
    int bringIn(
            @Parameters(paramLabel = "DIR", description = "as rules export makes it") Path folder,
            @Option(names = "--user", required = true, paramLabel = "NAME", description = "who becomes their author")
                    String user,
            @Option(names = "--force", description = "also in the place of drafts that others have begun")
                    boolean force) {
        return attempt(() -> {
            List<ReleaseFolder.Entry> entries = new ReleaseFolder(folder).read();
            try (Database database = place.join()) {
                check(database, user);
                List<Brought> brought = exchange(database).bringIn(entries, user, force);
                if (json) {
                    print(brought);
                } else {
                    brought.forEach(each -> out().println(each.key() + ": " + each.what()));
                }
                return ExitCode.OK;
            }
        });
    }

    private static void check(Database database, String name) {
        Users users =
                new Users(database.dataSource(), new SpringPasswords(), InstantSource.system(), new SecureRandom());
        User user = users.find(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("no user '" + name + "'. Maybe one of " + users.names()));
        if (user.disabled() || user.roles().stream().noneMatch(WRITERS::contains)) {
            throw new IllegalArgumentException("user '" + name + "' may not write rules, having the roles "
                    + user.roles() + (user.disabled() ? " and being disabled" : "") + ". Maybe one with " + WRITERS);
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Checks every pack with its scenarios, and every limit set, without a platform.",
                "Prints each problem as file:line:column: message."
            })
    int check(@Parameters(paramLabel = "DIR", description = "as rules export makes it") Path folder) {
        return attempt(() -> {
            List<ReleaseFolder.Entry> entries = new ReleaseFolder(folder).read();
            try (Foundry foundry = new Foundry(FoundrySettings.standard().limit(PATIENCE))) {
                List<Checked> all = new FolderCheck(foundry, Clock.systemUTC()).check(entries);
                if (json) {
                    print(all);
                } else {
                    all.forEach(this::tell);
                }
                return all.stream().allMatch(Checked::ok) ? ExitCode.OK : ExitCode.SOFTWARE;
            }
        });
    }

    private void tell(Checked checked) {
        checked.lines().forEach(out()::println);
        out().println(checked.key() + ": "
                + (checked.ok() ? "in order" : "NOT in order")
                + (checked.scenarios() == 0
                        ? ""
                        : ", " + checked.passed() + " of " + checked.scenarios() + " scenarios passed"));
    }

    private static FolderExchange exchange(Database database) {
        return new FolderExchange(database.releases(), InstantSource.system());
    }

    private int attempt(Callable<Integer> work) {
        QuietLog.warningsToStandardError();
        try {
            int code = work.call();
            out().flush();
            return code;
        } catch (IOException e) {
            return failed("cannot read or write: " + Advice.why(e));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int failed(String message) {
        out().flush();
        PrintWriter err = spec.commandLine().getErr();
        err.println("traider: " + message);
        err.flush();
        return ExitCode.SOFTWARE;
    }

    private void print(Object document) {
        out().println(JsonMapper.builder()
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(document));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

package io.traider;

import io.traider.domain.Role;
import io.traider.feature.FeatureEngine;
import io.traider.journal.Database;
import io.traider.journal.access.User;
import io.traider.journal.access.Users;
import io.traider.journal.release.StoredPackage;
import io.traider.packages.PackageCheck;
import io.traider.packages.PackageImport;
import io.traider.packages.SignedPackage;
import io.traider.release.Foundry;
import io.traider.release.FoundrySettings;
import io.traider.release.ModelForge;
import io.traider.release.TrialSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code traider strategy import}: a package into a platform's database, whether or not the platform runs. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a package whose publisher's key an administrator trusts, and keeps it in the platform's database.",
            "It is installed in the console or through the API, and begins in the shadow."
        })
final class StrategyImportCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<Role> WHO = Set.of(Role.QUANT, Role.RISK_OFFICER, Role.ADMIN);

    @Mixin
    private final DatabaseOptions place = new DatabaseOptions();

    @Parameters(paramLabel = "FILE", description = "a package")
    private Path file = Path.of("");

    @Option(names = "--user", required = true, paramLabel = "NAME", description = "who imports it")
    private String user = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return StrategyCommand.attempt(spec, () -> {
            byte[] bytes = SignedPackage.bytes(file);
            try (Database database = place.join();
                    Foundry foundry = new Foundry(FoundrySettings.standard().limit(PATIENCE))) {
                check(database, user);
                PackageCheck check =
                        new PackageCheck(foundry, new ModelForge(TrialSettings.standard(), FeatureEngine.SET));
                StoredPackage stored = new PackageImport(database.releases().packages(), check, InstantSource.system())
                        .bringIn(bytes, user);
                spec.commandLine()
                        .getOut()
                        .println("imported " + stored.name() + " " + stored.version() + " by " + stored.publisher()
                                + " as package " + stored.id());
                return ExitCode.OK;
            }
        });
    }

    private static void check(Database database, String name) {
        Users users =
                new Users(database.dataSource(), new SpringPasswords(), InstantSource.system(), new SecureRandom());
        User found = users.find(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("no user '" + name + "'. Maybe one of " + users.names()));
        if (found.disabled() || found.roles().stream().noneMatch(WHO::contains)) {
            throw new IllegalArgumentException("user '" + name + "' may not import strategies, having the roles "
                    + found.roles() + (found.disabled() ? " and being disabled" : "") + ". Maybe one with " + WHO);
        }
    }
}

package io.traider;

import io.traider.feature.FeatureEngine;
import io.traider.packages.Manifest;
import io.traider.packages.PackageCheck;
import io.traider.packages.PackageRefused;
import io.traider.packages.PackageReport;
import io.traider.packages.PublisherKey;
import io.traider.packages.SignedPackage;
import io.traider.packages.SigningKey;
import io.traider.packages.StrategyContent;
import io.traider.packages.StrategyFolder;
import io.traider.packages.TrackRecord;
import io.traider.release.Foundry;
import io.traider.release.FoundrySettings;
import io.traider.release.ModelForge;
import io.traider.release.TrialSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code traider strategy}: strategies as folders and as signed packages. */
@Command(
        name = "strategy",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a strategy to begin with, checks one, and gives it away as one signed file.",
            "docs/packages.md says what is in a package and who takes it."
        },
        subcommands = {StrategyKeyCommand.class, StrategyImportCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and nothing is wrong",
            "1:something is wrong with the strategy or the package, or it could not be done",
            "2:the command was not understood"
        })
final class StrategyCommand implements Runnable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "what about strategies? Maybe: strategy new NAME, check DIR, key new FILE, export DIR, verify FILE,"
                        + " import FILE");
    }

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = "Writes a strategy that works, with rules, scenarios and parameters, for you to change.")
    int create(
            @Parameters(paramLabel = "NAME", description = "small letters, digits and hyphens") String name,
            @Option(names = "--dir", paramLabel = "DIR", description = "new or empty (default: NAME)") @Nullable
                    Path dir) {
        return attempt(() -> {
            Path folder = dir == null ? Path.of(name) : dir;
            StrategyFolder.create(name, folder);
            out().println("wrote " + folder + ". Next: ./traider strategy check " + folder);
            return ExitCode.OK;
        });
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Checks definition, rules with scenarios, and models, as an import does, without a platform.")
    int check(@Parameters(paramLabel = "DIR", description = "as strategy new makes it") Path folder) {
        return attempt(() -> tell(checked(StrategyFolder.read(folder).content())));
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = {
                "Checks a strategy, measures it on the simulated market, and writes it as one signed file.",
                "The measurement goes into the package as its publisher's record."
            })
    int export(
            @Parameters(paramLabel = "DIR|NAME", description = "a folder, or the name of a shipped strategy")
                    String what,
            @Option(names = "--key", required = true, paramLabel = "FILE", description = "as strategy key new makes it")
                    Path key,
            @Option(
                            names = "--publisher",
                            required = true,
                            paramLabel = "NAME",
                            description = "as you want to be called; who you are is your key")
                    String publisher,
            @Option(names = "--out", paramLabel = "FILE", description = "the package (default: NAME-VERSION.traider)")
                    @Nullable
                    Path out,
            @Option(
                            names = "--minutes",
                            defaultValue = "60",
                            paramLabel = "N",
                            description = "of simulated time to measure; 0 for no record (default: 60)")
                    int minutes,
            @Option(
                            names = "--seed",
                            defaultValue = "20260801",
                            paramLabel = "N",
                            description = "of the simulated market (default: 20260801)")
                    long seed) {
        return attempt(() -> {
            SigningKey signer = SigningKey.read(key);
            StrategyFolder folder = StrategyFolder.shippedNames().contains(what) && !Files.exists(Path.of(what))
                    ? StrategyFolder.shipped(what)
                    : StrategyFolder.read(Path.of(what));
            PackageReport report = checked(folder.content());
            if (!report.ok()) {
                return tell(report);
            }
            if (minutes > 0) {
                folder = folder.with(
                        new PackageRun(seed, Duration.ofMinutes(minutes)).run(folder.content(), () -> true));
            }
            Manifest manifest = folder.manifest(
                    publisher,
                    "TRAIDER " + Platform.SOFTWARE,
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            Path file = out == null ? Path.of(manifest.name() + "-" + manifest.version() + ".traider") : out;
            byte[] bytes = SignedPackage.write(manifest, folder.content().parts(), signer);
            try (NewFile writing = new NewFile(file)) {
                Files.write(writing.half(), bytes);
                writing.finish();
            }
            out().println("wrote " + file + ", " + bytes.length + " bytes, signed by " + signer.publisher());
            return ExitCode.OK;
        });
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Says whether a package is whole and by whom, and checks what is in it.")
    int verify(
            @Parameters(paramLabel = "FILE", description = "a package") Path file,
            @Option(
                            names = "--trust",
                            required = true,
                            paramLabel = "FILE",
                            description = "the publisher's public key, the file that ends in .pub")
                    Path trust) {
        return attempt(() -> {
            PublisherKey key = PublisherKey.parse(Files.readString(trust));
            SignedPackage read = SignedPackage.read(SignedPackage.bytes(file), key::equals);
            Manifest manifest = read.manifest();
            out().println(manifest.name() + " " + manifest.version() + " by " + manifest.publisher() + ": "
                    + manifest.summary());
            out().println("signed by " + read.key() + ", made " + manifest.created() + " by " + manifest.software());
            manifest.parts()
                    .forEach(part -> out().println("  " + part.sha256() + "  " + part.path() + "  " + part.size()));
            Manifest.computed("the manifest", manifest.featureSet());
            StrategyContent content = new StrategyContent(manifest.name(), read.parts());
            TrackRecord record = content.record();
            out().println(record == null ? "no record" : words(record));
            return tell(checked(content));
        });
    }

    private static String words(TrackRecord record) {
        return String.format(
                Locale.ROOT,
                "its publisher measured %s of %s dollars on %s, %s to %s: fees %s, slippage %s, %d round trips",
                record.net(),
                record.capital(),
                record.past(),
                record.from(),
                record.to(),
                record.fees(),
                record.slippage(),
                record.trades());
    }

    private static PackageReport checked(StrategyContent content) {
        try (Foundry foundry = new Foundry(FoundrySettings.standard().limit(PATIENCE))) {
            return new PackageCheck(foundry, new ModelForge(TrialSettings.standard(), FeatureEngine.SET))
                    .check(content);
        }
    }

    private int tell(PackageReport report) {
        report.problems().forEach(problem -> out().println("problem: " + problem));
        report.warnings().forEach(warning -> out().println("warning: " + warning));
        out().println(report.name() + ": " + (report.ok() ? "in order" : "NOT in order") + ", " + report.passed()
                + " of " + report.scenarios() + " scenarios passed");
        return report.ok() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private int attempt(Callable<Integer> work) {
        return attempt(spec, work);
    }

    /** Runs a part of a command, and says plainly why it could not be done. */
    static int attempt(CommandSpec spec, Callable<Integer> work) {
        QuietLog.warningsToStandardError();
        PrintWriter err = spec.commandLine().getErr();
        try {
            int code = work.call();
            spec.commandLine().getOut().flush();
            return code;
        } catch (PackageRefused e) {
            err.println("traider: " + e.code() + ": " + e.getMessage());
        } catch (IOException e) {
            err.println("traider: cannot read or write: " + Advice.why(e));
        } catch (IllegalArgumentException | IllegalStateException e) {
            err.println("traider: " + e.getMessage());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        spec.commandLine().getOut().flush();
        err.flush();
        return ExitCode.SOFTWARE;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

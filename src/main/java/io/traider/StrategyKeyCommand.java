package io.traider;

import io.traider.packages.SigningKey;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code traider strategy key}: the key that signs a publisher's packages. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Makes the key that signs a publisher's packages.")
final class StrategyKeyCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what about keys? Maybe: strategy key new FILE");
    }

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = {
                "Writes a new Ed25519 key to FILE, which you alone can read, and the public key to FILE.pub.",
                "Administrators who trust the public key let their platforms take packages that the other signed."
            })
    int create(@Parameters(paramLabel = "FILE", description = "new") Path file) {
        return StrategyCommand.attempt(spec, () -> {
            SigningKey key = SigningKey.generate();
            key.write(file);
            spec.commandLine()
                    .getOut()
                    .println("wrote " + file + " and " + SigningKey.beside(file) + ": " + key.publisher());
            return ExitCode.OK;
        });
    }
}

package io.traider;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The door: one command for each thing that TRAIDER can be asked to do. */
@Command(
        name = "traider",
        mixinStandardHelpOptions = true,
        version = "TRAIDER 0.1.0",
        description = "A trading platform that trades and polices itself.")
public final class Traider implements Runnable {

    private Traider() {}

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Traider()).execute(args));
    }
}

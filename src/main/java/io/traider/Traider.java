package io.traider;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The door: one command for each thing that TRAIDER can be asked to do. */
@Command(
        name = "traider",
        mixinStandardHelpOptions = true,
        version = "TRAIDER 0.1.0",
        description = "A trading platform that trades and polices itself.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            BacktestCommand.class,
            SweepCommand.class,
            DataCommand.class,
            FeaturesCommand.class,
            TrainCommand.class,
            ReplayCommand.class,
            StudyCommand.class,
            RulesCommand.class,
            ModelsCommand.class,
            StrategyCommand.class,
            TokenCommand.class,
            VerifyAuditCommand.class
        },
        footer = {"", "./traider test runs the tests, ./traider bench measures; both need the sources."})
public final class Traider implements Runnable {

    private Traider() {}

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Traider())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Traider::misunderstood);
    }

    /** Says what was wrong and where help is: all of the help would scroll the reason away. */
    private static int misunderstood(ParameterException e, String[] args) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        PrintWriter err = e.getCommandLine().getErr();
        err.println("traider: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("./" + command.qualifiedName() + " --help says what there is.");
        err.flush();
        return command.exitCodeOnInvalidInput();
    }

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }
}

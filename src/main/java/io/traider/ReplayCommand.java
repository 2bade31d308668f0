package io.traider;

import io.traider.venue.capture.Capture;
import io.traider.venue.capture.CaptureReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code traider replay}: reads recorded frames through the venues' feeds and prints what was counted. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Reads recorded venue frames through the feeds and prints what was counted.",
            "Formats: cryptofeed, hftbacktest, crossbook (CBCAP1), lines of JSON, and recordings by run --record;"
                    + " plain or gzip; told apart by content."
        })
final class ReplayCommand implements Callable<Integer> {

    @Option(
            names = "--captures",
            required = true,
            paramLabel = "PATH",
            description = "a recording, or a folder that is searched for recordings")
    private Path captures = Path.of("");

    @Option(names = "--json", description = "print one JSON document instead of a table")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            List<Capture> found = CaptureReader.find(captures);
            if (found.isEmpty()) {
                err.println("no recording in " + captures + ". Maybe name another folder");
                return ExitCode.SOFTWARE;
            }
            print(ReplayReport.of(found), spec.commandLine().getOut());
            return ExitCode.OK;
        } catch (NoSuchFileException e) {
            err.println(e.getFile());
            return ExitCode.SOFTWARE;
        } catch (IOException e) {
            err.println(e.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    private void print(ReplayReport report, PrintWriter out) {
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(report));
        } else {
            out.print(report.table());
        }
        out.flush();
    }
}

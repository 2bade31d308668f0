package io.traider;

import io.traider.feature.FeatureEngine;
import io.traider.training.Horizon;
import io.traider.training.Target;
import io.traider.training.TrainingPlan;
import io.traider.training.TreeTrainer;
import io.traider.training.TreeTrainer.Trained;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code traider train}: models without Python. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains a model on exported features and writes it as ONNX with its card.",
        footer = {"", "models/training/README.md says how, and which other models are trained by Python."})
final class TrainCommand implements Runnable {

    /** The features that are known of every instrument after its warm-up. */
    private static final int USUAL = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "what should be trained? Maybe: train gbt --data=features.parquet --out=models/mine/1");
    }

    @Command(
            name = "gbt",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Trains gradient-boosted trees (LightGBM) on tables by features export, measures them by a purged and"
                        + " embargoed walk forward, and writes model.onnx and card.yml."
            })
    int gbt(
            @Option(
                            names = "--data",
                            required = true,
                            split = ",",
                            paramLabel = "FILE",
                            description = "tables, Parquet or CSV; may be several, each a tape of its own")
                    List<Path> data,
            @Option(
                            names = "--out",
                            required = true,
                            paramLabel = "NAME/VERSION",
                            description = "folder to write to; its last two names are the model's name and version")
                    Path out,
            @Option(
                            names = "--target",
                            defaultValue = "direction",
                            paramLabel = "TARGET",
                            description =
                                    "what the score is to say: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
                    Target target,
            @Option(
                            names = "--horizon",
                            defaultValue = "5s",
                            paramLabel = "LENGTH",
                            description = "of the label, one that was exported (default: ${DEFAULT-VALUE})")
                    String horizon,
            @Option(
                            names = "--inputs",
                            split = ",",
                            paramLabel = "NAMES",
                            description = "features to read (default: the twenty that every instrument has)")
                    @Nullable
                    List<String> inputs,
            @Option(
                            names = "--stride",
                            defaultValue = "4",
                            paramLabel = "N",
                            description = "takes every n-th row of an instrument (default: ${DEFAULT-VALUE})")
                    int stride,
            @Option(
                            names = "--embargo-seconds",
                            defaultValue = "30",
                            paramLabel = "N",
                            description = "left out before each stretch that is measured (default: ${DEFAULT-VALUE})")
                    int embargo,
            @Option(
                            names = "--trees",
                            defaultValue = "100",
                            paramLabel = "N",
                            description = "how many (default: ${DEFAULT-VALUE})")
                    int trees,
            @Option(
                            names = "--seed",
                            defaultValue = "7",
                            paramLabel = "N",
                            description = "of all that is drawn by lot (default: ${DEFAULT-VALUE})")
                    long seed) {
        QuietLog.warningsToStandardError();
        PrintWriter err = spec.commandLine().getErr();
        try {
            List<String> reads = inputs == null ? FeatureEngine.SET.names().subList(0, USUAL) : inputs;
            reads.forEach(FeatureEngine.SET::indexOf);
            Path folder = out.toAbsolutePath().normalize();
            TrainingPlan plan = new TrainingPlan(
                    name(folder, out),
                    version(folder, out),
                    reads,
                    target,
                    Horizon.parse(horizon),
                    stride,
                    embargo * 1_000_000_000L,
                    trees,
                    seed);
            require(folder);
            write(new TreeTrainer(plan, FeatureEngine.SET, this::say).train(data), folder, out);
            return ExitCode.OK;
        } catch (FileAlreadyExistsException e) {
            return failed(err, String.valueOf(e.getReason()));
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            return failed(err, Advice.why(e));
        }
    }

    private static int failed(PrintWriter err, String why) {
        err.println("traider: " + why);
        err.flush();
        return ExitCode.SOFTWARE;
    }

    private static String name(Path folder, Path said) {
        Path parent = folder.getParent();
        if (parent == null || parent.getFileName() == null) {
            throw new IllegalArgumentException("--out=" + said + " has no name and version. Maybe models/mine/1");
        }
        return parent.getFileName().toString();
    }

    private static int version(Path folder, Path said) {
        String text = folder.getFileName().toString();
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException(
                    "--out=" + said + " ends in '" + text + "', which is no version. Maybe " + said + "/1");
        }
        return Integer.parseInt(text);
    }

    /** A version is never trained again in its place: what changes a score is a new version. */
    private static void require(Path folder) throws FileAlreadyExistsException {
        if (Files.exists(folder.resolve("model.onnx"))) {
            throw new FileAlreadyExistsException(
                    folder.toString(), null, folder + " holds a model already. Maybe the next version");
        }
    }

    private void write(Trained trained, Path folder, Path said) throws IOException {
        try (NewFile onnx = new NewFile(folder.resolve("model.onnx"));
                NewFile card = new NewFile(folder.resolve("card.yml"))) {
            Files.write(onnx.half(), trained.onnx());
            Files.writeString(card.half(), trained.card());
            card.finish();
            onnx.finish();
        }
        PrintWriter to = spec.commandLine().getOut();
        to.printf(
                Locale.ROOT,
                "Trained on %,d rows; %,d bytes and a card in %s; ONNX Runtime and LightGBM differ by at most %.1g%n",
                trained.rows(),
                trained.onnx().length,
                said,
                trained.apart());
        to.println("Out of sample:");
        trained.figures().forEach((name, value) -> to.println("  " + name + ": " + value));
        to.flush();
    }

    private void say(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(sentence);
        err.flush();
    }
}

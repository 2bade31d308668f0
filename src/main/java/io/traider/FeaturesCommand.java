package io.traider;

import io.traider.feature.FeatureEngine;
import io.traider.history.table.CsvSink;
import io.traider.history.table.ParquetSink;
import io.traider.history.table.RowSink;
import io.traider.training.ExportPlan;
import io.traider.training.FeatureExport;
import io.traider.training.Horizon;
import io.traider.training.TableNote;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code traider features}: what models are trained on. */
@Command(
        name = "features",
        mixinStandardHelpOptions = true,
        description = "Writes the features that the engine computes, with labels, for training models.",
        footer = {"", "docs/features.md says what each column means."})
final class FeaturesCommand implements Runnable {

    /** The exit code of a run that was cancelled, as shells have it. */
    static final int CANCELLED = 130;

    /** Forms of a table. */
    enum Format {
        CSV,
        PARQUET;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        RowSink sink(ExportPlan plan, Path file) throws IOException {
            return this == CSV
                    ? new CsvSink(plan.table().schema(), file)
                    : new ParquetSink(plan.table().schema(), file);
        }
    }

    private final Supplier<Stop> stops;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    FeaturesCommand() {
        this(Stop::onSignals);
    }

    /** One that is stopped by somebody else than the operating system. */
    FeaturesCommand(Supplier<Stop> stops) {
        this.stops = stops;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "what about features? Maybe: features export --simulate --minutes=60 --out=features.parquet");
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Writes a row for each instrument and moment at which a strategy would be asked: time, instrument,"
                        + " mid, every feature, and for each horizon the return of mid and what a round trip would have"
                        + " earned.",
                "Of the journal unless --captures or --simulate is given; also while the platform runs. A note with the"
                        + " same name and .yml says what the table is of. Ctrl-C leaves no file."
            })
    int export(
            @Mixin FeatureOptions options,
            @Option(
                            names = "--format",
                            defaultValue = "parquet",
                            paramLabel = "FORMAT",
                            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
                    Format format,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            description = "what to write (default: features and the format's name, here)")
                    @Nullable
                    Path out,
            @Option(names = "--json", description = "print one JSON document instead of a sentence") boolean json) {
        QuietLog.warningsToStandardError();
        PrintWriter err = spec.commandLine().getErr();
        try {
            Path file = out == null ? Path.of("features." + format.word()) : out;
            return write(options, options.plan(), format, file, json);
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            err.println("traider: " + Advice.why(e));
            err.flush();
            return ExitCode.SOFTWARE;
        }
    }

    private int write(FeatureOptions options, ExportPlan plan, Format format, Path file, boolean json)
            throws IOException {
        long began = System.nanoTime();
        Stop stop = stops.get();
        PrintWriter err = spec.commandLine().getErr();
        try (NewFile table = new NewFile(file);
                NewFile note = new NewFile(TableNote.beside(file))) {
            FeatureExport export;
            boolean simulated;
            try (FeaturePast past = options.open(plan);
                    RowSink sink = format.sink(plan, table.half())) {
                export = new FeatureExport(plan, options.funding(), options.fees(), sink);
                ExportProgress progress = new ExportProgress(plan, err, began);
                while (!stop.wished() && !export.complete() && past.next(export)) {
                    progress.tell(past, export);
                }
                simulated = past.simulated();
                export.finish();
                sink.finish();
            }
            if (stop.wished()) {
                err.println("traider: cancelled, nothing was written");
                err.flush();
                return CANCELLED;
            }
            if (export.rows() == 0) {
                throw new IOException("there is no moment with all features in " + options.words() + " from "
                        + options.fromWords() + " to " + options.toWords()
                        + ". They are known 20 seconds after the first"
                        + " book and trade of an instrument; maybe a longer time");
            }
            TableNote said = note(options, plan, export, simulated);
            Files.writeString(note.half(), said.text());
            note.finish();
            table.finish();
            print(said, export, file, json, (System.nanoTime() - began) / 1e9);
            return ExitCode.OK;
        }
    }

    private static TableNote note(FeatureOptions options, ExportPlan plan, FeatureExport export, boolean simulated) {
        return new TableNote(
                FeatureEngine.SET.id(),
                options.words(),
                simulated,
                options.fromWords(),
                options.toWords(),
                export.rows(),
                plan.everyNanos() / 1_000_000,
                plan.table().horizons().stream().map(Horizon::name).toList(),
                options.feeWords(),
                options.fundingWords(),
                export.byInstrument(),
                Platform.SOFTWARE);
    }

    /** What was written, for programs. */
    record Written(
            String file, long rows, TreeMap<String, Long> instruments, List<String> withoutFee, double seconds) {}

    private void print(TableNote note, FeatureExport export, Path file, boolean json, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            TreeMap<String, Long> counts = new TreeMap<>();
            note.instruments().forEach((instrument, count) -> counts.put(instrument.toString(), count));
            out.println(JsonMapper.shared()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(new Written(
                            file.toString(),
                            note.rows(),
                            counts,
                            export.withoutFee().stream().map(Object::toString).toList(),
                            seconds)));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%,d rows of %d instruments to %s, in %.1f s%n",
                    note.rows(),
                    note.instruments().size(),
                    file,
                    seconds);
            if (!export.withoutFee().isEmpty()) {
                out.println("No fees are known of " + export.withoutFee()
                        + ", so what they earned after costs is left empty. Maybe --fees=BPS");
            }
        }
        out.flush();
    }
}

package io.traider;

import com.fasterxml.jackson.annotation.JsonValue;
import io.traider.backtest.MeasuredLatency;
import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import io.traider.execution.LatencySamples;
import io.traider.history.History;
import io.traider.history.Interval;
import io.traider.history.Series;
import io.traider.history.SeriesId;
import io.traider.history.SeriesKind;
import io.traider.history.load.ImportReport;
import io.traider.history.load.ImportRequest;
import io.traider.history.load.Importer;
import io.traider.history.load.Layout;
import io.traider.history.load.StoreCheck;
import io.traider.journal.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code traider data}: brings bars, trades, quotes, marks and funding rates into the store, and shows what is in it. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Imports bars, trades, quotes, marks and funding rates for backtests, and shows what is there.")
final class DataCommand implements Runnable {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "the platform's data folder (default: data beside the platform)")
    private @Nullable Path data;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "print one JSON document instead of a table")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "what about data? Maybe: data import --from=FILE --instrument=VENUE:SYMBOL, or data list");
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Imports a file or a folder of files: CSV (also gzip), Parquet and Lean's zips.",
                "Every row is checked; errors are told by row, and then nothing is imported."
            })
    int bringIn(
            @Option(names = "--from", required = true, paramLabel = "PATH", description = "a file or a folder")
                    Path from,
            @Option(
                            names = "--instrument",
                            required = true,
                            paramLabel = "VENUE:SYMBOL",
                            description = "what the data are of, such as BINANCE_FUTURES:BTCUSDT")
                    String instrument,
            @Option(
                            names = "--layout",
                            defaultValue = "auto",
                            paramLabel = "NAME",
                            description = "auto, ohlcv, trades, quotes, marks, funding or lean (default: auto)")
                    String layout,
            @Option(
                            names = "--interval",
                            paramLabel = "LENGTH",
                            description = "of bars or funding periods, such as 1m (default: by content)")
                    @Nullable
                    String interval,
            @Option(
                            names = "--symbol",
                            paramLabel = "TEXT",
                            description = "takes the rows with this symbol, of files that have several")
                    @Nullable
                    String symbol,
            @Option(
                            names = "--stamp",
                            defaultValue = "start",
                            paramLabel = "start|end",
                            description = "what of a bar its time is (default: start)")
                    String stamp,
            @Option(names = "--rate-unit", paramLabel = "fraction|percent", description = "of funding rates") @Nullable
                    String rateUnit,
            @Option(
                            names = "--aggressor",
                            defaultValue = "stated",
                            paramLabel = "stated|tick-rule",
                            description =
                                    "who took, of trades that do not say: nobody knows, or by the last change of price")
                    String aggressor,
            @Option(names = "--round", description = "rounds numbers with more decimals than are kept") boolean round,
            @Option(names = "--sort", description = "sorts the rows by time, in memory") boolean sort,
            @Option(names = "--replace", description = "takes the new rows for all of their range of time")
                    boolean replace) {
        return with(history -> {
            ImportRequest request = new ImportRequest(
                    from,
                    layout.equalsIgnoreCase("auto") ? null : chosen(Layout.class, layout),
                    instrument(instrument),
                    interval == null ? Interval.NONE : Interval.parse(interval),
                    symbol,
                    oneOf("--stamp", stamp, "start", "end") == 1,
                    rateUnit == null ? null : chosen(ImportRequest.RateUnit.class, rateUnit),
                    oneOf("--aggressor", aggressor, "stated", "tick-rule") == 1,
                    round,
                    sort,
                    replace);
            ImportReport report = new Importer(history).run(request);
            print(report, () -> DataText.imported(report));
            return report.refused() ? ExitCode.SOFTWARE : ExitCode.OK;
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists what is in the store.")
    int list() {
        return with(history -> {
            List<Series> series = history.list();
            print(series, () -> DataText.listed(series, history.folder()));
            return ExitCode.OK;
        });
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Reads everything in the store again and holds it against its hashes and the laws of its kind.")
    int check() {
        return with(history -> {
            List<StoreCheck> checks = new ArrayList<>();
            for (Series series : history.list()) {
                checks.add(StoreCheck.of(history, series));
            }
            print(checks, () -> DataText.checked(checks));
            return checks.stream().allMatch(StoreCheck::good) ? ExitCode.OK : ExitCode.SOFTWARE;
        });
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes a series to a file: Parquet when its name ends in .parquet, else CSV.")
    int export(
            @Option(names = "--instrument", required = true, paramLabel = "VENUE:SYMBOL", description = "of what")
                    String instrument,
            @Option(
                            names = "--kind",
                            required = true,
                            paramLabel = "NAME",
                            description = "bars, trades, quotes, marks or funding")
                    String kind,
            @Option(names = "--interval", paramLabel = "LENGTH", description = "of bars, such as 1m") @Nullable
                    String interval,
            @Option(names = "--begin", paramLabel = "TIME", description = "first time, ISO 8601 (default: all)")
                    @Nullable
                    String begin,
            @Option(names = "--end", paramLabel = "TIME", description = "time after the last (default: all)") @Nullable
                    String end,
            @Option(names = "--to", required = true, paramLabel = "FILE", description = "the file to write") Path to) {
        return with(history -> {
            SeriesId id = new SeriesId(
                    instrument(instrument),
                    chosen(SeriesKind.class, kind),
                    interval == null ? Interval.NONE : Interval.parse(interval));
            long rows = history.export(id, nanos(begin, Long.MIN_VALUE), nanos(end, Long.MAX_VALUE), to);
            print(new Exported(id.toString(), rows, to.toString()), () -> rows + " rows to " + to + "\n");
            return ExitCode.OK;
        });
    }

    @Command(
            name = "latencies",
            mixinStandardHelpOptions = true,
            description = {
                "Takes how long messages took from the journal, into a file for --latency=samples:FILE of a backtest.",
                "Orders and answers of a paper session took what its simulated venue was told to take."
            })
    int latencies(
            @Option(
                            names = "--path",
                            paramLabel = "PLACE",
                            description = "a data folder, or postgresql://host/database (default: the data folder)")
                    @Nullable
                    String path,
            @Option(names = "--venue", required = true, paramLabel = "NAME", description = "such as KRAKEN")
                    String venue,
            @Option(
                            names = "--kind",
                            required = true,
                            paramLabel = "NAME",
                            description = "feed, entry (orders to the venue) or response (its answers)")
                    String kind,
            @Option(names = "--begin", paramLabel = "TIME", description = "first time, ISO 8601 (default: all)")
                    @Nullable
                    String begin,
            @Option(names = "--end", paramLabel = "TIME", description = "time after the last (default: all)") @Nullable
                    String end,
            @Option(
                            names = "--every",
                            defaultValue = "PT1S",
                            paramLabel = "TIME",
                            description = "takes the first message of each such time; PT0S: all (default: PT1S)")
                    Duration every,
            @Option(names = "--to", required = true, paramLabel = "FILE", description = "the file to write") Path to) {
        return with(history -> {
            MeasuredLatency.Way way = chosen(MeasuredLatency.Way.class, kind);
            Venue of = chosen(Venue.class, venue);
            String place = path == null ? data().toString() : path;
            try (Database database = RecordedEvents.database(place)) {
                MeasuredLatency.Found found = MeasuredLatency.of(
                        database, way, of, every.toNanos(), nanos(begin, 0), nanos(end, Long.MAX_VALUE));
                if (found.samples().isEmpty()) {
                    throw new IllegalArgumentException("the journal in " + place + " has no times of the kind "
                            + kind + " for " + of + " then. Maybe another venue or time: inputs are kept for some days,"
                            + " and orders are needed for entry and response");
                }
                write(found.samples(), to);
                Measured measured = new Measured(
                        of + " " + way, found.samples().size(), found.negative(), found.late(), to.toString());
                print(measured, () -> DataText.measured(measured));
            }
            return ExitCode.OK;
        });
    }

    private static void write(List<MeasuredLatency.Sample> samples, Path to) throws IOException {
        try (NewFile file = new NewFile(to)) {
            List<String> lines = new ArrayList<>(List.of(LatencySamples.HEADING));
            samples.forEach(sample -> lines.add(LatencySamples.line(sample.nanos(), sample.latencyNanos())));
            Files.write(file.half(), lines);
            file.finish();
        }
    }

    /**
     * What latencies were written.
     *
     * @param negative how many came before they were sent, taken as 0
     * @param late how many were left out since they took more than an hour
     */
    record Measured(String what, long samples, long negative, long late, String file) {}

    /** What an export wrote. */
    record Exported(String series, long rows, String file) {}

    private interface Work {
        int with(History history) throws IOException;
    }

    private interface Text {
        String text();
    }

    private int with(Work work) {
        QuietLog.warningsToStandardError();
        PrintWriter err = spec.commandLine().getErr();
        try {
            return work.with(History.at(data()));
        } catch (IllegalArgumentException | IllegalStateException | IOException e) {
            err.println("traider: " + Advice.why(e));
            err.flush();
            return ExitCode.SOFTWARE;
        }
    }

    private Path data() {
        return data == null ? Path.of(System.getProperty("traider.home", ".")).resolve("data") : data;
    }

    private void print(Object value, Text text) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonMapper mapper = JsonMapper.builder()
                    .addMixIn(InstrumentId.class, AsText.class)
                    .addMixIn(Interval.class, AsText.class)
                    .build();
            out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value));
        } else {
            out.print(text.text());
        }
        out.flush();
    }

    /** Written as its text. */
    private interface AsText {
        @JsonValue
        String toString();
    }

    private static InstrumentId instrument(String text) {
        try {
            return InstrumentId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' names no instrument. Maybe VENUE:SYMBOL, such as KRAKEN:BTC/USD; the venues are "
                            + Arrays.toString(Venue.values()),
                    e);
        }
    }

    private static <E extends Enum<E>> E chosen(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }

    private static int oneOf(String option, String text, String... choices) {
        int chosen = Arrays.asList(choices).indexOf(text);
        if (chosen < 0) {
            throw new IllegalArgumentException(option + "=" + text + " is none of " + Arrays.toString(choices));
        }
        return chosen;
    }

    private static long nanos(@Nullable String time, long otherwise) {
        if (time == null) {
            return otherwise;
        }
        try {
            Instant instant = Instant.parse(time.length() == 10 ? time + "T00:00:00Z" : time);
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + time + "' is no time. Maybe 2026-01-31 or 2026-01-31T12:00:00Z", e);
        }
    }
}

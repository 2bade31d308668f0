package io.traider;

import io.traider.backtest.BacktestPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is run on what: options that backtests and sweeps have in common. */
final class PastOptions {

    /** Where the simulated market begins when nothing else is said. */
    static final long NEW_YEAR = 1_767_225_600_000_000_000L;

    @Option(
            names = "--source",
            defaultValue = "simulated",
            paramLabel = "SOURCE",
            description = "where events come from: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Past.Source source = Past.Source.SIMULATED;

    @Option(
            names = "--path",
            paramLabel = "PATH",
            description =
                    "the captures; for journals the platform's data folder or a Postgres address; for the history the"
                            + " data folder that was imported into")
    private String path = "";

    @Option(
            names = "--strategy",
            paramLabel = "FILE",
            description = "a strategy file, or a shipped one: funding-drift, funding-harvest, order-book-imbalance,"
                    + " cross-venue-basis, time-series-momentum (default: funding-drift). Those that are shipped in"
                    + " shadow mode trade with --set=mode=paper")
    private String strategy = "";

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "a file of the strategy's rule pack, may be repeated (default: the shipped pack of its name)")
    private List<String> rules = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "another value for one of the strategy file, such as entryDrift=1.5 or sizing.riskValue=3")
    private Map<String, String> changes = new TreeMap<>();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "first moment, such as 2026-01-01 or 2026-01-01T12:00:00Z (default: the first there is)")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "the moment after the last (default: all there is)")
    private @Nullable String to;

    @Option(
            names = "--hours",
            defaultValue = "4",
            paramLabel = "N",
            description = "of the simulated market, where --to is not given (default: ${DEFAULT-VALUE})")
    private int hours = 4;

    @Option(
            names = "--fill",
            paramLabel = "MODEL",
            description = "how makers queue on recorded depth: depth:risk-averse, depth:power-3 or depth:log"
                    + " (default: depth:risk-averse)")
    private String fill = "";

    @Option(
            names = "--latency",
            defaultValue = "recorded,stated,0",
            paramLabel = "FEED,ENTRY,RESPONSE",
            split = ",",
            description = "each recorded, stated (by venue), lognormal:MEDIAN:P99, samples:FILE of time,latency_ms or a"
                    + " time such as 5ms"
                    + " (default: ${DEFAULT-VALUE})")
    private List<String> latency = new ArrayList<>();

    @Option(
            names = "--fees",
            paramLabel = "FILE|MAKER:TAKER",
            description = "fee schedules, or the same basis points everywhere (default: the shipped schedules)")
    private String fees = "";

    @Option(
            names = "--seed",
            defaultValue = "20260801",
            paramLabel = "N",
            description = "of the simulated market and of all else that is drawn by lot (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--rate",
            defaultValue = "400",
            paramLabel = "N",
            description = "frames a second of the simulated market, roughly (default: ${DEFAULT-VALUE})")
    private int rate;

    /** @throws IllegalArgumentException when values, or their combination, make no sense */
    Past past() {
        return past(strategy, fill.isEmpty() ? "depth:risk-averse" : fill);
    }

    /** The same with what is usual on bars, which are in the history only. */
    Past bars() {
        if (source != Past.Source.HISTORY || !rules.isEmpty() || !changes.isEmpty()) {
            throw new IllegalArgumentException("bars are run with --source=history and have neither --rules nor --set."
                    + " Maybe --source=history --path=DATA --strategy=ema-cross:12:26");
        }
        return past(
                strategy.isEmpty() ? "ema-cross:12:26" : strategy,
                fill.isEmpty() ? "volume-share:open:0.025:0.1" : fill);
    }

    private Past past(String what, String fills) {
        boolean simulated = source == Past.Source.SIMULATED;
        if (simulated != path.isEmpty()) {
            throw new IllegalArgumentException(
                    simulated
                            ? "--path is not for the simulated market. Maybe add --source=captures"
                            : "--source=" + source.name().toLowerCase(Locale.ROOT) + " needs --path=PATH");
        }
        long first = from == null ? (simulated ? NEW_YEAR : 0) : nanos(from);
        long end = to != null
                ? nanos(to)
                : simulated ? first + Duration.ofHours(hours).toNanos() : BacktestPlan.OPEN;
        if (end <= first) {
            throw new IllegalArgumentException(
                    "there is no time from " + from + " to " + to + " with --hours=" + hours + ". Maybe swap them");
        }
        return new Past(source, path, what, rules, new TreeMap<>(changes), first, end, fills, latency, fees, seed, rate)
                .asHeard();
    }

    /** A day or a moment of UTC, nanoseconds since the Unix epoch. */
    static long nanos(String text) {
        Instant instant;
        try {
            instant = text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time. Maybe 2026-01-01 or 2026-01-01T12:00:00Z", e);
        }
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}

package io.traider;

import io.traider.backtest.BacktestPlan;
import io.traider.domain.InstrumentId;
import io.traider.feature.FeatureEngine;
import io.traider.feature.FundingParameters;
import io.traider.simulator.SimulatorSettings;
import io.traider.training.ExportPlan;
import io.traider.training.FeatureTable;
import io.traider.training.Horizon;
import io.traider.training.TakerFees;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Of which past an export is, and what of it. */
final class FeatureOptions {

    private static final class Place {
        @Option(
                names = "--captures",
                required = true,
                paramLabel = "PATH",
                description = "recorded frames, or a folder that is searched for them (default: the journal)")
        private @Nullable Path captures;

        @Option(names = "--simulate", required = true, description = "the simulated market")
        private boolean simulate;
    }

    /** Half-lives of the funding features. */
    enum Funding {
        /** Minutes and hours, as of real venues. */
        HOURS,
        /** Seconds, as of the simulator. */
        SECONDS;

        FundingParameters parameters() {
            return this == HOURS ? FundingParameters.ofHours() : FundingParameters.ofSeconds();
        }

        static Funding of(String feed) {
            return feed.equals("simulated") ? SECONDS : HOURS;
        }
    }

    @ArgGroup
    private @Nullable Place place;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "time of the first row, such as 2026-01-31 or 2026-01-31T12:00:00Z (default: the first there is)")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description =
                    "time after the last row; what follows it is read for the labels only (default: all there is)")
    private @Nullable String to;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "of the simulated market, in the place of --to (default: 60)")
    private @Nullable Integer minutes;

    @Option(
            names = "--seed",
            defaultValue = "20260801",
            paramLabel = "N",
            description = "of the simulated market (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--rate",
            defaultValue = "400",
            paramLabel = "N",
            description = "frames a second of the simulated market, roughly (default: ${DEFAULT-VALUE})")
    private int rate;

    @Option(
            names = "--instruments",
            split = ",",
            paramLabel = "VENUE:SYMBOL",
            description = "only these, with commas between (default: all)")
    private List<String> instruments = List.of();

    @Option(
            names = "--horizons",
            defaultValue = "1s,5s,30s,5m",
            paramLabel = "LENGTHS",
            description = "how far ahead labels look (default: ${DEFAULT-VALUE})")
    private String horizons = "";

    @Option(
            names = "--every-millis",
            defaultValue = "250",
            paramLabel = "N",
            description = "cadence of each instrument, a strategy's evaluateEveryMillis (default: ${DEFAULT-VALUE})")
    private int everyMillis;

    @Option(
            names = "--fees",
            paramLabel = "BPS",
            description = "taker fee of every trade, basis points (default: the shipped schedules)")
    private @Nullable Double fees;

    @Option(
            names = "--funding",
            paramLabel = "HOURS|SECONDS",
            description = "half-lives of the funding features (default: seconds where the simulator was the market)")
    private @Nullable Funding funding;

    private boolean simulated() {
        return place != null && place.simulate;
    }

    /** @throws IllegalArgumentException when values, or their combination, make no sense */
    ExportPlan plan() {
        if (!simulated() && minutes != null) {
            throw new IllegalArgumentException("--minutes is for --simulate. Maybe --to=TIME");
        }
        FeatureTable table = new FeatureTable(FeatureEngine.SET, Horizon.parseAll(horizons));
        Set<InstrumentId> only = new TreeSet<>();
        instruments.forEach(text -> only.add(InstrumentId.parse(text)));
        return new ExportPlan(table, everyMillis * 1_000_000L, only, fromNanos(), toNanos());
    }

    private long fromNanos() {
        return from != null ? PastOptions.nanos(from) : simulated() ? PastOptions.NEW_YEAR : 0;
    }

    private long toNanos() {
        if (to != null) {
            return PastOptions.nanos(to);
        }
        int length = minutes == null ? 60 : minutes;
        return simulated() ? fromNanos() + Duration.ofMinutes(length).toNanos() : BacktestPlan.OPEN;
    }

    /** Half-lives to begin with; a journal's sessions say theirs, unless they are given. */
    FundingParameters funding() {
        return (funding != null ? funding : simulated() ? Funding.SECONDS : Funding.HOURS).parameters();
    }

    TakerFees fees() {
        Double flat = fees;
        return flat == null ? io.traider.judging.TakerFees.shipped()::bps : (_, _) -> flat;
    }

    /** @throws IOException when there is nothing to read */
    FeaturePast open(ExportPlan plan) throws IOException {
        if (place == null) {
            return new JournalPast(
                    database.join(), feed -> (funding == null ? Funding.of(feed) : funding).parameters());
        }
        if (place.captures != null) {
            return new EventsPast(new CaptureEvents(place.captures), false);
        }
        SimulatorSettings settings = SimulatorSettings.defaults().withSeed(seed).withFramesPerSecond(rate);
        long reach = plan.table().horizons().getLast().nanos() + 1_000_000_000L;
        return new EventsPast(new SimulatedEvents(settings, plan.fromNanos(), plan.toNanos() + reach), true);
    }

    /** For the note and the card of a model. */
    String words() {
        if (place == null) {
            return "the journal of a platform";
        }
        Path captures = place.captures;
        return captures == null
                ? "simulator seed " + seed + ", " + rate + " frames/s"
                : "recorded " + lastNames(captures.toAbsolutePath().normalize());
    }

    /** Folder and file, without where they lie on this machine. */
    private static Path lastNames(Path path) {
        int names = path.getNameCount();
        return names > 2 ? path.subpath(names - 2, names) : path;
    }

    String fromWords() {
        return from != null || simulated()
                ? Instant.ofEpochSecond(0, fromNanos()).toString()
                : "the beginning";
    }

    String toWords() {
        return to != null || simulated() ? Instant.ofEpochSecond(0, toNanos()).toString() : "the end";
    }

    String feeWords() {
        return fees == null ? "shipped schedules, taker, without volume" : fees + " bps, taker";
    }

    String fundingWords() {
        return funding != null
                ? funding.name().toLowerCase(Locale.ROOT)
                : place == null ? "by session" : simulated() ? "seconds" : "hours";
    }
}

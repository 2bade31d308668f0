package io.traider;

import io.traider.backtest.EventSource;
import io.traider.backtest.JournalEvents;
import io.traider.backtest.desk.BacktestRequest;
import io.traider.backtest.desk.BacktestRequest.Problem;
import io.traider.backtest.desk.BacktestRequest.Source;
import io.traider.backtest.desk.Workshop;
import io.traider.domain.InstrumentId;
import io.traider.domain.Quantity;
import io.traider.engine.EngineSetup;
import io.traider.engine.ShippedFiles;
import io.traider.engine.StrategyDefinition;
import io.traider.history.Interval;
import io.traider.journal.JournalInputs;
import io.traider.journal.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives the desk of backtests what {@code ./traider backtest} runs on, and the journal of this installation. */
final class PlatformWorkshop implements Workshop {

    private final JournalInputs journal;
    private final SessionFeeds feeds;
    private final Path data;
    private final ImportedData imported;
    private final Path recordings;
    private final BiFunction<EngineSetup, String, EngineSetup> inForce;
    private final Map<String, Map<String, SortedMap<String, String>>> values = new ConcurrentHashMap<>();

    /** Knows by which feed the session heard in which a time of the journal begins. */
    @FunctionalInterface
    interface SessionFeeds {

        /** Of a time in nanoseconds since the Unix epoch, the last excluded; empty when nothing is kept of it. */
        Optional<String> feed(long fromNanos, long toNanos);
    }

    /**
     * @param data the platform's data folder, with what was imported
     * @param recordings a folder whose folders hold recorded frames; need not be there
     * @param inForce puts what is in force in the place of what is shipped, strategies with the temper of a feed
     */
    PlatformWorkshop(
            JournalInputs journal,
            SessionFeeds feeds,
            Path data,
            Path recordings,
            BiFunction<EngineSetup, String, EngineSetup> inForce) {
        this.journal = journal;
        this.feeds = feeds;
        this.inForce = inForce;
        this.data = data;
        this.imported = new ImportedData(data);
        this.recordings = recordings;
    }

    /** Which of a strategy's tempers holds on a source, in a time of the journal. */
    private String feed(Source source, long from, long to) {
        return switch (source) {
            case SIMULATED -> "simulated";
            case JOURNAL -> feeds.feed(from, to).orElse("replay");
            case CAPTURES, HISTORY -> "replay";
        };
    }

    /** By strategy and source. */
    private Map<String, Map<Source, SortedMap<String, String>>> values() {
        Map<String, Map<Source, SortedMap<String, String>>> all = new TreeMap<>();
        for (Source source : Source.values()) {
            String feed = feed(source, 0, Long.MAX_VALUE);
            values.computeIfAbsent(feed, PlatformWorkshop::shipped)
                    .forEach((strategy, stated) -> all.computeIfAbsent(strategy, _ -> new EnumMap<>(Source.class))
                            .put(source, stated));
        }
        return all;
    }

    private static Map<String, SortedMap<String, String>> shipped(String feed) {
        Map<String, SortedMap<String, String>> all = new TreeMap<>();
        for (String strategy : ShippedFiles.strategyNames()) {
            all.put(strategy, values(StrategyDefinition.parse(ShippedFiles.strategyFile(strategy), feed)));
        }
        return all;
    }

    /** What of the strategy may be changed, by the names that {@code --set} takes. */
    private static SortedMap<String, String> values(StrategyDefinition strategy) {
        SortedMap<String, String> all = new TreeMap<>();
        strategy.parameters().numbers().forEach((name, value) -> all.put(name, plain(value)));
        all.put("coolDownMillis", plain(strategy.coolDownNanos() / 1e6));
        all.put("evaluateEveryMillis", plain(strategy.evaluateEveryNanos() / 1e6));
        all.put("entrySlippageBps", strategy.entrySlippageBps().toPlainString());
        all.put("exitSlippageBps", strategy.exitSlippageBps().toPlainString());
        all.put("sizing.riskValue", strategy.sizing().riskValue().toPlainString());
        all.put("sizing.horizonSeconds", plain(strategy.sizing().horizonSeconds()));
        all.put(
                "sizing.maxShareOfCapital",
                strategy.sizing().maxShareOfCapital().toPlainString());
        all.put("sizing.maxShareOfDepth", strategy.sizing().maxShareOfDepth().toPlainString());
        all.put("funding.fastSeconds", plain(strategy.funding().fastSeconds()));
        all.put("funding.slowSeconds", plain(strategy.funding().slowSeconds()));
        all.put("funding.warmUpSeconds", plain(strategy.funding().warmUpSeconds()));
        all.put("funding.minimumDeviationBps", plain(strategy.funding().minimumDeviationBps()));
        return all;
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    @Override
    public Choices choices() {
        List<String> names = names();
        Map<Source, Span> spans = new EnumMap<>(Source.class);
        journal.recorded().ifPresent(kept -> spans.put(Source.JOURNAL, span(kept.firstNanos(), kept.lastNanos())));
        imported.events().ifPresent(span -> spans.put(Source.HISTORY, span));
        List<BarSeries> bars = imported.bars();
        List<Source> sources = Stream.of(Source.values())
                .filter(source -> source == Source.SIMULATED
                        || spans.containsKey(source)
                        || source == Source.HISTORY && !bars.isEmpty()
                        || source == Source.CAPTURES && !names.isEmpty())
                .toList();
        return new Choices(sources, ShippedFiles.strategyNames(), names, spans, bars, values());
    }

    private static Span span(long from, long to) {
        return new Span(instant(from), instant(to));
    }

    @Override
    public List<Problem> check(BacktestRequest request) {
        SortedMap<String, String> all = stripped(request.changes());
        return refused(request, all).map(why -> blamed(request, all, why)).orElse(List.of());
    }

    /** Values may need each other: blames the one without which the rest would do, else each that would not do alone. */
    private List<Problem> blamed(BacktestRequest request, SortedMap<String, String> all, String why) {
        List<Problem> problems = new ArrayList<>();
        for (String name : all.keySet()) {
            SortedMap<String, String> rest = new TreeMap<>(all);
            rest.remove(name);
            if (refused(request, rest).isEmpty()) {
                return List.of(new Problem("changes." + name, why));
            }
            refused(request, new TreeMap<>(Map.of(name, all.get(name))))
                    .ifPresent(alone -> problems.add(new Problem("changes." + name, alone)));
        }
        return problems.isEmpty() ? List.of(new Problem("changes." + all.firstKey(), why)) : problems;
    }

    private Optional<String> refused(BacktestRequest request, SortedMap<String, String> changes) {
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        try {
            String feed = feed(request.source(), nanos(request.from(), 0), nanos(request.to(), Long.MAX_VALUE));
            StrategyDefinition.parse(ShippedFiles.strategyFile(request.strategy()), feed, changes);
            return Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private List<String> names() {
        if (!Files.isDirectory(recordings)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(recordings)) {
            return inside.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + recordings, e);
        }
    }

    @Override
    public Job prepare(BacktestRequest request) throws IOException {
        if (request.bars() != null) {
            return onBars(request, request.bars());
        }
        return switch (request.source()) {
            case SIMULATED -> simulated(request);
            case JOURNAL -> journalled(request);
            case HISTORY -> imported(request);
            case CAPTURES -> captured(request);
        };
    }

    private Job simulated(BacktestRequest request) throws IOException {
        long from = nanos(request.from(), PastOptions.NEW_YEAR);
        long to = nanos(request.to(), from + Duration.ofHours(request.hours()).toNanos());
        Past past = past(request, Source.SIMULATED, "", from, to);
        return job(past, past.open(), from, to);
    }

    private Job journalled(BacktestRequest request) throws IOException {
        Recorded kept = journal.recorded()
                .orElseThrow(() -> new IOException("the journal has no inputs. Maybe run on the simulated market"));
        long from = nanos(request.from(), kept.firstNanos());
        long to = nanos(request.to(), kept.lastNanos() + 1);
        EventSource events = new JournalEvents(journal, kept.firstSequence(), Long.MAX_VALUE);
        Past past = past(request, Source.JOURNAL, "of this installation", from, to);
        return job(past.heardBy(feed(Source.JOURNAL, from, to)), events, from, to);
    }

    private Job imported(BacktestRequest request) throws IOException {
        Span span = imported.events()
                .orElseThrow(() -> new IOException("there are no quotes, trades, marks or funding rates in " + data
                        + ". Maybe import some first: traider data import"));
        long from = nanos(request.from(), nanos(span.from(), 0));
        long to = nanos(request.to(), nanos(span.to(), 0) + 1);
        Past past = past(request, Source.HISTORY, data.toString(), from, to);
        return job(past, past.open(), from, to);
    }

    private Job onBars(BacktestRequest request, BacktestRequest.Bars bars) throws IOException {
        BarSeries series = choices().bars(bars);
        if (series == null) {
            throw new IOException(
                    "there are no " + bars.interval() + " bars of " + bars.instrument() + " any more in " + data);
        }
        long from = nanos(request.from(), nanos(series.span().from(), 0));
        long to = nanos(request.to(), nanos(series.span().to(), 0));
        return new BarPast(
                        past(request, Source.HISTORY, data.toString(), from, to),
                        Interval.parse(bars.interval()),
                        InstrumentId.parse(bars.instrument()),
                        Quantity.of(bars.unit()),
                        bars.capital())
                .job();
    }

    private Job captured(BacktestRequest request) throws IOException {
        if (!names().contains(request.recording())) {
            throw new IOException("there is no recording '" + request.recording() + "' any more in " + recordings);
        }
        Path folder = recordings.resolve(request.recording());
        CaptureEvents events = new CaptureEvents(folder);
        long from = nanos(request.from(), events.firstNanos());
        long to = nanos(request.to(), events.lastNanos() + 1);
        return job(past(request, Source.CAPTURES, request.recording(), from, to), events, from, to);
    }

    private Job job(Past past, EventSource events, long from, long to) throws IOException {
        EngineSetup made = null;
        try {
            made = past.setup();
            made = inForce.apply(made, past.temper());
            return new EngineJob(past.backtest(made), made, events, from, to);
        } catch (IOException | RuntimeException e) {
            events.close();
            if (made != null) {
                made.close();
            }
            throw e;
        }
    }

    private static Past past(BacktestRequest request, Source source, String path, long from, long to) {
        return new Past(
                Past.Source.valueOf(source.name()),
                path,
                request.strategy(),
                List.of(),
                stripped(request.changes()),
                from,
                to,
                request.fill(),
                Arrays.stream(request.latency().split(",")).map(String::strip).toList(),
                request.fees(),
                request.seed(),
                request.rate());
    }

    private static SortedMap<String, String> stripped(SortedMap<String, String> changes) {
        SortedMap<String, String> all = new TreeMap<>();
        changes.forEach((name, value) -> all.put(name, value.strip()));
        return all;
    }

    private static long nanos(@Nullable Instant time, long otherwise) {
        return time == null
                ? otherwise
                : Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}

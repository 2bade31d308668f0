package io.traider;

import io.traider.backtest.EventSource;
import io.traider.backtest.JournalEvents;
import io.traider.backtest.desk.BacktestRequest;
import io.traider.backtest.desk.BacktestRequest.Source;
import io.traider.backtest.desk.Workshop;
import io.traider.engine.EngineSetup;
import io.traider.engine.StrategyDefinition;
import io.traider.journal.JournalInputs;
import io.traider.journal.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives the desk of backtests what {@code ./traider backtest} runs on, and the journal of this installation. */
final class PlatformWorkshop implements Workshop {

    private final JournalInputs journal;
    private final Path recordings;
    private final Map<Source, SortedMap<String, String>> values = new EnumMap<>(Source.class);

    /** @param recordings a folder whose folders hold recorded frames; need not be there */
    PlatformWorkshop(JournalInputs journal, Path recordings) {
        this.journal = journal;
        this.recordings = recordings;
        for (Source source : Source.values()) {
            String feed = past(BacktestRequest.DEFAULT, source, "", 0, 1).feed();
            values.put(source, values(StrategyDefinition.parse(EngineSetup.strategyFile(), feed)));
        }
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
        Span span = journal.recorded()
                .map(kept -> new Span(instant(kept.firstNanos()), instant(kept.lastNanos())))
                .orElse(null);
        List<Source> sources = Stream.of(Source.values())
                .filter(source -> source != Source.CAPTURES || !names.isEmpty())
                .filter(source -> source != Source.JOURNAL || span != null)
                .toList();
        return new Choices(sources, names, span, values);
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
        return switch (request.source()) {
            case SIMULATED -> simulated(request);
            case JOURNAL -> journalled(request);
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
        return job(past(request, Source.JOURNAL, "of this installation", from, to), events, from, to);
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

    private static Job job(Past past, EventSource events, long from, long to) throws IOException {
        EngineSetup made = null;
        try {
            made = past.setup();
            return new Job(past.backtest(made), made, events, from, to);
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
                "",
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

package io.traider;

import io.traider.backtest.desk.BacktestRequest;
import io.traider.backtest.desk.BacktestRequest.Problem;
import io.traider.backtest.desk.BacktestRequest.Source;
import io.traider.backtest.desk.SmallWorkshop;
import io.traider.backtest.desk.Workshop;
import io.traider.domain.InstrumentId;
import io.traider.history.History;
import io.traider.history.load.ImportReport;
import io.traider.history.load.ImportRequest;
import io.traider.history.load.Importer;
import io.traider.journal.JournalInputs;
import io.traider.journal.Recorded;
import io.traider.simulator.WrittenMarket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The platform's own workshop on a past that is made when it is first asked for: hourly bars of a wave and six hours of
 * quotes, trades, marks and rising funding rates that are imported, and a recording of the simulator. The simulated market itself is
 * left to {@link SmallWorkshop}, which compiles rules once.
 */
public final class PastUnderTest implements Workshop, AutoCloseable {

    /** Of which there are bars. */
    public static final String SPOT = "KRAKEN:BTC/USD";

    /** Of which there are quotes, trades, marks and funding rates. */
    public static final String PERPETUAL = "KRAKEN_FUTURES:PF_XBTUSD";

    /** Three minutes of the simulated Kraken Futures. */
    public static final String RECORDING = "minutes-at-kraken";

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int BARS = 600;
    private static final int QUOTES = 6 * 360;

    private final SmallWorkshop simulated = new SmallWorkshop();
    private final Path folder;
    private final PlatformWorkshop imported;
    private boolean made;

    public PastUnderTest() {
        try {
            folder = Files.createTempDirectory("traider-past");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        imported = new PlatformWorkshop(
                new NoJournal(),
                (from, to) -> Optional.empty(),
                folder,
                folder.resolve("recordings"),
                (made, feed) -> made);
    }

    /** Where it is, for whatever else a test keeps. */
    public Path folder() {
        return folder;
    }

    private synchronized PlatformWorkshop imported() {
        if (!made) {
            made = true;
            try {
                make();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return imported;
    }

    private void make() throws IOException {
        bring(SPOT, "time,open,high,low,close,volume", BARS, PastUnderTest::bar);
        bring(PERPETUAL, "time,bid,bid_size,ask,ask_size", QUOTES, PastUnderTest::quote);
        bring(PERPETUAL, "time,id,price,quantity,side", QUOTES, PastUnderTest::trade);
        bring(PERPETUAL, "time,mark_price,index_price", QUOTES, PastUnderTest::mark);
        bring(PERPETUAL, "time,rate,interval_seconds", 6, PastUnderTest::rate);
        WrittenMarket.record(folder.resolve("recordings").resolve(RECORDING), START, Duration.ofMinutes(3));
    }

    private void bring(String instrument, String header, int rows, IntFunction<String> row) throws IOException {
        Path file = folder.resolve("in.csv");
        Files.writeString(
                file, IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n", header + "\n", "\n")));
        ImportReport report =
                new Importer(History.at(folder)).run(ImportRequest.of(file, InstrumentId.parse(instrument)));
        if (report.imported().isEmpty()) {
            throw new IOException(report.findings().toString());
        }
    }

    private static long second(long after) {
        return START.getEpochSecond() + after;
    }

    /** Up and down by a tenth in eighty hours. */
    private static String bar(int hour) {
        double open = 50_000 * (1 + 0.1 * Math.sin(2 * Math.PI * hour / 80));
        double close = 50_000 * (1 + 0.1 * Math.sin(2 * Math.PI * (hour + 1) / 80));
        return String.format(
                Locale.ROOT,
                "%d,%.1f,%.1f,%.1f,%.1f,500",
                second(3600L * hour),
                open,
                Math.max(open, close),
                Math.min(open, close),
                close);
    }

    private static double price(int at) {
        return 50_000 + 100 * Math.sin(at / 50.0) + (at % 7 - 3);
    }

    private static String quote(int at) {
        return String.format(Locale.ROOT, "%d,%.1f,5,%.1f,5", second(10L * at), price(at) - 0.5, price(at) + 0.5);
    }

    private static String trade(int at) {
        boolean bought = at % 3 > 0;
        return String.format(
                Locale.ROOT,
                "%d,%d,%.1f,0.5,%s",
                second(10L * at + 5),
                at,
                price(at) + (bought ? 0.5 : -0.5),
                bought ? "buy" : "sell");
    }

    private static String mark(int at) {
        return String.format(Locale.ROOT, "%d,%.1f,%.1f", second(10L * at), price(at), price(at) - 25);
    }

    /** Longs pay more each hour. */
    private static String rate(int hour) {
        return String.format(Locale.ROOT, "%d,%.6f,3600", second(3600L * hour), (1 + hour * hour) * 0.00001);
    }

    /** Values that let the shipped strategy act on so short a past, whatever the model says; all in seconds. */
    public static SortedMap<String, String> eager(String fast, String slow, String warmUp) {
        SortedMap<String, String> values = new TreeMap<>();
        values.put("funding.fastSeconds", fast);
        values.put("funding.slowSeconds", slow);
        values.put("funding.warmUpSeconds", warmUp);
        values.put("entryDrift", "0");
        values.put("maxScoreShort", "1");
        values.put("minScoreLong", "0");
        values.put("maxAdverseImbalance", "1");
        values.put("maxSpreadBps", "50");
        values.put("coolDownSeconds", "1");
        return values;
    }

    @Override
    public Choices choices() {
        Choices small = simulated.choices();
        Choices real = imported().choices();
        List<Source> sources = new ArrayList<>(small.sources());
        real.sources().stream().filter(source -> !sources.contains(source)).forEach(sources::add);
        return new Choices(sources, real.strategies(), real.recordings(), real.spans(), real.bars(), real.values());
    }

    @Override
    public List<Problem> check(BacktestRequest request) {
        return request.source() == Source.SIMULATED
                ? simulated.check(request)
                : imported().check(request);
    }

    @Override
    public Job prepare(BacktestRequest request) throws IOException {
        return request.source() == Source.SIMULATED
                ? simulated.prepare(request)
                : imported().prepare(request);
    }

    @Override
    public void close() {
        simulated.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing was taken in. */
    private static final class NoJournal implements JournalInputs {
        @Override
        public void forEach(long first, long last, Visitor visitor) {}

        @Override
        public Optional<Recorded> recorded() {
            return Optional.empty();
        }
    }
}

package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.ExecutionReport;
import io.traider.domain.Input;
import io.traider.domain.InstrumentId;
import io.traider.domain.Mode;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderStatus;
import io.traider.domain.OrderType;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Step;
import io.traider.domain.TimeInForce;
import io.traider.domain.Trade;
import io.traider.execution.LatencySamples;
import io.traider.journal.Database;
import io.traider.journal.JournalSettings;
import io.traider.journal.PostgresAddress;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.StepLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a journal into a file, and from there into a backtest. */
class DataLatenciesTest {

    private static final long T = PastOptions.NEW_YEAR;
    private static final long MS = 1_000_000;
    private static final long S = 1_000 * MS;
    private static final InstrumentId BTC = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");
    private static final InstrumentId OTHER = InstrumentId.parse("KRAKEN:BTC/USD");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final String place = journal();
    private long sequence;

    private Step quiet(Input input) {
        return Step.quiet(++sequence, input);
    }

    private Step trade(InstrumentId instrument, long event, long received, long taken) {
        Trade trade = new Trade(
                instrument, event, received, "t" + sequence, Price.parse("100"), Quantity.parse("1"), Side.BUY);
        return quiet(new Input.Market(taken, trade));
    }

    private Step answer(long taken, ExecutionReport report, Order order) {
        Input input = new Input.Report(taken, report);
        return new Step(
                ++sequence, input, List.of(), List.of(order), List.of(), List.of(), List.of(), null, List.of(), null);
    }

    private Order order(long createdNanos) {
        OrderIntent intent = new OrderIntent(
                "s", BTC, Side.BUY, OrderType.MARKET, TimeInForce.IOC, Quantity.parse("1"), null, 0, false);
        return Order.pending("o1", intent, 1, createdNanos);
    }

    private String journal() {
        PostgresAddress address = PostgresUnderTest.fresh();
        try (Database database = Database.at(address, JournalSettings.DEFAULT);
                StepLog log = database.log()) {
            log.append(quiet(new Input.Started(T, Mode.PAPER, "simulated", "test")));
            log.append(trade(BTC, T + S, T + S + 3 * MS, T + S + 4 * MS));
            log.append(trade(OTHER, T + S, T + S + 70 * MS, T + S + 70 * MS));
            log.append(trade(BTC, T + S + 200 * MS, T + S + 205 * MS, T + S + 205 * MS));
            log.append(trade(BTC, T + 2 * S, T + 2 * S, T + 2 * S + MS));
            Order sent = order(T + 2 * S);
            log.append(answer(
                    T + 2 * S + 9 * MS,
                    new ExecutionReport.Accepted("o1", T + 2 * S + 7 * MS),
                    sent.with(OrderStatus.OPEN, T + 2 * S + 7 * MS, "")));
            log.append(answer(
                    T + 3 * S + 18 * MS + 500_000,
                    new ExecutionReport.Cancelled("o1", T + 3 * S + 15 * MS, "as asked"),
                    sent.with(OrderStatus.CANCELLED, T + 3 * S + 15 * MS, "as asked")));
            log.append(trade(BTC, T + 5 * S, T + 5 * S - MS, T + 5 * S - MS));
            log.append(trade(BTC, T + 6 * S + 5 * MS, T + 6 * S + 11 * MS, T + 6 * S + 11 * MS));
        }
        return "postgresql://" + address.user() + ":" + address.password() + "@" + address.host() + ":" + address.port()
                + "/" + address.database();
    }

    private int run(String... args) {
        PrintWriter writer = new PrintWriter(out, true);
        return Traider.commandLine().setOut(writer).setErr(writer).execute(args);
    }

    private Path latencies(String kind, String... more) {
        Path file = folder.resolve(kind + ".csv");
        String[] args = {
            "data", "latencies", "--path=" + place, "--venue=binance_futures", "--kind=" + kind, "--to=" + file
        };
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        assertThat(run(all)).as(out.toString()).isZero();
        return file;
    }

    /** The second trade is in the second of the first, the third has no time of its own, the fourth came too early. */
    @Test
    void aFeedsLatencyIsFromTheVenuesTimeToTheSession() throws IOException {
        assertThat(Files.readAllLines(latencies("feed")))
                .containsExactly(
                        "time,latency_ms",
                        "2026-01-01T00:00:01Z,4",
                        "2026-01-01T00:00:05Z,0",
                        "2026-01-01T00:00:06.005Z,6");
        assertThat(out.toString())
                .contains("3 latencies of BINANCE_FUTURES FEED")
                .contains("1 of them taken as 0");
        assertThat(Files.readAllLines(latencies("feed", "--every=PT0S"))).contains("2026-01-01T00:00:01.200Z,5");
        assertThat(Files.readAllLines(
                        latencies("feed", "--begin=2026-01-01T00:00:04Z", "--end=2026-01-01T00:00:06.010Z")))
                .hasSize(2);
    }

    @Test
    void anOrdersLatencyIsToTheFirstAnswerAndAnAnswersToTheSession() throws IOException {
        assertThat(Files.readAllLines(latencies("entry"))).containsExactly("time,latency_ms", "2026-01-01T00:00:02Z,7");
        Path responses = latencies("response");
        assertThat(Files.readAllLines(responses))
                .containsExactly("time,latency_ms", "2026-01-01T00:00:02.007Z,2", "2026-01-01T00:00:03.015Z,3.5");
        assertThat(LatencySamples.parse("response", Files.readString(responses)).at(T + 4 * S))
                .isEqualTo(3 * MS + 500_000);
    }

    @Test
    void whatIsTakenFromAJournalIsTheLatencyOfABacktest() {
        Path feed = latencies("feed");
        Path entry = latencies("entry");
        Path response = latencies("response");
        assertThat(run(
                        "backtest",
                        "--source=journal",
                        "--path=" + place,
                        "--latency=samples:" + feed + ",samples:" + entry + ",samples:" + response,
                        "--json"))
                .as(out.toString())
                .isZero();
        assertThat(out.toString())
                .contains("feed.csv (3 samples)", "entry.csv (1 samples)", "response.csv (2 samples)");
    }

    @Test
    void aJournalWithoutSuchTimesIsRefusedWithAdvice() {
        Path file = folder.resolve("none.csv");
        assertThat(run("data", "latencies", "--path=" + place, "--venue=KRAKEN", "--kind=entry", "--to=" + file))
                .isNotZero();
        assertThat(out.toString())
                .contains("no times of the kind entry for KRAKEN")
                .contains("Maybe another venue");
        assertThat(file).doesNotExist();
    }
}

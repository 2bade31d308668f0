package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a file of bars to a report, by the commands alone. */
class BarsCommandTest {

    private static final String SPOT = "KRAKEN:BTC/USD";
    private static final String PERPETUAL = "BINANCE_FUTURES:BTCUSDT";
    private static final long START = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();

    /** Open, close and volume of hours in which the cross of 1 and 2 buys at the sixth open and sells at the eighth. */
    private static final String[][] HOURS = {
        {"10", "10", "4"},
        {"10", "10", "4"},
        {"10", "10", "4"},
        {"10", "9", "4"},
        {"9", "12", "4"},
        {"12", "13", "4"},
        {"13", "8", "4"},
        {"8", "8", "2"},
        {"8", "8", "4"}
    };

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path data;

    private int traider(String... args) {
        out.getBuffer().setLength(0);
        CommandLine traider = Traider.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return traider.execute(args);
    }

    @BeforeEach
    void bring() throws IOException {
        bring(SPOT);
    }

    private void bring(String instrument) throws IOException {
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        for (int i = 0; i < HOURS.length; i++) {
            BigDecimal open = new BigDecimal(HOURS[i][0]);
            BigDecimal close = new BigDecimal(HOURS[i][1]);
            csv.append(START + 3600L * i)
                    .append(',')
                    .append(open)
                    .append(',')
                    .append(open.max(close))
                    .append(',')
                    .append(open.min(close))
                    .append(',')
                    .append(close)
                    .append(',')
                    .append(HOURS[i][2])
                    .append('\n');
        }
        Path file = Files.writeString(data.resolve("hours.csv"), csv);
        bring(instrument, file);
    }

    private void bring(String instrument, Path file) {
        assertThat(traider("data", "import", "--data=" + data, "--from=" + file, "--instrument=" + instrument))
                .as(err.toString())
                .isZero();
    }

    private int backtest(String instrument, String... more) {
        return running("ema-cross:1:2", instrument, more);
    }

    private int running(String strategy, String instrument, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "backtest",
                "--source=history",
                "--path=" + data,
                "--bars=1h",
                "--instrument=" + instrument,
                "--strategy=" + strategy,
                "--fees=10:10",
                "--latency=0,0,0"));
        args.addAll(List.of(more));
        return traider(args.toArray(String[]::new));
    }

    private JsonNode json() {
        return JsonMapper.builder().build().readTree(out.toString());
    }

    /**
     * One of four: a quarter squared times 0.1 is 0.00625, so bought at 12 x 1.00625 = 12.075; one of two: sold at 8 x 0.975
     * = 7.8. A thousandth of both is 0.019875, so the loss is 4.294875.
     */
    @Test
    void aTimeWithoutBarsAndCapitalThatIsNoneAreSaidPlainly() {
        assertThat(backtest(SPOT, "--from=2030-01-01")).isEqualTo(1);
        assertThat(err.toString()).contains("nothing happened in that time").contains("Maybe other --from and --to");
        assertThat(backtest(SPOT, "--capital=-5")).isEqualTo(1);
        assertThat(err.toString()).contains("with capital of -5 USD");
        assertThat(backtest(SPOT, "--capital=much")).isEqualTo(2);
        assertThat(err.toString()).contains("--capital=much is no amount. Maybe 100000");
    }

    @Test
    void importedBarsAreTradedWithVolumeShareSlippage() {
        assertThat(backtest(SPOT, "--fill=volume-share:open:1:0.1", "--json"))
                .as(err.toString())
                .isZero();
        JsonNode run = json();
        assertThat(run.at("/plan/fills").asString()).isEqualTo("volume-share:open:1:0.1");
        assertThat(run.at("/counts/fills").asInt()).isEqualTo(2);
        assertThat(run.at("/trades/0/entry").asString()).isEqualTo("12.075");
        assertThat(run.at("/trades/0/exit").asString()).isEqualTo("7.8");
        assertThat(run.at("/trades/0/profit").asString()).isEqualTo("-4.294875");
        assertThat(run.at("/startEquity").asString()).isEqualTo("100000");
        assertThat(run.at("/endEquity").asString()).isEqualTo("99995.705125");
    }

    @Test
    void anInstrumentOfOnesOwnIsTradedOnceItIsListed() throws IOException {
        String own = "KRAKEN:XRP/USD";
        bring(own);
        assertThat(backtest(own, "--fill=whole:open", "--json")).isEqualTo(1);
        assertThat(err.toString())
                .contains("no terms of trading are known of KRAKEN:XRP/USD. Maybe list it in a file that"
                        + " TRAIDER_INSTRUMENTS");
        Path file = Files.writeString(data.resolve("more.csv"), "KRAKEN,XRP/USD,SPOT,XRP,USD,0.00001,0.00000001,3");
        System.setProperty("traider.instruments", file.toString());
        try {
            assertThat(backtest(own, "--fill=whole:open", "--unit=5", "--json"))
                    .as(err.toString())
                    .isZero();
        } finally {
            System.clearProperty("traider.instruments");
        }
        assertThat(json().at("/counts/fills").asInt()).isEqualTo(2);
        assertThat(json().at("/trades/0/entry").asString()).isEqualTo("12");
    }

    /** At most a tenth of what trades: 0.4 and 0.4 are bought; to cancel the rest takes a bar, and then 0.4 of it is sold. */
    @Test
    void largeOrdersAreFilledInPartsOverBars() {
        assertThat(backtest(SPOT, "--fill=volume-share:open:0.1:0", "--json"))
                .as(err.toString())
                .isZero();
        assertThat(json().at("/counts/fills").asInt()).isEqualTo(3);
        assertThat(json().at("/trades").size()).as("0.4 are left").isZero();
    }

    /** The wider the bar, the more an order moves it: the hour from 12 to 13 is bought dearer than its open. */
    @Test
    void squareRootImpactCostsMoreThanNone() {
        assertThat(backtest(SPOT, "--fill=whole:open", "--json"))
                .as(err.toString())
                .isZero();
        assertThat(json().at("/trades/0/entry").asString()).isEqualTo("12");
        assertThat(backtest(SPOT, "--fill=square-root:open:1:1", "--json")).isZero();
        double volatility = Math.log(13 / 12.0) / (2 * Math.sqrt(Math.log(2)));
        assertThat(new BigDecimal(json().at("/trades/0/entry").asString()).doubleValue())
                .isCloseTo(12 * (1 + 0.5 * volatility), org.assertj.core.api.Assertions.offset(1e-9));
    }

    @Test
    void aReportIsWrittenAndNoOrderKnewTheFuture(@TempDir Path folder) throws IOException {
        assertThat(backtest(SPOT, "--report=" + folder)).as(err.toString()).isZero();
        assertThat(folder.resolve("report.html")).content().contains("<svg", "ema-cross:1:2");
        assertThat(folder.resolve("report.json"))
                .content()
                .contains("volume-share:open:0.025:0.1", "no feed delay on bars, entry");
        assertThat(Files.readAllLines(folder.resolve("decisions.jsonl")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("\"quantity\""));
        assertThat(out.toString()).contains("round trips");

        assertThat(backtest(SPOT, "--check-lookahead", "--fill=whole:open"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("no look-ahead: 2 orders, 2 points");
    }

    /**
     * One bought at 12 at five and sold at 8 at seven: at six 0.01 of 13 is paid, at seven, just before the sale, 0.02 of 8.
     * Without the second rate the run ends there and says so.
     */
    @Test
    void aPerpetualOnBarsPaysFundingAndIsRefusedWithoutARate() throws IOException {
        bring(PERPETUAL);
        rates((START + 6 * 3600) + ",0.01,3600\n");
        assertThat(backtest(PERPETUAL, "--fill=whole:open", "--json")).isEqualTo(1);
        assertThat(err.toString()).contains("no funding rate was heard for it");
        rates((START + 7 * 3600) + ",0.02,3600\n");
        assertThat(backtest(PERPETUAL, "--fill=whole:open", "--json"))
                .as(err.toString())
                .isZero();
        assertThat(json().at("/costs/funding").asString()).isEqualTo("-0.29");
        assertThat(json().at("/finished").asBoolean()).isTrue();
    }

    private void rates(String rows) throws IOException {
        Path rates = data.resolve("rates.csv");
        Files.writeString(rates, "time,funding_rate,interval_seconds\n" + rows);
        int code = traider(
                "data",
                "import",
                "--data=" + data,
                "--from=" + rates,
                "--instrument=" + PERPETUAL,
                "--rate-unit=fraction");
        assertThat(code).as(err.toString()).isZero();
    }

    /** 0.05 put in; one at the mark of 12 asks for 0.8 %, which is 0.096. */
    @Test
    void aPerpetualOnBarsAsksForInitialMargin() throws IOException {
        bring(PERPETUAL);
        assertThat(backtest(PERPETUAL, "--fill=whole:open", "--capital=0.05", "--json"))
                .as(err.toString())
                .isZero();
        assertThat(json().at("/counts/rejected").asInt()).isPositive();
        assertThat(json().at("/counts/fills").asInt()).isZero();
    }

    private int plan(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "sweep",
                "plan",
                "--source=history",
                "--path=" + data,
                "--bars=1h",
                "--instrument=" + SPOT,
                "--strategy=ema-cross:1:2",
                "--fill=whole:open",
                "--fees=10:10",
                "--latency=0,0,0",
                "--manifest=" + data.resolve("sweep.json")));
        args.addAll(List.of(more));
        return traider(args.toArray(String[]::new));
    }

    private int sweep(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "sweep", command, "--manifest=" + data.resolve("sweep.json"), "--work=" + data.resolve("work")));
        args.addAll(List.of(more));
        return traider(args.toArray(String[]::new));
    }

    /** Each job is the backtest of its point, whoever does it; two workers of a cluster do half of them each. */
    @Test
    void aSweepRunsOverTheSpansOfAStrategyOfBars() throws IOException {
        assertThat(plan("--parameter=slow=2,3", "--parameter=unit=0.5,1", "--kubernetes=" + data.resolve("job.yaml")))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("4 jobs");
        assertThat(sweep("worker", "--index=0", "--of=2")).as(err.toString()).isZero();
        assertThat(sweep("worker", "--index=1", "--of=2")).as(err.toString()).isZero();
        assertThat(sweep("report", "--json", "--report=" + data.resolve("best")))
                .as(err.toString())
                .isZero();
        JsonNode report = json();
        assertThat(report.at("/done").asInt()).isEqualTo(4);
        List<String> hashes = new ArrayList<>();
        for (JsonNode row : report.at("/best")) {
            hashes.add(row.at("/steps").asString());
            JsonNode point = row.at("/parameters");
            String strategy = "ema-cross:1:" + point.at("/slow").asString();
            assertThat(running(
                            strategy,
                            SPOT,
                            "--fill=whole:open",
                            "--unit=" + point.at("/unit").asString(),
                            "--json"))
                    .as(err.toString())
                    .isZero();
            assertThat(json().at("/steps").asString())
                    .isEqualTo(row.at("/steps").asString());
        }
        assertThat(hashes).hasSize(4);
        assertThat(Set.copyOf(hashes)).as("those of three bars never cross").hasSize(3);
        assertThat(data.resolve("best/report.html")).content().contains("<svg");
    }

    @Test
    void aSweepOfBarsThatCannotBeIsRefusedWhenItIsPlanned() {
        assertThat(plan("--parameter=fast=1,2")).isEqualTo(1);
        assertThat(err.toString()).contains("spans 2 and 2. Maybe 12 and 26");
        assertThat(plan("--parameter=slow=2.5,3")).isEqualTo(1);
        assertThat(err.toString()).contains("no whole numbers. Maybe");
        assertThat(plan("--parameter=entryDrift=1,2")).isEqualTo(1);
        assertThat(err.toString()).contains("no value 'entryDrift'. Maybe one of fast, slow and unit");
        assertThat(plan("--parameter=slow=2,3", "--walk-forward=PT4H,PT2H")).isEqualTo(1);
        assertThat(err.toString()).contains("needs both ends. Maybe --from");
    }

    @Test
    void aSweepOfBarsWalksForward() {
        assertThat(plan(
                        "--parameter=slow=2,3",
                        "--walk-forward=PT4H,PT2H",
                        "--from=2026-03-01T00:00:00Z",
                        "--to=2026-03-01T09:00:00Z"))
                .as(err.toString())
                .isZero();
        assertThat(sweep("run", "--threads=2")).as(err.toString()).isZero();
        assertThat(sweep("report", "--json")).as(err.toString()).isZero();
        assertThat(json().at("/walk").size()).isEqualTo(2);
    }

    @Test
    void whatCannotBeRunIsSaidPlainly() {
        assertThat(traider("backtest", "--bars=1h", "--instrument=" + SPOT)).isEqualTo(2);
        assertThat(err.toString()).contains("Maybe --source=history");
        assertThat(traider("backtest", "--bars=1h", "--source=history", "--path=" + data))
                .isEqualTo(2);
        assertThat(err.toString()).contains("needs --instrument=VENUE:SYMBOL");
        assertThat(backtest(SPOT, "--strategy=golden-cross:1:2")).isEqualTo(2);
        assertThat(backtest(SPOT, "--bars=4h")).isEqualTo(2);
        assertThat(traider("backtest", "--bars=4h", "--source=history", "--path=" + data, "--instrument=" + SPOT))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no bars of 4h of KRAKEN:BTC/USD").contains("Maybe one of [1h]");
        assertThat(backtest(SPOT, "--fill=depth:log")).isEqualTo(1);
        assertThat(err.toString()).contains("needs books, and bars have none");
    }
}

package io.traider.history.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Side;
import io.traider.history.Interval;
import io.traider.history.Series;
import io.traider.history.SeriesId;
import io.traider.history.SeriesKind;
import io.traider.history.table.Fields;
import io.traider.history.table.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImporterTest {

    private static final SeriesId MINUTES = SeriesId.bars(Imports.BTC, Interval.parse("1m"));
    private static final SeriesId TRADES = SeriesId.of(Imports.BTC, SeriesKind.TRADES);
    private static final SeriesId QUOTES = SeriesId.of(Imports.BTC, SeriesKind.QUOTES);
    private static final SeriesId FUNDING = SeriesId.of(Imports.BTC, SeriesKind.FUNDING);
    private static final String BARS = """
            time,open,high,low,close,volume
            1637193600,10,12,9,11,5
            1637193660,11,11,11,11,0
            """;

    @TempDir
    private Path folder;

    private Imports imports = new Imports(Path.of(""));

    @BeforeEach
    void open() {
        imports = new Imports(folder);
    }

    static Stream<Arguments> bars() {
        return Stream.of(
                Arguments.of("time,open,high,low,close,volume\n1637193600,10,12,9,11,5\n1637193660,11,11,11,11,0\n"),
                Arguments.of(
                        "open_time;open;high;low;close;volume\n1637193600000;10;12;9;11;5\n1637193660000;11;11;11;11;0\n"),
                Arguments.of(
                        "Date,Open,High,Low,Close,Volume\r\n2021-11-18 00:00:00,10,12,9,11,5\r\n2021-11-18 00:01:00,11,11,11,11,0\r\n"),
                Arguments.of(
                        "\uFEFF\"ts\",\"o\",\"h\",\"l\",\"c\",\"v\"\n2021-11-18T00:00:00Z,10,12,9,11,\"5\"\n2021-11-18T00:01:00Z,11,11,11,11,0\n"),
                Arguments.of("1637193600000000,10.0,12.00,9,11,5\n1637193660000000,11,11,11,11,0\n"),
                Arguments.of(
                        "start,end,open,high,low,close,volume\n2021-11-18T00:00:00Z,2021-11-18T00:01:00Z,10,12,9,11,5\n"
                                + "2021-11-18T00:01:00Z,2021-11-18T00:02:00Z,11,11,11,11,0\n"),
                Arguments.of(
                        "1637193600000,10,12,9,11,5,1637193659999,50,3,1,1,0\n1637193660000,11,11,11,11,0,1637193719999,0,0,0,0,0\n"));
    }

    @ParameterizedTest
    @MethodSource("bars")
    void barsAreTheSameInEveryLayout(String text) throws IOException {
        ImportReport report = imports.run("bars.csv", text);

        assertThat(report.findings()).isEmpty();
        List<Row> rows = imports.rows(MINUTES);
        assertThat(rows).hasSize(2);
        assertThat(texts(MINUTES, rows.getFirst()))
                .containsExactly("2021-11-18T00:00:00Z", "2021-11-18T00:01:00Z", "10", "12", "9", "11", "5");
        assertThat(report.imported().getFirst().series().hash())
                .isEqualTo(imports.history().list().getFirst().hash());
    }

    @Test
    void gapsAreToldAndNoReasonToRefuse() throws IOException {
        ImportReport report = imports.run("bars.csv", BARS + "1637193900,11,11,11,11,0\n1637193960,11,11,11,11,0\n");

        assertThat(report.refused()).isFalse();
        assertThat(Imports.told(report)).containsExactly("GAP:4");
        assertThat(report.missing()).isEqualTo(3);
    }

    @Test
    void stampsAtTheEndAreMovedToTheStart() throws IOException {
        ImportRequest request = imports.file("bars.csv", BARS);
        imports.run(new ImportRequest(
                request.from(), null, Imports.BTC, Interval.NONE, null, true, null, false, false, false, false));

        assertThat(texts(MINUTES, imports.rows(MINUTES).getFirst()))
                .startsWith("2021-11-17T23:59:00Z", "2021-11-18T00:00:00Z");
    }

    @Test
    void ratesInTheOpenColumnAreFundingAndTheirStampsArePutOnTheHour() throws IOException {
        ImportReport report = imports.run("funding.csv", """
                "epoch_ms","open","high","low","close","volume"
                1637193600017,0.0001,0,0,0,0
                1637222399993,-0.0002,0,0,0,0
                1637251200000,0.000123456789,0,0,0,0
                """);

        assertThat(Imports.told(report)).containsExactly("STAMP_NOISE:2", "STAMP_NOISE:3");
        assertThat(imports.rows(FUNDING).stream().map(row -> texts(FUNDING, row)))
                .containsExactly(
                        List.of("2021-11-18T00:00:00Z", "0.0001", "28800"),
                        List.of("2021-11-18T08:00:00Z", "-0.0002", "28800"),
                        List.of("2021-11-18T16:00:00Z", "0.000123456789", "28800"));
    }

    @Test
    void percentBecomeFractionsWhenTheyAreSaidToBe() throws IOException {
        ImportRequest request = imports.file("funding.csv", "time,funding_rate\n1637193600,0.01\n1637222400,-0.0125\n");
        imports.run(new ImportRequest(
                request.from(),
                null,
                Imports.BTC,
                Interval.NONE,
                null,
                false,
                ImportRequest.RateUnit.PERCENT,
                false,
                false,
                false,
                false));

        assertThat(imports.rows(FUNDING).stream().map(row -> texts(FUNDING, row).get(1)))
                .containsExactly("0.0001", "-0.000125");
    }

    static Stream<Arguments> trades() {
        return Stream.of(
                Arguments.of(
                        "time,id,price,quantity,aggressor\n1637193600.25,7,10.5,0.1,BUY\n1637193600.25,8,10.4,0.2,SELL\n"),
                Arguments.of(
                        "id,price,qty,quote_qty,time,is_buyer_maker\n7,10.5,0.1,1.05,1637193600250,false\n8,10.4,0.2,2.08,1637193600250,true\n"),
                Arguments.of("7,10.5,0.1,1.05,1637193600250,False,True\n8,10.4,0.2,2.08,1637193600250,True,True\n"),
                Arguments.of("7,10.5,0.1,70,70,1637193600250,false,true\n8,10.4,0.2,71,71,1637193600250,true,true\n"));
    }

    @ParameterizedTest
    @MethodSource("trades")
    void tradesAreTheSameInEveryLayout(String text) throws IOException {
        assertThat(imports.run("trades.csv", text).findings()).isEmpty();

        assertThat(imports.rows(TRADES).stream().map(row -> texts(TRADES, row)))
                .containsExactly(
                        List.of("2021-11-18T00:00:00.250Z", "7", "10.5", "0.1", "BUY"),
                        List.of("2021-11-18T00:00:00.250Z", "8", "10.4", "0.2", "SELL"));
    }

    @Test
    void theTickRuleNamesTheAggressorWhereItIsAskedFor() throws IOException {
        ImportRequest request = imports.file(
                "trades.csv", "time,price,qty\n1637193600,10,1\n1637193601,9,1\n1637193602,9,1\n1637193603,9.5,1\n");
        imports.run(new ImportRequest(
                request.from(), null, Imports.BTC, Interval.NONE, null, false, null, true, false, false, false));

        assertThat(imports.rows(TRADES).stream().map(row -> Side.values()[(int) row.get(4)]))
                .containsExactly(Side.BUY, Side.SELL, Side.SELL, Side.BUY);
    }

    @Test
    void quotesComeFromTickersAndFromDepth() throws IOException {
        String ticker =
                "update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,transaction_time,event_time\n"
                        + "1,10,1,11,2,1637193600100,1637193600101\n";
        imports.run("ticker.csv", ticker);
        imports.run(
                "depth.csv",
                "exchange,symbol,timestamp,local_timestamp,asks[0].price,asks[0].amount,bids[0].price,bids[0].amount\n"
                        + "x,BTCUSDT,1637193600200000,1637193600200500,12,2,11,1\n");

        assertThat(imports.rows(QUOTES).stream().map(row -> texts(QUOTES, row)))
                .containsExactly(
                        List.of("2021-11-18T00:00:00.100Z", "10", "1", "11", "2"),
                        List.of("2021-11-18T00:00:00.200Z", "11", "1", "12", "2"));
    }

    @Test
    void rowsOfOneSymbolAreTakenFromAFileOfSeveral() throws IOException {
        ImportRequest request = imports.file("bars.csv", """
                symbol,time,open,high,low,close,volume
                A,1637193600,10,12,9,11,5
                B,1637193600,20,20,20,20,1
                B,1637193660,21,21,21,21,1
                """);
        imports.run(new ImportRequest(
                request.from(), null, Imports.BTC, Interval.parse("1m"), "B", false, null, false, false, false, false));

        assertThat(imports.rows(MINUTES)).hasSize(2).allMatch(row -> row.get(2) >= 200_000_000_000L);
    }

    @Test
    void aFileFromNewToOldIsSortedWhenAskedFor() throws IOException {
        String text = "time,open,high,low,close,volume\n1637193660,11,11,11,11,0\n1637193600,10,12,9,11,5\n";
        ImportRequest request = imports.file("bars.csv", text);
        assertThat(imports.run(request).refused()).isTrue();
        imports.run(new ImportRequest(
                request.from(), null, Imports.BTC, Interval.NONE, null, false, null, false, false, true, false));

        assertThat(imports.rows(MINUTES)).hasSize(2);
    }

    @Test
    void aZipAndAGzipAreUnpacked() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(BARS.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("bars.csv.gz"), gzip.toByteArray());
        imports.run(ImportRequest.of(folder.resolve("bars.csv.gz"), Imports.BTC));
        ImportReport report = imports.run(ImportRequest.of(zip(folder.resolve("b.zip"), "any.csv", BARS), Imports.BTC));

        assertThat(report.imported().getFirst().unchanged()).isTrue();
    }

    @Test
    void leansMinutesCountFromTheDayOfTheFileAndItsQuotesAreKnownAtTheEnd() throws IOException {
        Path minutes = Files.createDirectories(folder.resolve("crypto/coinbase/minute/btcusd"));
        zip(
                minutes.resolve("20180404_trade.zip"),
                "20180404_btcusd_minute_trade.csv",
                "0,7,9,6,8,1\n60000,8,8,8,8,2\n");
        zip(
                minutes.resolve("20180404_quote.zip"),
                "20180404_btcusd_minute_quote.csv",
                "0,7,9,6,8,1,7.5,9.5,6.5,8.5,2\n");
        ImportReport report = imports.run(ImportRequest.of(minutes, Imports.BTC));

        assertThat(report.findings()).isEmpty();
        assertThat(texts(MINUTES, imports.rows(MINUTES).getLast()))
                .containsExactly("2018-04-04T00:01:00Z", "2018-04-04T00:02:00Z", "8", "8", "8", "8", "2");
        assertThat(texts(QUOTES, imports.rows(QUOTES).getFirst()))
                .containsExactly("2018-04-04T00:01:00Z", "8", "1", "8.5", "2");
    }

    @Test
    void leansScaledMarketsAreRefused() throws IOException {
        Path minutes = Files.createDirectories(folder.resolve("equity/usa/minute/spy"));
        zip(minutes.resolve("20180404_trade.zip"), "x.csv", "0,70000,90000,60000,80000,1\n60000,8,8,8,8,2\n");

        assertThat(imports.run(ImportRequest.of(minutes, Imports.BTC))
                        .findings()
                        .getFirst()
                        .what())
                .contains("equity");
    }

    @Test
    void filesOfTwoOfLeansSymbolsAreNotMixed() throws IOException {
        for (String symbol : List.of("btcusd", "ethusd")) {
            Path minutes = Files.createDirectories(folder.resolve("crypto/coinbase/minute/" + symbol));
            zip(minutes.resolve("20180404_trade.zip"), "x.csv", "0,7,9,6,8,1\n60000,8,8,8,8,2\n");
        }

        assertThat(Imports.told(imports.run(ImportRequest.of(folder.resolve("crypto"), Imports.BTC))))
                .contains("MIXED:0");
    }

    @Test
    void importingTwiceChangesNothing() throws IOException {
        ImportRequest request = imports.file("bars.csv", BARS);
        imports.run(request);
        byte[] before = Files.readAllBytes(imports.history().file(MINUTES));
        ImportReport again = imports.run(request);

        assertThat(again.imported().getFirst().unchanged()).isTrue();
        assertThat(again.imported().getFirst().added()).isZero();
        assertThat(imports.history().file(MINUTES)).hasBinaryContent(before);
    }

    @Test
    void overlappingRangesMerge() throws IOException {
        imports.run("1.csv", BARS);
        ImportReport report = imports.run(
                "2.csv",
                "time,open,high,low,close,volume\n1637193540,9,9,9,9,1\n1637193600,10,12,9,11,5\n"
                        + "1637193660,11,11,11,11,0\n1637193720,12,12,12,12,1\n");

        assertThat(report.imported().getFirst().added()).isEqualTo(2);
        Series series = imports.history().list().getFirst();
        assertThat(series.rows()).isEqualTo(4);
        assertThat(series.span()).isEqualTo("2021-11-17T23:59:00Z to 2021-11-18T00:03:00Z");
        assertThat(series.sources()).extracting(Series.Source::name).containsExactly("1.csv", "2.csv");
    }

    @Test
    void aRowThatContradictsTheStoredOneIsRefusedUnlessItReplaces() throws IOException {
        imports.run("1.csv", BARS);
        ImportRequest other = imports.file("2.csv", BARS.replace("11,11,11,11,0", "12,12,12,12,1"));
        ImportReport refused = imports.run(other);

        assertThat(refused.refused()).isTrue();
        assertThat(refused.findings().getFirst().toString())
                .contains("2021-11-18T00:01:00Z")
                .contains("--replace");
        assertThat(imports.rows(MINUTES).getLast().get(2)).isEqualTo(110_000_000_000L);

        ImportReport replaced = imports.run(new ImportRequest(
                other.from(), null, Imports.BTC, Interval.NONE, null, false, null, false, false, false, true));
        assertThat(replaced.imported().getFirst().removed()).isEqualTo(1);
        assertThat(imports.rows(MINUTES).getLast().get(2)).isEqualTo(120_000_000_000L);
    }

    @Test
    void replacingTakesOutWhatTheNewRowsDoNotHave() throws IOException {
        imports.run("1.csv", BARS + "1637193720,12,12,12,12,1\n1637193780,12,12,12,12,1\n");
        ImportRequest fewer = imports.file("2.csv", BARS.replace("1637193660", "1637193720"));
        imports.run(new ImportRequest(
                fewer.from(), null, Imports.BTC, Interval.parse("1m"), null, false, null, false, false, false, true));

        assertThat(imports.rows(MINUTES))
                .extracting(row -> row.time() / 1_000_000_000L)
                .containsExactly(1637193600L, 1637193720L, 1637193780L);
    }

    @Test
    void whatAnInterruptedImportLeftIsClearedAway() throws IOException {
        Path incoming = Files.createDirectories(imports.history().folder().resolve(".incoming"));
        Files.writeString(incoming.resolve("0.parquet"), "half");
        assertThat(imports.history().list()).isEmpty();
        imports.run("1.csv", BARS);

        assertThat(incoming).doesNotExist();
        assertThat(imports.history().list()).hasSize(1);
    }

    @Test
    void anImportIsRefusedWhileAnotherRuns() throws IOException {
        StoreLock lock = StoreLock.take(imports.history().folder());
        assertThatThrownBy(() -> imports.run("1.csv", BARS)).hasMessageContaining("another import");
        lock.close();
        assertThat(imports.run("1.csv", BARS).refused()).isFalse();
    }

    @Test
    void nothingAtAPathIsToldAsSuch() {
        assertThatThrownBy(() -> imports.run(ImportRequest.of(folder.resolve("none"), Imports.BTC)))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> imports.run(ImportRequest.of(folder, Imports.BTC)))
                .hasMessageContaining("no .csv");
    }

    @Test
    void aDamagedFileInTheStoreIsFound() throws IOException {
        imports.run("1.csv", BARS);
        Series series = imports.history().list().getFirst();
        assertThat(StoreCheck.of(imports.history(), series).good()).isTrue();

        Series other =
                new Series(series.id(), 2, series.fromNanos(), series.toNanos(), "0".repeat(64), series.sources());
        assertThat(StoreCheck.of(imports.history(), other).counts()).containsKey(Problem.DAMAGED);
    }

    private static List<String> texts(SeriesId id, Row row) {
        return Stream.iterate(0, i -> i < id.kind().schema().size(), i -> i + 1)
                .map(i -> Fields.text(id.kind().schema().columns().get(i).type(), row, i))
                .toList();
    }

    private static Path zip(Path file, String entry, String text) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}

package io.traider.history.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.Captures;
import io.traider.domain.InstrumentId;
import io.traider.history.Interval;
import io.traider.history.Series;
import io.traider.history.SeriesId;
import io.traider.history.SeriesKind;
import io.traider.history.table.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that others made, with the counts that their makers state. */
class CaptureImportTest {

    private static final long HOUR = 3_600_000_000_000L;
    private static final Interval MINUTE = Interval.parse("1m");

    @TempDir
    private Path folder;

    private Imports imports = new Imports(Path.of(""));

    @BeforeEach
    void open() {
        imports = new Imports(folder);
    }

    @Test
    void nautilusMinutesAreImportedWhole() throws IOException {
        ImportReport report = run("nautilus/tests_test_data/btc-perp-20211231-20220201_1m.csv");

        assertThat(report.counts()).containsOnly(Map.entry(Problem.NUMBER_NOISE, 6L));
        Series series = report.imported().getFirst().series();
        assertThat(series.rows()).isEqualTo(45_031);
        assertThat(series.id().interval()).isEqualTo(MINUTE);
        assertThat(series.span()).isEqualTo("2021-12-31T23:01:00Z to 2022-02-01T05:32:00Z");
        assertThat(StoreCheck.of(imports.history(), series).good()).isTrue();
    }

    @Test
    void freqtradesFundingIsPutOnTheHour() throws IOException {
        ImportReport report = run("freqtrade/futures/XRP_USDT_USDT-8h-funding_rate.csv");

        assertThat(report.refused()).isFalse();
        assertThat(report.missing()).isZero();
        assertThat(report.counts()).containsKey(Problem.STAMP_NOISE);
        List<Row> rows = imports.rows(SeriesId.of(Imports.BTC, SeriesKind.FUNDING));
        assertThat(rows).hasSize(91).allMatch(row -> row.time() % (8 * HOUR) == 0 && row.get(2) == 28_800);
        assertThat(rows.getFirst().get(1)).isEqualTo(1_000_000_000_000L);
    }

    @Test
    void freqtradesCandlesAreImportedAlsoWithoutVolume() throws IOException {
        assertThat(run("freqtrade/futures/XRP_USDT_USDT-1h-futures.csv").counts())
                .containsOnlyKeys(Problem.NUMBER_NOISE);

        InstrumentId mark = InstrumentId.parse("BINANCE_FUTURES:XRPUSDT.MARK");
        ImportReport report =
                imports.run(ImportRequest.of(capture("freqtrade/futures/XRP_USDT_USDT-1h-mark.csv"), mark));
        assertThat(report.imported().getFirst().series().rows()).isEqualTo(100);
        assertThat(report.counts().keySet()).containsExactly(Problem.NUMBER_NOISE, Problem.NO_VOLUME);
    }

    @Test
    void leansMinutesOfTwoDaysAreImportedWithTheirGaps() throws IOException {
        ImportReport report = run("lean/Data/crypto/coinbase/minute/btcusd");

        assertThat(report.refused()).as("%s", report.findings()).isFalse();
        assertThat(report.imported())
                .extracting(each -> each.series().id().kind() + " " + each.read())
                .containsExactly("QUOTES 2873", "BARS 2447");
        assertThat(report.missing()).isEqualTo(2880 - 2447);
        assertThat(run("lean/Data/crypto/coinbase/minute/btcusd").imported())
                .allMatch(ImportReport.Imported::unchanged);
    }

    @Test
    void leansDaysAndPerpetualsAreImported() throws IOException {
        assertThat(run("lean/Data/crypto/coinbase/daily").imported())
                .extracting(each -> each.series().id().toString() + " " + each.read())
                .containsExactly("quotes KRAKEN:BTC/USD 1332", "bars of 1d KRAKEN:BTC/USD 1318");
        assertThat(run("lean/Data/cryptofuture/binance/minute/btcusd/20221213_trade.zip")
                        .imported()
                        .getFirst()
                        .read())
                .isEqualTo(1439);
    }

    @Test
    void leansMarginInterestIsFunding() throws IOException {
        ImportReport report = run("lean/Data/cryptofuture/binance/margin_interest/btcusd.csv");

        assertThat(report.imported().getFirst().read()).isEqualTo(12);
        assertThat(imports.rows(SeriesId.of(Imports.BTC, SeriesKind.FUNDING))
                        .getLast()
                        .get(1))
                .isEqualTo(-298_300_000_000L);
    }

    @Test
    void nautilusParquetOfDoublesIsImportedExactly() throws IOException {
        ImportReport quotes = run("nautilus/tests_test_data/binance/btcusdt-quotes.parquet");
        assertThat(quotes.imported().getFirst().read()).isEqualTo(451);
        ImportReport trades = run("nautilus/tests_test_data/binance/btcusdt-trades.parquet");
        assertThat(trades.imported().getFirst().read()).isEqualTo(2001);
        assertThat(imports.rows(SeriesId.of(Imports.BTC, SeriesKind.TRADES))
                        .get(2)
                        .get(3))
                .as("0.00031099999999999997 was meant to be 0.000311")
                .isEqualTo(31_100);
    }

    @Test
    void thePanelsRatesAreRefusedAsFractionsAndTakenAsPercent() throws IOException {
        Path panel = capture("funding_panel/funding_rates_top100_daily_before_2025-09-15.csv");
        ImportRequest of = new ImportRequest(
                panel,
                null,
                Imports.BTC,
                Interval.parse("8h"),
                "BTCUSD_PERP.A",
                false,
                null,
                false,
                false,
                false,
                false);
        assertThat(imports.run(of).counts()).containsKey(Problem.RATE_UNIT);
        assertThat(imports.run(ImportRequest.of(panel, Imports.BTC)).counts()).containsKey(Problem.MIXED);

        ImportReport report = imports.run(new ImportRequest(
                panel,
                null,
                Imports.BTC,
                Interval.parse("8h"),
                "BTCUSD_PERP.A",
                false,
                ImportRequest.RateUnit.PERCENT,
                false,
                false,
                false,
                false));
        assertThat(report.refused()).as("%s", report.findings()).isFalse();
        assertThat(imports.rows(SeriesId.of(Imports.BTC, SeriesKind.FUNDING))
                        .getFirst()
                        .get(1))
                .isEqualTo(1_000_000_000_000L);
    }

    @Test
    void updatesOfADepthFileAreNoTrades() throws IOException {
        ImportReport report = run("nautilus/tests_test_data/binance/btcusdt-depth-update.csv");

        assertThat(report.refused()).isTrue();
        assertThat(report.findings().getFirst().what()).contains("book updates");
    }

    private ImportReport run(String capture) throws IOException {
        return imports.run(ImportRequest.of(capture(capture), Imports.BTC));
    }

    private static Path capture(String name) {
        return Captures.require().resolve(name);
    }
}

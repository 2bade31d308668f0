package io.traider.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Bar;
import io.traider.domain.BookSnapshot;
import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarkPrice;
import io.traider.domain.MarketEvent;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Trade;
import io.traider.history.load.ImportReport;
import io.traider.history.load.ImportRequest;
import io.traider.history.load.Importer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

    private static final InstrumentId BTC = InstrumentId.parse("KRAKEN:BTC/USD");
    private static final InstrumentId PERP = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");
    private static final Interval MINUTE = Interval.parse("1m");
    private static final long T = 1_637_193_600L * 1_000_000_000L;
    private static final long MINUTES = 60_000_000_000L;
    private static final EnumSet<SeriesKind> ALL = EnumSet.allOf(SeriesKind.class);

    @TempDir
    private Path folder;

    private History history = History.at(Path.of(""));

    @BeforeEach
    void open() {
        history = History.at(folder);
    }

    @Test
    void barsOfSeveralInstrumentsComeByTheirEnd() throws IOException {
        bring(BTC, "time,open,high,low,close,volume\n1637193600,1,1,1,1,1\n1637193660,2,2,2,2,1\n");
        bring(
                PERP,
                "time,open,high,low,close,volume\n1637193600,3,3,3,3,1\n1637193660,4,4,4,4,1\n1637193720,5,5,5,5,1\n");

        List<Bar> bars = all(history.bars(List.of(BTC, PERP), MINUTE, Long.MIN_VALUE, Long.MAX_VALUE));
        assertThat(bars).extracting(bar -> bar.close().toString()).containsExactly("3", "1", "4", "2", "5");
        assertThat(all(history.bars(List.of(PERP), MINUTE, T + MINUTES, T + 2 * MINUTES)))
                .extracting(bar -> bar.close().toString())
                .containsExactly("4");
        assertThat(all(history.bars(List.of(PERP), MINUTE, T + 1, T + 2 * MINUTES - 1)))
                .isEmpty();
    }

    @Test
    void eventsOfSeveralInstrumentsAndKindsComeByTheirTime() throws IOException {
        bring(BTC, "time,bid,bid_size,ask,ask_size\n1637193599,10,1,11,2\n1637193601,10.5,1,11,2\n");
        bring(PERP, "time,id,price,quantity,side\n1637193600,a,10.25,0.5,sell\n");
        bring(PERP, "timestamp,mark_price,index_price\n1637193600,10.5,10.4\n");
        bring(PERP, "time,rate,interval_seconds\n1637193600,0.0001,28800\n1637222400,0.0002,28800\n");

        List<MarketEvent> events = all(history.events(List.of(PERP, BTC), ALL, T - MINUTES, T + MINUTES));
        assertThat(events).hasSize(5);
        assertThat(events.get(0)).isInstanceOfSatisfying(BookSnapshot.class, quote -> {
            assertThat(quote.bids()).hasToString("[10 x 1]");
            assertThat(quote.asks()).hasToString("[11 x 2]");
            assertThat(quote.depth()).isEqualTo(1);
        });
        assertThat(events.get(1)).isInstanceOfSatisfying(FundingRate.class, rate -> {
            assertThat(rate.receivedNanos()).isEqualTo(T - 1);
            assertThat(rate.nextFundingNanos()).isEqualTo(T);
            assertThat(rate.rate()).isEqualByComparingTo("0.0001");
            assertThat(rate.intervalSeconds()).isEqualTo(28_800);
        });
        assertThat(events.get(2)).isEqualTo(new MarkPrice(PERP, T, T, Price.parse("10.5"), Price.parse("10.4")));
        assertThat(events.get(3))
                .isEqualTo(new Trade(PERP, T, T, "a", Price.parse("10.25"), Quantity.parse("0.5"), Side.SELL));
        assertThat(events.get(4).instrument()).isEqualTo(BTC);
        assertThat(((BookSnapshot) events.get(4)).bids().priceDecimals(0)).isEqualTo(1);
    }

    @Test
    void anInstrumentWithoutDataIsToldAsSuch() {
        assertThatThrownBy(() -> history.bars(List.of(BTC), MINUTE, 0, 1))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("Maybe import it first");
        assertThatThrownBy(() -> history.events(List.of(BTC), Set.of(SeriesKind.TRADES), 0, 1))
                .hasMessageContaining("KRAKEN:BTC/USD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTC/USD", "..", ".", "a b", "A*B", "../../x", "Ünï%2F", "CON", "BTC-1m"})
    void everySymbolHasAFileOfItsOwnInTheStore(String symbol) {
        for (SeriesId id : List.of(
                SeriesId.bars(new InstrumentId(BTC.venue(), symbol), Interval.parse("15m")),
                SeriesId.of(new InstrumentId(BTC.venue(), symbol), SeriesKind.TRADES))) {
            assertThat(id.path().normalize()).isEqualTo(id.path());
            assertThat(id.path().getNameCount()).isEqualTo(3);
            assertThat(SeriesId.ofPath(id.path())).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "90s", "1m", "15m", "1h", "8h", "1d", "3d", "1w", "250ms"})
    void anIntervalIsWrittenAsItIsRead(String text) {
        assertThat(Interval.parse(text)).hasToString(text);
    }

    @Test
    void aFileThatIsNoSeriesIsToldAsSuch() throws IOException {
        Path file = history.file(SeriesId.bars(BTC, MINUTE));
        Files.createDirectories(file.getParent());
        Files.writeString(file, "no Parquet at all");

        assertThatThrownBy(() -> history.list()).isInstanceOf(IOException.class).hasMessageContaining("bars-1m");
    }

    /** Two million trades take 24 bytes of values each, more than what is allowed here for all that is in memory. */
    @Test
    @Tag("thorough")
    @Tag("slow")
    void memoryDoesNotGrowWithTheLengthOfTheData() throws IOException {
        int size = 2_000_000;
        Path file = folder.resolve("trades.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("time,id,price,quantity,side\n");
            for (int i = 0; i < size; i++) {
                out.write((1_637_193_600_000L + 50L * i) + "," + i + "," + (10_000 + i % 977) + ".5,0.0" + (1 + i % 7)
                        + (i % 3 == 0 ? ",buy\n" : ",sell\n"));
            }
        }
        bring(BTC, file);
        long most = 0;
        long before = used();
        int count = 0;
        try (Cursor<MarketEvent> events = history.events(List.of(BTC), ALL, Long.MIN_VALUE, Long.MAX_VALUE)) {
            while (events.next() != null) {
                count++;
                if (count % 400_000 == 0) {
                    most = Math.max(most, used() - before);
                }
            }
        }
        assertThat(count).isEqualTo(size);
        System.out.println("grew by " + most / 1024 + " KiB");
        assertThat(most).isLessThan(40_000_000L);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void bring(InstrumentId instrument, String text) throws IOException {
        bring(instrument, Files.writeString(folder.resolve("in.csv"), text));
    }

    private void bring(InstrumentId instrument, Path file) throws IOException {
        ImportReport report = new Importer(history).run(ImportRequest.of(file, instrument));
        assertThat(report.refused()).as("%s", report.findings()).isFalse();
    }

    private static <T> List<T> all(Cursor<T> cursor) {
        List<T> values = new ArrayList<>();
        try (cursor) {
            for (T value = cursor.next(); value != null; value = cursor.next()) {
                values.add(value);
            }
        }
        return values;
    }
}

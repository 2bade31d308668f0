package io.traider.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.traider.domain.Decision;
import io.traider.domain.Input;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import io.traider.domain.Mode;
import io.traider.domain.Step;
import io.traider.engine.Engine;
import io.traider.engine.Shipped;
import io.traider.feature.FundingParameters;
import io.traider.history.table.Row;
import io.traider.market.Books;
import io.traider.market.OrderBook;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FeatureExportTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_767_225_600L * SECOND;
    private static final long EVERY = 250_000_000L;
    private static final double FEE_BPS = 4;
    private static final List<MarketEvent> EVENTS = market(1, 100);
    private static final List<Row> ROWS = export(EVENTS);

    /** The simulated market, with some trouble in it. */
    private static List<MarketEvent> market(long seed, int seconds) {
        List<MarketEvent> events = new ArrayList<>();
        SimulatorMarket market =
                new SimulatorMarket(SimulatorSettings.defaults().withSeed(seed), START);
        market.report(events::add);
        while (market.nanos() < START + seconds * SECOND) {
            market.step();
        }
        return events;
    }

    private static FeatureExport newExport(Table table, long from, long to) {
        ExportPlan plan = new ExportPlan(Table.COLUMNS, EVERY, Set.of(), from, to);
        return new FeatureExport(plan, FundingParameters.ofSeconds(), (_, _) -> FEE_BPS, table);
    }

    private static List<Row> export(List<MarketEvent> events) {
        Table table = new Table();
        FeatureExport export = newExport(table, 0, Long.MAX_VALUE);
        try {
            for (MarketEvent event : events) {
                export.onEvent(event.receivedNanos(), event);
            }
            export.finish();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(export.rows()).isEqualTo(table.rows.size());
        return table.rows;
    }

    private static String key(long nanos, String instrument) {
        return nanos + " " + instrument;
    }

    @Test
    void aFeatureIsUnchangedWhenEverythingAfterItIsCutAway() {
        for (int cut = EVENTS.size() / 3; cut < EVENTS.size(); cut += EVENTS.size() / 7) {
            long end = EVENTS.get(cut - 1).receivedNanos();
            List<Row> short_ = export(EVENTS.subList(0, cut));
            assertThat(short_).as("rows up to event %d", cut).isNotEmpty();
            for (int i = 0; i < short_.size(); i++) {
                Row row = short_.get(i);
                assertThat(row.time()).isLessThanOrEqualTo(end);
                assertThat(key(row.time(), row.text()))
                        .isEqualTo(key(ROWS.get(i).time(), ROWS.get(i).text()));
                assertThat(Table.features(row)).isEqualTo(Table.features(ROWS.get(i)));
                sameLabelsWhereTheFutureCame(row, ROWS.get(i), end);
            }
        }
    }

    private static void sameLabelsWhereTheFutureCame(Row cut, Row whole, long end) {
        for (int h = 0; h < Table.COLUMNS.horizons().size(); h++) {
            int at = Table.COLUMNS.labels(h);
            long reaches = cut.time() + Table.COLUMNS.horizons().get(h).nanos();
            for (int i = at; i < at + FeatureTable.LABELS; i++) {
                if (reaches > end) {
                    assertThat(cut.number(i)).as("label %d beyond the cut", i).isNaN();
                } else if (reaches < end) {
                    assertThat(cut.number(i)).isEqualTo(whole.number(i));
                }
            }
        }
    }

    @Test
    void anotherFutureChangesLabelsAndNoFeature() {
        int cut = EVENTS.size() / 2;
        long end = EVENTS.get(cut - 1).receivedNanos();
        List<MarketEvent> other = new ArrayList<>(EVENTS.subList(0, cut));
        market(2, 100).stream().filter(event -> event.receivedNanos() > end).forEach(other::add);
        List<Row> rows = export(other);
        int labels = 0;
        for (int i = 0; ROWS.get(i).time() <= end; i++) {
            assertThat(Table.features(rows.get(i))).isEqualTo(Table.features(ROWS.get(i)));
            labels += rows.get(i).equals(ROWS.get(i)) ? 0 : 1;
        }
        assertThat(labels).as("rows whose labels are of another future").isPositive();
    }

    @Test
    void rowsAreWhatTheEngineDecidesBy() {
        Map<String, Row> byMoment = new HashMap<>();
        ROWS.forEach(row -> byMoment.put(key(row.time(), row.text()), row));
        Engine engine = new Engine(Shipped.SETUP);
        long sequence = 1;
        engine.on(sequence, new Input.Started(START, Mode.PAPER, "simulated", "test"));
        int decisions = 0;
        for (MarketEvent event : EVENTS) {
            Step step = engine.on(++sequence, new Input.Market(event.receivedNanos(), event));
            for (Decision decision : step.decisions()) {
                Row row = byMoment.get(
                        key(decision.nanos(), decision.signal().instrument().toString()));
                assertThat(row).as("the moment of %s", decision.signal()).isNotNull();
                assertThat(Table.features(row)).isEqualTo(decision.features().values());
                decisions++;
            }
        }
        assertThat(decisions).isPositive();
    }

    @Test
    void labelsAreWhatTheBooksSayAtTheHorizon() {
        Map<String, TreeMap<Long, double[]>> quotes = quotes();
        int known = 0;
        for (Row row : ROWS) {
            TreeMap<Long, double[]> of = quotes.get(row.text());
            double mid = 1e10 * row.number(FeatureTable.MID);
            double spread = mid * 1e-4 * row.number(FeatureTable.FEATURES);
            for (int h = 0; h < Table.COLUMNS.horizons().size(); h++) {
                int at = Table.COLUMNS.labels(h);
                if (Double.isNaN(row.number(at))) {
                    continue;
                }
                known++;
                double[] then = of.floorEntry(
                                row.time() + Table.COLUMNS.horizons().get(h).nanos())
                        .getValue();
                double gross = 1e4 * (0.5 * (then[0] + then[1]) / mid - 1);
                double fees = 2 * FEE_BPS;
                double spreads = 1e4 * (spread + then[1] - then[0]) / 2 / mid;
                assertThat(row.number(at)).isCloseTo(gross, within(1e-8));
                assertThat(row.number(at + 1)).isCloseTo(gross - spreads - fees, within(0.1));
                assertThat(row.number(at + 2)).isCloseTo(-gross - spreads - fees, within(0.1));
                assertThat(row.number(at + 3)).isEqualTo(Math.signum(row.number(at)));
            }
        }
        assertThat(known).isGreaterThan(ROWS.size());
    }

    /** Best bid and ask after each moment, by instrument. */
    private static Map<String, TreeMap<Long, double[]>> quotes() {
        Map<String, TreeMap<Long, double[]>> quotes = new HashMap<>();
        Books books = new Books();
        for (MarketEvent event : EVENTS) {
            books.onEvent(event);
            OrderBook book = books.find(event.instrument());
            if (book != null && Quotes.good(book)) {
                quotes.computeIfAbsent(event.instrument().toString(), _ -> new TreeMap<>())
                        .put(event.receivedNanos(), new double[] {book.bidPrice(0), book.askPrice(0)});
            }
        }
        return quotes;
    }

    @Test
    void momentsKeepTheCadenceAndTheOrderOfTime() {
        Map<String, Long> last = new HashMap<>();
        long before = 0;
        for (Row row : ROWS) {
            assertThat(row.time()).isGreaterThanOrEqualTo(before);
            assertThat(row.time() - last.getOrDefault(row.text(), 0L)).isGreaterThanOrEqualTo(EVERY);
            last.put(row.text(), row.time());
            before = row.time();
        }
        assertThat(last).hasSizeGreaterThan(10);
    }

    @Test
    void onlyTheStretchThatWasAskedForIsWrittenAndItsLabelsReachBeyondIt() throws IOException {
        long from = START + 40 * SECOND;
        long to = START + 50 * SECOND;
        Table table = new Table();
        FeatureExport export = newExport(table, from, to);
        int heard = 0;
        while (!export.complete()) {
            export.onEvent(EVENTS.get(heard).receivedNanos(), EVENTS.get(heard));
            heard++;
        }
        assertThat(table.rows)
                .isEqualTo(ROWS.stream()
                        .filter(row -> row.time() >= from && row.time() < to)
                        .toList());
        assertThat(heard).isLessThan(EVENTS.size());
    }

    @Test
    void aNewSessionKnowsNothingOfTheOneBefore() throws IOException {
        Table table = new Table();
        FeatureExport export = newExport(table, 0, Long.MAX_VALUE);
        long began = START + 50 * SECOND;
        boolean before = true;
        for (MarketEvent event : EVENTS) {
            if (before && event.receivedNanos() > began) {
                before = false;
                export.onSession(FundingParameters.ofSeconds());
            }
            export.onEvent(event.receivedNanos(), event);
        }
        export.finish();
        assertThat(table.rows).noneMatch(row -> row.time() > began && row.time() < began + 15 * SECOND);
        int shortest = Table.COLUMNS.labels(0);
        assertThat(table.rows)
                .filteredOn(row -> row.time() <= began && row.time() > began - SECOND)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.number(shortest)).isNaN());
    }

    @Test
    void aVenueThatFellSilentHasNoFuture() throws IOException {
        InstrumentId silent = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");
        long end = START + 50 * SECOND;
        List<MarketEvent> events = EVENTS.stream()
                .filter(event ->
                        event.receivedNanos() <= end || event.instrument().venue() != silent.venue())
                .toList();
        List<Row> rows = export(events).stream()
                .filter(row -> row.text().equals(silent.toString()))
                .toList();
        int longest = Table.COLUMNS.labels(2);
        assertThat(rows)
                .filteredOn(row -> row.time() > end - 15 * SECOND)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.number(longest)).isNaN());
        assertThat(rows)
                .filteredOn(row -> row.time() > end - SECOND)
                .isNotEmpty()
                .allSatisfy(
                        row -> assertThat(row.number(Table.COLUMNS.labels(0))).isNotNaN());
    }
}

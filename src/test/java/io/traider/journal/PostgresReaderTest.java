package io.traider.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Decision;
import io.traider.domain.Fill;
import io.traider.domain.Input;
import io.traider.domain.InstrumentId;
import io.traider.domain.KillSwitch;
import io.traider.domain.LedgerEntry;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Posting;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Step;
import io.traider.domain.Trade;
import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresReaderTest {
    private static final InstrumentId BTC = new InstrumentId(Venue.KRAKEN, "BTC/USD");

    private final List<Step> steps = new ArrayList<>();
    private Database database;
    private JournalReader reader;

    @BeforeAll
    void write() {
        database = PostgresUnderTest.open();
        reader = database.reader();
        RandomSteps random = new RandomSteps(Seeds.next("PostgresReaderTest"));
        try (StepLog log = database.log()) {
            for (int i = 0; i < 200; i++) {
                steps.add(random.next(2));
                log.append(steps.getLast());
            }
        }
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void decisionsComeBackAsTheyWereMadePageByPageNewestFirst() {
        List<Decision> expected = expected(Step::decisions);
        Same.assertSameDecisions(walk((first, after) -> reader.decisions(Selection.ALL, first, after)), expected);
        assertThat(get(reader.countDecisions(Selection.ALL))).isEqualTo(expected.size());
        Decision some = expected.get(5);
        Same.assertSame(get(reader.decision(some.sequence())).orElseThrow().signal(), some.signal());
        assertThat(get(reader.decision(1_000_000))).isEmpty();
    }

    @Test
    void aSelectionRestricts() {
        long middle = steps.get(100).input().nanos();
        Selection selection = new Selection("calm", Venue.KRAKEN, "BTC/USD", null, middle);
        List<Decision> expected = expected(Step::decisions).stream()
                .filter(d -> d.signal().strategy().equals("calm"))
                .filter(d -> d.signal().instrument().equals(BTC))
                .filter(d -> d.nanos() < middle)
                .toList();
        assertThat(expected).isNotEmpty();
        Same.assertSameDecisions(walk((first, after) -> reader.decisions(selection, first, after)), expected);
        assertThat(get(reader.countDecisions(selection))).isEqualTo(expected.size());
        Selection since = new Selection(null, null, null, middle, null);
        assertThat(walk((first, after) -> reader.fills(since, first, after)))
                .isEqualTo(expected(Step::fills).stream()
                        .filter(f -> f.nanos() >= middle)
                        .toList());
    }

    @Test
    void ordersComeInTheirLatestState() {
        Map<String, Order> latest = new LinkedHashMap<>();
        steps.forEach(step -> step.orders().forEach(order -> latest.put(order.id(), order)));
        List<Order> read = walk((first, after) -> reader.orders(Selection.ALL, first, after));
        assertThat(read)
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(List.copyOf(latest.values()).reversed());
        assertThat(get(reader.countOrders(Selection.ALL))).isEqualTo(latest.size());
        Order some = latest.values().iterator().next();
        assertThat(get(reader.order(some.id()))).contains(some);
        assertThat(get(reader.order("none"))).isEmpty();
    }

    @Test
    void fillsAndLedgerEntriesComeBackAsTheyWere() {
        List<Fill> fills = expected(Step::fills);
        assertThat(walk((first, after) -> reader.fills(Selection.ALL, first, after)))
                .isEqualTo(fills);
        assertThat(get(reader.countFills(Selection.of(BTC))))
                .isEqualTo(
                        fills.stream().filter(f -> f.instrument().equals(BTC)).count());
        List<LedgerEntry> entries = expected(Step::entries);
        assertThat(walk((first, after) -> reader.entries(Selection.ALL, first, after)))
                .isEqualTo(entries);
    }

    @Test
    void positionsAndKillSwitchesAreTheLatest() {
        Map<String, Position> latest = new TreeMap<>();
        List<KillSwitch> switches = List.of();
        for (Step step : steps) {
            step.positions().forEach(p -> latest.put(p.strategy() + " " + p.instrument(), p));
            switches = step.switches() != null ? step.switches() : switches;
        }
        assertThat(get(reader.positions(Selection.ALL))).containsExactlyInAnyOrderElementsOf(latest.values());
        assertThat(get(reader.killSwitches())).containsExactlyInAnyOrderElementsOf(switches);
    }

    @Test
    void balancesAreTheSumsOfThePostings() {
        Map<String, Money> sums = new TreeMap<>();
        for (LedgerEntry entry : expected(Step::entries)) {
            for (Posting posting : entry.postings()) {
                String key = posting.account() + " " + posting.amount().currency();
                sums.merge(key, posting.amount(), Money::plus);
            }
        }
        List<Balance> balances = get(reader.balances());
        assertThat(balances).hasSize(sums.size());
        balances.forEach(balance -> assertThat(balance.amount())
                .isEqualTo(sums.get(balance.account() + " " + balance.amount().currency())));
        assertThat(balances.stream().map(b -> b.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0");
    }

    @Test
    void theEquityCurveIsThinnedEvenlyAndEndsWithTheLastSample() {
        List<PortfolioSummary> all = new ArrayList<>();
        steps.stream().map(Step::portfolio).filter(p -> p != null).forEach(all::add);
        List<PortfolioSummary> asked = new ArrayList<>();
        // In parts so short that each point stands for less than a microsecond.
        for (long from = all.getFirst().nanos(); from <= all.getLast().nanos(); from += 5_000_000) {
            asked.addAll(get(reader.equity(from, from + 5_000_000, 10_000)));
        }
        assertThat(asked).isEqualTo(all);
        List<PortfolioSummary> thinned = get(reader.equity(0, Long.MAX_VALUE, 10));
        assertThat(thinned).hasSizeBetween(5, 10).isSubsetOf(all);
        assertThat(thinned.getLast()).isEqualTo(all.getLast());
        assertThat(get(reader.equity(0, 1, 10))).isEmpty();
    }

    /** Two steps of a moment may be of two blocks. */
    @Test
    void theLaterSampleOfAMomentCountsInAllItsFigures() throws InterruptedException {
        RandomSteps random = new RandomSteps(Seeds.next("PostgresReaderTest later"));
        PortfolioSummary earlier = random.summary();
        PortfolioSummary later = another(random, earlier);
        try (Database other = PostgresUnderTest.open()) {
            try (StepLog log = other.log()) {
                log.append(sample(1, earlier));
                while (log.durable() < 1) {
                    Thread.sleep(5);
                }
                log.append(sample(2, later));
            }
            assertThat(get(other.reader().equity(0, Long.MAX_VALUE, 10))).containsExactly(later);
        }
    }

    /** One that borrowed and was liquidated, where the other may have been neither. */
    private static PortfolioSummary another(RandomSteps random, PortfolioSummary than) {
        PortfolioSummary drawn = random.summary();
        return new PortfolioSummary(
                drawn.currency(),
                than.nanos(),
                drawn.equity(),
                drawn.cash(),
                drawn.realizedPnl(),
                drawn.unrealizedPnl(),
                drawn.dailyPnl(),
                drawn.fees(),
                drawn.funding(),
                than.borrow().add(BigDecimal.ONE),
                than.penalties().add(BigDecimal.TWO),
                drawn.peak(),
                drawn.maxDrawdown());
    }

    private static Step sample(long sequence, PortfolioSummary sample) {
        return new Step(
                sequence,
                new Input.Timer(sample.nanos()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                sample);
    }

    @Test
    void barsAndTradesComeFromTheCapture() {
        long start = 1_763_800_020_000_000_000L;
        String[] prices = {"100", "103", "99.5", "101", "102", "98"};
        List<Trade> trades = new ArrayList<>();
        try (CaptureSink capture = database.capture()) {
            for (int i = 0; i < prices.length; i++) {
                long nanos = start + i * 15_000_000_000L;
                trades.add(new Trade(
                        BTC, nanos, nanos, "t" + i, Price.parse(prices[i]), Quantity.parse("0.5"), Side.SELL));
                capture.onEvent(trades.getLast());
            }
        }
        assertThat(get(reader.bars(BTC, start, start + 120_000_000_000L, 60)))
                .containsExactly(
                        bar(start, "100", "103", "99.5", "101", "2", 4),
                        bar(start + 60_000_000_000L, "102", "102", "98", "98", "1", 2));
        assertThat(get(reader.trades(BTC, start + 120_000_000_000L, 3)))
                .isEqualTo(trades.reversed().subList(0, 3));
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThatThrownBy(() -> reader.orders(Selection.ALL, 0, null)).hasMessageContaining("between 1 and 1000");
        assertThatThrownBy(() -> Cursor.parse("x")).hasMessageContaining("'x' is no cursor");
        assertThat(Cursor.parse(new Cursor(7, 1).toString())).isEqualTo(new Cursor(7, 1));
    }

    private static Bar bar(long nanos, String open, String high, String low, String close, String volume, long trades) {
        return new Bar(
                nanos,
                Price.parse(open),
                Price.parse(high),
                Price.parse(low),
                Price.parse(close),
                Quantity.parse(volume),
                trades);
    }

    private <T> List<T> expected(Function<Step, List<T>> part) {
        List<T> all = new ArrayList<>();
        steps.forEach(step -> all.addAll(part.apply(step)));
        return all.reversed();
    }

    private interface Query<T> {
        CompletionStage<Page<T>> page(int first, Cursor after);
    }

    private static <T> List<T> walk(Query<T> query) {
        List<T> all = new ArrayList<>();
        Page<T> page = get(query.page(7, null));
        all.addAll(page.values());
        while (page.hasNext()) {
            page = get(query.page(7, page.rows().getLast().cursor()));
            all.addAll(page.values());
        }
        return all;
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}

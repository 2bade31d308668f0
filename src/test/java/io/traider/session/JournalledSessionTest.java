package io.traider.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Fill;
import io.traider.domain.Order;
import io.traider.domain.Position;
import io.traider.domain.Step;
import io.traider.engine.Engine;
import io.traider.engine.Shipped;
import io.traider.execution.VenueTerms;
import io.traider.journal.Balance;
import io.traider.journal.Database;
import io.traider.journal.JournalReader;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.Recovery;
import io.traider.journal.Same;
import io.traider.journal.Selection;
import io.traider.journal.StepLog;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two sessions on the simulated market with the log in Postgres, and what the log says of them. */
@Tag("slow")
@Timeout(300)
class JournalledSessionTest {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final long MARKET_STEP_NANOS = 10_000_000L;

    @Test
    @Tag("thorough")
    void theRecordedInputsMakeTheSameStepsInANewEngineAndTheTablesAgree() {
        try (Database database = PostgresUnderTest.open()) {
            trade(database, START, 60);
            trade(database, START + 120_000_000_000L, 30);
            List<Step> again = replay(database);
            assertThat(again.stream().flatMap(step -> step.fills().stream())).isNotEmpty();
            assertThat(database.verify().broken()).isEmpty();
            assertThat(database.verify().decisions())
                    .isEqualTo(again.stream()
                            .mapToLong(step -> step.decisions().size())
                            .sum());
            compare(database.reader(), again);
        }
    }

    private static void trade(Database database, long start, int seconds) {
        try (StepLog log = database.log()) {
            TradingSession session = TradingSession.start(SessionSetup.paper(
                    Shipped.SETUP, VenueTerms.shipped(), log, SessionClock.received(), "simulated", "test"));
            SimulatorMarket market = new SimulatorMarket(SimulatorSettings.defaults(), start);
            market.report(Feeding.into(session));
            for (int i = 0; i < 100 * seconds; i++) {
                market.step();
                // Orders leave when their step is on the disk; a market in too much of a hurry has moved on by then.
                LockSupport.parkNanos(MARKET_STEP_NANOS / 20);
            }
            session.close();
        }
    }

    /** Feeds the log to a new engine; the steps that the log keeps must come out again, byte for byte. */
    private static List<Step> replay(Database database) {
        Engine engine = new Engine(Shipped.SETUP);
        List<Step> steps = new ArrayList<>();
        database.inputs().forEach(1, Long.MAX_VALUE, (sequence, input) -> steps.add(engine.on(sequence, input)));
        Map<Long, Step> recorded = new TreeMap<>();
        database.steps().forEach(1, Long.MAX_VALUE, step -> recorded.put(step.sequence(), step));
        List<Step> notable = steps.stream()
                .filter(step -> recorded.containsKey(step.sequence()))
                .toList();
        Same.assertSameSteps(notable, List.copyOf(recorded.values()));
        assertThat(steps.stream().filter(step -> !step.isQuiet()))
                .allMatch(step -> recorded.containsKey(step.sequence()));
        try (StepLog log = database.log()) {
            Recovery recovery = log.recover();
            Engine recovered = SessionSetup.recover(Shipped.SETUP, recovery);
            assertThat(recovered.positions()).isEqualTo(engine.positions());
            assertThat(recovered.workingOrders()).isEqualTo(engine.workingOrders());
            assertThat(recovered.trialBalance()).isEqualTo(engine.trialBalance());
        }
        return steps;
    }

    private static void compare(JournalReader reader, List<Step> steps) {
        Map<String, Order> orders = new LinkedHashMap<>();
        Map<String, Position> positions = new TreeMap<>();
        List<Fill> fills = new ArrayList<>();
        for (Step step : steps) {
            step.orders().forEach(order -> orders.put(order.id(), order));
            step.positions().forEach(p -> positions.put(p.strategy() + " " + p.instrument(), p));
            fills.addAll(step.fills());
        }
        assertThat(get(reader.countOrders(Selection.ALL))).isEqualTo(orders.size());
        orders.values()
                .forEach(order -> assertThat(get(reader.order(order.id())))
                        .hasValueSatisfying(row -> assertThat(row.status()).isEqualTo(order.status())));
        assertThat(get(reader.fills(Selection.ALL, 1000, null)).values()).isEqualTo(fills.reversed());
        assertThat(get(reader.positions(Selection.ALL))).containsExactlyInAnyOrderElementsOf(positions.values());
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Balance balance : get(reader.balances())) {
            sums.merge(balance.amount().currency(), balance.amount().amount(), BigDecimal::add);
        }
        assertThat(sums)
                .isNotEmpty()
                .allSatisfy((currency, sum) -> assertThat(sum).isEqualByComparingTo("0"));
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}

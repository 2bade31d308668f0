package io.traider.backtest.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.backtest.BacktestSummary;
import io.traider.backtest.desk.BacktestRequest.Problem;
import io.traider.backtest.desk.BacktestRequest.Source;
import io.traider.domain.Decision;
import io.traider.domain.Order;
import io.traider.journal.Database;
import io.traider.journal.Page;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.StoredRun.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BacktestDeskTest {

    private final SmallWorkshop workshop = new SmallWorkshop();
    private final AtomicBoolean busy = new AtomicBoolean();
    private Database database;
    private BacktestDesk desk;

    @BeforeAll
    void open() {
        database = PostgresUnderTest.open();
        desk = fresh().open();
    }

    private BacktestDesk fresh() {
        return new BacktestDesk(database.runs(), workshop, InstantSource.system(), busy::get);
    }

    @AfterAll
    void close() {
        desk.close();
        workshop.close();
        database.close();
    }

    private BacktestRun ended(long id) {
        waitFor(() -> desk.find(id).orElseThrow().state().ended());
        return desk.find(id).orElseThrow();
    }

    private static void waitFor(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void aRunIsMadeToldOfAndKeptWithEveryDecision() throws Exception {
        List<BacktestRun> told = new CopyOnWriteArrayList<>();
        BacktestRun asked;
        try (AutoCloseable _ = desk.listen(run -> keep(run, told))) {
            asked = desk.start(SmallWorkshop.minutes("  five minutes ", 7, 5), "quant");
            assertThat(asked.name()).isEqualTo("five minutes");
            ended(asked.id());
            waitFor(() -> told.getLast().state() == State.DONE);
        }
        assertThat(told.stream().map(BacktestRun::state).distinct())
                .containsExactly(State.QUEUED, State.RUNNING, State.DONE);
        assertThat(told.stream()
                        .map(BacktestRun::progress)
                        .filter(Objects::nonNull)
                        .filter(progress -> !progress.preparing()))
                .isNotEmpty()
                .allMatch(progress -> progress.share() >= 0 && progress.share() <= 1)
                .allMatch(progress -> progress.eventsPerSecond() > 0);

        BacktestRun run = ended(asked.id());
        BacktestSummary summary = Objects.requireNonNull(run.summary());
        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.message()).isEmpty();
        assertThat(summary.counts().decisions()).isPositive();
        assertThat(desk.countDecisions(run.id())).isEqualTo(summary.counts().decisions());
        RunDetail detail = desk.detail(run.id()).orElseThrow();
        assertThat(detail.curve()).hasSizeGreaterThan(20);
        assertThat(detail.curve().getFirst().equity()).isEqualTo(10_000);
        assertThat(detail.trades()).isNotEmpty();
        assertThat(desk.tearSheet(run.id()).orElseThrow()).contains("<!doctype html>", "Sharpe");
        assertThat(desk.document(run.id()).orElseThrow())
                .contains("\"steps\" : \"" + summary.steps() + "\"", "\"curve\"", "\"seed\" : 7");

        Page<Decision> page = desk.decisions(run.id(), 10, null);
        Page.Row<Decision> newest = page.rows().getFirst();
        assertThat(desk.decision(run.id(), newest.cursor())).isPresent();
        Decision sent = page.values().stream()
                .filter(each -> each.order() != null)
                .findFirst()
                .orElseThrow();
        Order order = desk.order(run.id(), Objects.requireNonNull(sent.order())).orElseThrow();
        assertThat(order.decision()).isEqualTo(sent.sequence());
        assertThat(desk.fills(run.id(), order.id()))
                .allMatch(fill -> fill.order().equals(order.id()));
    }

    /** A run of the test before may be told of last. */
    private static void keep(BacktestRun run, List<BacktestRun> told) {
        if (run.name().equals("five minutes")) {
            told.add(run);
        }
    }

    @Test
    void theSameRequestGivesTheSameStepsAndAnotherOneOthers() {
        BacktestRequest request = SmallWorkshop.minutes("", 11, 3);
        long first = desk.start(request, "quant").id();
        long second = desk.start(request, "quant").id();
        BacktestRequest eager = new BacktestRequest(
                "",
                request.strategy(),
                request.source(),
                "",
                request.from(),
                request.to(),
                4,
                11,
                400,
                request.fill(),
                request.latency(),
                "",
                new TreeMap<>(Map.of("entryDrift", "0.2")));
        long third = desk.start(eager, "quant").id();
        String steps = Objects.requireNonNull(ended(first).summary()).steps();
        assertThat(Objects.requireNonNull(ended(second).summary()).steps()).isEqualTo(steps);
        assertThat(Objects.requireNonNull(ended(third).summary()).steps()).isNotEqualTo(steps);
        assertThat(ended(third).name()).contains("entryDrift 0.2");
        assertThat(ended(third).request()).isEqualTo(eager);
    }

    @Test
    void whatRunsAndWhatWaitsCanBeCancelled() {
        BacktestRun runs = desk.start(SmallWorkshop.minutes("long", 3, 600), "quant");
        BacktestRun waits = desk.start(SmallWorkshop.minutes("waits", 3, 600), "quant");
        waitFor(() -> desk.run() != null
                && !Objects.requireNonNull(desk.run().progress()).preparing());
        assertThat(desk.delete(runs.id())).as("deleted while it runs").isFalse();
        assertThat(desk.cancel(waits.id(), "trader")).isTrue();
        assertThat(desk.cancel(runs.id(), "trader")).isTrue();
        assertThat(ended(runs.id()).state()).isEqualTo(State.CANCELLED);
        assertThat(ended(runs.id()).message()).isEqualTo("Cancelled by trader.");
        assertThat(ended(runs.id()).summary()).as("how far it came").isNotNull();
        assertThat(ended(waits.id()).state()).isEqualTo(State.CANCELLED);
        assertThat(desk.cancel(runs.id(), "trader")).as("again").isFalse();
        assertThat(desk.cancel(999_999, "trader")).isFalse();
        long count = desk.count();
        assertThat(desk.delete(runs.id())).isTrue();
        assertThat(desk.find(runs.id())).isEmpty();
        assertThat(desk.delete(runs.id())).as("deleted twice").isFalse();
        assertThat(desk.count()).isEqualTo(count - 1);
        assertThat(desk.list(50, null)).noneMatch(run -> run.id() == runs.id());
        assertThat(desk.restore(runs.id())).isTrue();
        assertThat(desk.find(runs.id())).isPresent();
        assertThat(desk.restore(runs.id())).as("nothing to restore").isFalse();
        assertThat(desk.delete(runs.id())).isTrue();
    }

    @Test
    void whatCannotBeRunFailsWithItsReasonAndTheNextOneRuns() {
        long broken = desk.start(SmallWorkshop.minutes("", SmallWorkshop.BROKEN, 3), "quant")
                .id();
        long next = desk.start(SmallWorkshop.minutes("", 5, 1), "quant").id();
        assertThat(ended(broken).state()).isEqualTo(State.FAILED);
        assertThat(ended(broken).message()).startsWith("the recording is broken");
        assertThat(ended(next).state()).isEqualTo(State.DONE);
    }

    @Test
    void aRunThatCouldNotGoOnIsNotDoneAndSaysWhy() {
        long id = desk.start(SmallWorkshop.minutes("", SmallWorkshop.UNSETTLED, 1), "quant")
                .id();
        BacktestRun run = ended(id);
        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.message())
                .isEqualTo("It could not go on: a payment on a position could not be settled, no fresh rate.");
        BacktestSummary summary = Objects.requireNonNull(run.summary());
        assertThat(summary.failure()).isEqualTo("a payment on a position could not be settled, no fresh rate");
        assertThat(summary.plan()).containsEntry("failure", summary.failure());
        assertThat(desk.tearSheet(id).orElseThrow()).contains("no fresh rate");
    }

    @Test
    void aRunIsPausedWhileThereIsSomethingMoreImportant() throws InterruptedException {
        long id = desk.start(SmallWorkshop.minutes("", 17, 600), "quant").id();
        waitFor(() -> desk.run() != null && desk.run().progress().events() > 0);
        try {
            busy.set(true);
            long events = stood(Duration.ofMillis(500));
            busy.set(false);
            waitFor(() -> desk.run().progress().events() > events);
        } finally {
            busy.set(false);
            desk.cancel(id, "quant");
            ended(id);
        }
    }

    /** The events of the run when it made none for so long; one that is never paused comes to its end instead. */
    private long stood(Duration time) throws InterruptedException {
        long events = -1;
        for (long now = desk.run().progress().events();
                now != events;
                now = desk.run().progress().events()) {
            events = now;
            Thread.sleep(time);
        }
        assertThat(desk.run()).as("the run is paused, not over").isNotNull();
        return events;
    }

    @Test
    void whatRanWhenThePlatformStoppedIsInterruptedAndWhatWaitedIsRun() {
        desk.close();
        BacktestDesk first = fresh().open();
        long ran = first.start(SmallWorkshop.minutes("ran", 19, 600), "quant").id();
        long waited =
                first.start(SmallWorkshop.minutes("waited", 19, 1), "quant").id();
        waitFor(() -> first.run() != null && first.run().progress().events() > 0);
        first.close();
        assertThat(first.find(ran).orElseThrow().state()).isEqualTo(State.INTERRUPTED);
        assertThat(first.find(waited).orElseThrow().state()).isEqualTo(State.QUEUED);
        desk = fresh().open();
        assertThat(ended(waited).state()).isEqualTo(State.DONE);
    }

    @Test
    void requestsThatMakeNoSenseAreToldFieldByField() {
        Instant day = Instant.parse("2026-01-01T00:00:00Z");
        BacktestRequest wrong = new BacktestRequest(
                "x".repeat(101),
                "martingale",
                Source.SIMULATED,
                "",
                day,
                day,
                0,
                1,
                0,
                "whole:open",
                "soon,stated",
                "/etc/passwd",
                new TreeMap<>(Map.of("entryDrift", "much")));
        assertThat(desk.problems(wrong).stream().map(Problem::field).distinct())
                .containsExactly(
                        "name", "strategy", "to", "hours", "rate", "fill", "latency", "fees", "changes.entryDrift");
        assertThatThrownBy(() -> desk.start(wrong, "quant"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("name: ");
        BacktestRequest elsewhere = new BacktestRequest(
                "",
                "funding-drift",
                Source.CAPTURES,
                "../../etc",
                null,
                null,
                4,
                1,
                400,
                "depth:log",
                "recorded,stated,0",
                "",
                new TreeMap<>());
        assertThat(desk.problems(elsewhere)).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("recording");
            assertThat(problem.advice()).contains("a-day-at-kraken");
        });
        assertThat(desk.problems(BacktestRequest.DEFAULT)).isEmpty();
    }
}

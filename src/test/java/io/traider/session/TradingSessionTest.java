package io.traider.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.RandomMarket;
import io.traider.domain.Command;
import io.traider.domain.FeedHealth;
import io.traider.domain.Input;
import io.traider.domain.Instruction;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.KillScope;
import io.traider.domain.MarketEvent;
import io.traider.domain.Step;
import io.traider.engine.EngineState;
import io.traider.engine.Shipped;
import io.traider.execution.VenueTerms;
import io.traider.journal.MemoryLog;
import io.traider.journal.Recovery;
import io.traider.journal.StepLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TradingSessionTest {

    private static final InstrumentId BTC = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");
    private static final InstrumentId ETH = InstrumentId.parse("BINANCE_FUTURES:ETHUSDT");

    private final List<RandomMarket> markets = List.of(new RandomMarket(BTC, 7), new RandomMarket(ETH, 8));

    private static TradingSession start(StepLog log) {
        return TradingSession.start(SessionSetup.paper(
                Shipped.SETUP, VenueTerms.shipped(), log, SessionClock.received(), "simulated", "test"));
    }

    private void run(TradingSession session, int seconds) {
        for (int i = 0; i < 10 * seconds; i++) {
            markets.forEach(market -> market.next().forEach(event -> offer(session, event)));
        }
        await(() -> session.queued() == 0);
    }

    private static void offer(TradingSession session, MarketEvent event) {
        Feeding.into(session).accept(event);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(100_000);
        }
    }

    private static long fills(MemoryLog log) {
        return log.steps().stream().mapToLong(step -> step.fills().size()).sum();
    }

    @Test
    void itTradesOnPaperWithinAMinuteAndEveryStepIsInTheLog() throws Exception {
        MemoryLog log = MemoryLog.keepingInputs();
        List<Step> heard = Collections.synchronizedList(new ArrayList<>());
        try (TradingSession session = start(log)) {
            session.listen(heard::add);
            run(session, 60);
        }
        assertThat(fills(log)).isPositive();
        List<Step> notable =
                log.steps().stream().filter(step -> !step.isQuiet()).toList();
        await(() -> heard.size() == notable.size());
        assertThat(heard).isEqualTo(notable);
        List<Input> inputs = new ArrayList<>();
        log.forEach(1, Long.MAX_VALUE, (_, input) -> inputs.add(input));
        assertThat(inputs.getFirst()).isInstanceOf(Input.Started.class);
        assertThat(inputs).anyMatch(Input.Timer.class::isInstance).anyMatch(Input.Report.class::isInstance);
        assertThat(inputs).isSortedAccordingTo((a, b) -> Long.compare(a.nanos(), b.nanos()));
    }

    @Test
    void theSameEventsMakeTheSameTrades() {
        List<List<String>> trades = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            MemoryLog log = MemoryLog.keepingSteps();
            try (TradingSession session = start(log)) {
                RandomMarket market = new RandomMarket(BTC, 9);
                for (int i = 0; i < 600; i++) {
                    market.next().forEach(event -> offer(session, event));
                }
            }
            trades.add(log.steps().stream()
                    .flatMap(step -> step.fills().stream())
                    // Ids carry sequence numbers, and where a timer falls between events is the writer's own time.
                    .map(fill -> fill.toString().replaceAll("T\\d+-", "T-"))
                    .toList());
        }
        assertThat(trades.getFirst()).isNotEmpty().isEqualTo(trades.getLast());
    }

    @Test
    void nothingIsSentBeforeItsStepIsDurable() {
        LaggingLog log = new LaggingLog();
        try (TradingSession session = start(log)) {
            run(session, 60);
            assertThat(session.metrics().counts().orders()).isPositive();
            assertThat(session.metrics().counts().fills()).isZero();
            log.commitUntil(Long.MAX_VALUE);
            run(session, 1);
            await(() -> session.metrics().counts().fills() > 0);
        }
    }

    @Test
    void aCommandIsAnsweredOnceItIsDurableAndSeenInTheState() throws Exception {
        LaggingLog log = new LaggingLog();
        try (TradingSession session = start(log)) {
            run(session, 1);
            CompletableFuture<Long> answer =
                    session.command(new Command.EngageKillSwitch(KillScope.ALL, "a drill"), "ana");
            assertThatThrownBy(() -> answer.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            log.commitUntil(Long.MAX_VALUE);
            long sequence = answer.get(10, TimeUnit.SECONDS);
            assertThat(session.state().sequence()).isGreaterThanOrEqualTo(sequence);
            assertThat(session.state().switches()).singleElement().satisfies(on -> {
                assertThat(on.by()).isEqualTo("ana");
                assertThat(on.reason()).isEqualTo("a drill");
            });
            assertThat(session.state().unfit()).contains("the kill switch for everything is engaged");
        }
    }

    @Test
    void aSessionThatIsClosedRefuses() {
        TradingSession session = start(MemoryLog.keepingSteps());
        run(session, 1);
        session.close();
        assertThat(session.offer(markets.getFirst().next().getFirst())).isFalse();
        assertThat(session.metrics().counts().shed()).isEqualTo(1);
        assertThat(session.command(new Command.CancelOrder("x"), "ana")).isCompletedExceptionally();
    }

    @Test
    void theNextSessionGoesOnWhereThisOneStopped() {
        MemoryLog log = MemoryLog.keepingSteps();
        TradingSession first = start(log);
        run(first, 60);
        first.command(new Command.EngageKillSwitch(KillScope.parse("VENUE:KRAKEN"), "kept"), "ana")
                .join();
        first.close();
        SessionState before = first.state();
        try (TradingSession session = start(log)) {
            run(session, 1);
            assertThat(session.state().positions())
                    .isEqualTo(before.positions())
                    .isNotEmpty();
            assertThat(session.state().switches()).isEqualTo(before.switches());
            await(() -> session.state().sequence() > before.sequence());
            run(session, 60);
            assertThat(fills(log)).isPositive();
        }
    }

    @Test
    void aKilledSessionIsRebuiltFromTheLogAlone() {
        MemoryLog log = MemoryLog.keepingSteps();
        TradingSession session = start(log);
        run(session, 60);
        session.close();
        EngineState fromSteps = SessionSetup.recover(
                        Shipped.SETUP, new Recovery(0, null, log.steps(), log.lastSequence()))
                .state();
        assertThat(log.recover().snapshot()).isNotNull();
        assertThat(SessionSetup.recover(Shipped.SETUP, log.recover()).state()).isEqualTo(fromSteps);
        assertThat(SessionSetup.recover(Shipped.SETUP, log.recover()).positions())
                .isNotEmpty()
                .isEqualTo(session.state().positions());
    }

    @Test
    void aSlowListenerHarmsNobody() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger states = new AtomicInteger();
        try (TradingSession session = start(MemoryLog.keepingSteps());
                AutoCloseable _ = session.listen(_ -> block(release));
                AutoCloseable _ = session.listenStates(_ -> {
                    states.incrementAndGet();
                    block(release);
                })) {
            run(session, 30);
            assertThat(session.metrics().counts().inputs()).isGreaterThan(600);
            assertThat(states.get()).isLessThanOrEqualTo(1);
            release.countDown();
            await(() -> states.get() > 1);
        }
    }

    private static void block(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void booksTapesAndFeedsAreShown() throws Exception {
        try (TradingSession session = start(MemoryLog.keepingSteps())) {
            assertThat(session.book(BTC, 5)).isNull();
            assertThat(session.tape(BTC).trades()).isEmpty();
            session.feed(new FeedHealth(BTC, InstrumentStatus.State.LIVE, 1, 0, 0, 0, 0, 1, ""));
            run(session, 30);
            await(() -> session.book(BTC, 5) != null && session.tape(BTC).bars().size() > 10);
            assertThat(session.book(BTC, 5).bids()).hasSize(5);
            assertThat(session.book(BTC, 5).valid()).isTrue();
            assertThat(session.tape(BTC).trades()).hasSizeLessThanOrEqualTo(100);
            assertThat(session.tape(BTC).trades().getFirst().eventNanos())
                    .isGreaterThanOrEqualTo(session.tape(BTC).trades().getLast().eventNanos());
            await(() -> session.state().unfit().isEmpty());
            assertThat(session.state().marks()).containsKeys(BTC, ETH);
            assertThat(session.state().portfolio().equity()).isPositive();
            assertThat(session.metrics().journalledNanos().getTotalCount()).isPositive();
        }
    }

    @Test
    void aFullSessionRefusesAndCounts() throws Exception {
        SessionSetup made = SessionSetup.paper(
                Shipped.SETUP,
                VenueTerms.shipped(),
                MemoryLog.keepingSteps(),
                SessionClock.received(),
                "simulated",
                "test");
        SessionSetup small = new SessionSetup(
                made.engine(), made.log(), made.gateway(), made.clock(), made.mode(), made.feed(), made.software(), 2);
        try (TradingSession session = TradingSession.start(small)) {
            boolean refused = false;
            for (int i = 0; i < 100_000 && !refused; i++) {
                refused = !session.offer(markets.getFirst().next().getFirst());
            }
            assertThat(refused).isTrue();
            assertThat(session.metrics().counts().shed()).isPositive();
            Thread.sleep(Duration.ofMillis(300));
            assertThat(session.state().sequence()).isPositive();
        }
    }

    @Test
    void everyOrderInTheLogIsSentOnce() {
        MemoryLog log = MemoryLog.keepingSteps();
        try (TradingSession session = start(log)) {
            run(session, 90);
        }
        List<String> sent = log.steps().stream()
                .flatMap(step -> step.instructions().stream())
                .filter(Instruction.Submit.class::isInstance)
                .map(instruction -> ((Instruction.Submit) instruction).order().id())
                .toList();
        assertThat(sent).isNotEmpty().doesNotHaveDuplicates();
    }
}

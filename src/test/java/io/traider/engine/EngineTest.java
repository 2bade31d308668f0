package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.RandomMarket;
import io.traider.domain.Command;
import io.traider.domain.Decision;
import io.traider.domain.FundingRate;
import io.traider.domain.Input;
import io.traider.domain.Instruction;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.KillScope;
import io.traider.domain.Mode;
import io.traider.domain.Order;
import io.traider.domain.OrderStatus;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Posting;
import io.traider.domain.ReleaseKind;
import io.traider.domain.Step;
import io.traider.journal.codec.StepCodec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EngineTest {

    private static final InstrumentId BTC = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");

    private final Engine engine = new Engine(Shipped.SETUP);
    private final List<Step> steps = new ArrayList<>();
    private final Floor floor = new Floor(engine, Shipped.SETUP, 1, steps::add);

    private List<Decision> decisions() {
        return steps.stream().flatMap(step -> step.decisions().stream()).toList();
    }

    private long fills() {
        return steps.stream().mapToLong(step -> step.fills().size()).sum();
    }

    private Position held(InstrumentId instrument) {
        return engine.positions().stream()
                .filter(position -> position.instrument().equals(instrument))
                .findFirst()
                .orElseThrow();
    }

    private void command(Command command) {
        floor.input(new Input.Operator(floor.nanos(), command, "ana"));
    }

    @Test
    void itTradesWithinAMinuteAndEveryDecisionSaysWhy() {
        floor.run(60);
        assertThat(fills()).isPositive();
        assertThat(decisions()).allSatisfy(decision -> {
            assertThat(decision.reasons())
                    .isNotEmpty()
                    .allSatisfy(reason -> assertThat(reason.figures()).isNotEmpty());
            assertThat(decision.versions()).hasSizeGreaterThanOrEqualTo(5);
            assertThat(decision.verdict().allowed()).isEqualTo(decision.order() != null);
        });
        assertThat(engine.counts().unexplainedReports()).isZero();
        assertThat(engine.counts().ruleFailures()).isZero();
    }

    @Test
    void anOrderIsSentOnlyWithItsDecisionAndUnderAnIdThatNamesItsInput() {
        floor.run(60);
        List<Step> sending = steps.stream()
                .filter(step -> step.instructions().stream().anyMatch(Instruction.Submit.class::isInstance))
                .toList();
        assertThat(sending).isNotEmpty().allSatisfy(step -> {
            Order order = ((Instruction.Submit) step.instructions().getFirst()).order();
            assertThat(order.id()).isEqualTo("T" + step.sequence() + "-1");
            assertThat(step.decisions().getFirst().order()).isEqualTo(order.id());
            assertThat(step.orders()).containsExactly(order);
        });
    }

    @Test
    void theSameInputsMakeTheSameSteps() {
        floor.run(90);
        Engine again = new Engine(Shipped.SETUP);
        for (Step step : steps) {
            Step same = again.on(step.sequence(), step.input());
            assertThat(StepCodec.encode(same)).isEqualTo(StepCodec.encode(step));
        }
        assertThat(again.state()).isEqualTo(engine.state());
    }

    @Test
    void aSnapshotAndTheStepsAfterItMakeTheStateOfTheLiveEngine() {
        long seed = new Random().nextLong();
        System.out.println("seed of aSnapshotAndTheStepsAfterItMakeTheStateOfTheLiveEngine: " + seed);
        Random random = new Random(seed);
        steps.clear();
        Engine live = new Engine(Shipped.SETUP);
        Floor other = new Floor(live, Shipped.SETUP, random.nextLong(), steps::add);
        List<EngineState> snapshots = new ArrayList<>(List.of(live.state()));
        for (int i = 0; i < 30 && live.positions().isEmpty(); i++) {
            other.run(10);
        }
        for (int i = 0; i < 12; i++) {
            other.run(5 + random.nextInt(10));
            perhapsCommand(random, other);
            snapshots.add(live.state());
        }
        for (EngineState snapshot : snapshots) {
            assertThat(recovered(snapshot).state()).isEqualTo(live.state());
        }
        assertThat(live.positions()).isNotEmpty();
    }

    private static void perhapsCommand(Random random, Floor on) {
        KillScope scope = random.nextBoolean() ? KillScope.parse("VENUE:KRAKEN_FUTURES") : KillScope.ALL;
        Command command = random.nextBoolean()
                ? new Command.EngageKillSwitch(scope, "test")
                : new Command.ReleaseKillSwitch(scope, "test");
        if (random.nextInt(3) == 0) {
            on.input(new Input.Operator(on.nanos(), command, "ana"));
        }
    }

    private Engine recovered(EngineState snapshot) {
        Engine fresh = new Engine(Shipped.SETUP);
        fresh.restore(snapshot);
        steps.stream()
                .filter(step -> step.sequence() > snapshot.sequence() && !step.isQuiet())
                .forEach(fresh::apply);
        fresh.resumeAfter(steps.getLast().sequence());
        return fresh;
    }

    @Test
    void ledgerAndPositionsAgree() {
        floor.run(120);
        TreeMap<String, BigDecimal> sums = new TreeMap<>();
        TreeMap<String, BigDecimal> balances = new TreeMap<>();
        for (Posting line : engine.trialBalance()) {
            sums.merge(line.amount().currency(), line.amount().amount(), BigDecimal::add);
            balances.put(line.account(), line.amount().amount());
        }
        assertThat(sums.values()).allMatch(sum -> sum.signum() == 0);
        assertThat(engine.positions()).isNotEmpty().allSatisfy(position -> {
            String owner = ":" + position.strategy() + ":" + position.instrument();
            assertThat(balances.getOrDefault("income:realized" + owner, BigDecimal.ZERO)
                            .negate())
                    .isEqualByComparingTo(position.realizedPnl().amount());
            assertThat(balances.getOrDefault("expenses:fees" + owner, BigDecimal.ZERO))
                    .isEqualByComparingTo(position.fees().amount());
        });
        PortfolioSummary now = engine.portfolio(floor.nanos());
        assertThat(now.equity())
                .isEqualByComparingTo(new BigDecimal(20_000)
                        .add(now.realizedPnl())
                        .add(now.unrealizedPnl())
                        .subtract(now.fees())
                        .add(now.funding()));
    }

    @Test
    void aKillSwitchDeniesWithItsReasonAndItsReleaseLetsTradeAgain() {
        floor.run(19);
        command(new Command.EngageKillSwitch(KillScope.ALL, "something smells"));
        assertThat(steps.getLast().switches()).hasSize(1);
        steps.clear();
        floor.run(60);
        assertThat(fills()).isZero();
        assertThat(decisions())
                .isNotEmpty()
                .allSatisfy(decision -> assertThat(decision.reasons())
                        .anyMatch(reason -> reason.code().equals("KILL_SWITCH")));
        command(new Command.ReleaseKillSwitch(KillScope.ALL, "it was the cheese"));
        assertThat(steps.getLast().switches()).isEmpty();
        floor.run(60);
        assertThat(fills()).isPositive();
    }

    @Test
    void aDeniedSignalDoesNotFlood() {
        command(new Command.EngageKillSwitch(KillScope.ALL, "quiet, please"));
        floor.run(60);
        long perInstrument = decisions().stream()
                .filter(decision -> decision.signal().instrument().equals(BTC))
                .count();
        assertThat(perInstrument).isLessThanOrEqualTo(2 * (1 + 60 / 15));
    }

    @Test
    void engagingCancelsTheWorkingOrdersOfItsScopeAlone() {
        Order order = sentOrder();
        command(new Command.EngageKillSwitch(KillScope.parse("STRATEGY:another"), "not ours"));
        assertThat(steps.getLast().instructions()).isEmpty();
        command(new Command.EngageKillSwitch(KillScope.parse("STRATEGY:funding-drift"), "ours"));
        assertThat(steps.getLast().instructions())
                .containsExactly(new Instruction.Cancel(order.id(), order.instrument()));
    }

    @Test
    void anOrderCanBeCancelledByHandAndAnUnknownOneChangesNothing() {
        Order order = sentOrder();
        command(new Command.CancelOrder(order.id()));
        assertThat(steps.getLast().instructions())
                .containsExactly(new Instruction.Cancel(order.id(), order.instrument()));
        command(new Command.CancelOrder("nobody"));
        assertThat(steps.getLast().isQuiet()).isTrue();
    }

    /** Feeds a quiet engine with inputs until it sends its first order, and stops there. */
    private Order sentOrder() {
        while (engine.workingOrders().isEmpty()) {
            floor.next();
        }
        Order order = engine.workingOrders().getFirst();
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        return order;
    }

    @Test
    void aNewSessionKeepsPositionsAndTradesOnlyOnceItsMarketIsKnownAgain() {
        floor.run(60);
        List<Position> before = engine.positions();
        assertThat(before).anyMatch(position -> !position.quantity().isZero());
        floor.input(new Input.Started(floor.nanos(), Mode.PAPER, "simulated", "test"));
        assertThat(engine.positions()).isEqualTo(before);
        assertThat(engine.marks()).isEmpty();
        assertThat(engine.book(BTC)).isNull();
        steps.clear();
        floor.run(10);
        assertThat(decisions()).isEmpty();
        floor.run(60);
        assertThat(fills()).isPositive();
    }

    @Test
    void anInvalidBookIsNotTraded() {
        floor.run(20);
        floor.input(new Input.Market(
                floor.nanos(),
                new InstrumentStatus(BTC, floor.nanos(), floor.nanos(), InstrumentStatus.State.HALTED, "maintenance")));
        steps.clear();
        floor.run(60);
        assertThat(decisions())
                .isNotEmpty()
                .noneMatch(decision -> decision.signal().instrument().equals(BTC));
    }

    @Test
    void fundingIsSettledWhenItsMomentPasses() {
        floor.run(60);
        while (held(BTC).quantity().isZero()) {
            floor.run(1);
        }
        long at = floor.nanos() + Floor.SECOND / 20;
        floor.input(new Input.Market(
                floor.nanos(), new FundingRate(BTC, floor.nanos(), floor.nanos(), new BigDecimal("0.01"), 28_800, at)));
        Position before = held(BTC);
        Step step = floor.input(new Input.Timer(at));
        assertThat(step.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.id()).isEqualTo("funding:funding-drift:" + BTC + ":" + at));
        BigDecimal mark = engine.marks().get(BTC).toBigDecimal();
        assertThat(held(BTC).funding().amount().subtract(before.funding().amount()))
                .isEqualByComparingTo(
                        mark.multiply(before.quantity().toBigDecimal()).multiply(new BigDecimal("-0.01")));
    }

    @Test
    void theFiguresAreRecordedEveryTenSeconds() {
        floor.run(61);
        List<Long> recorded = steps.stream()
                .filter(step -> step.portfolio() != null)
                .map(step -> step.input().nanos())
                .toList();
        assertThat(recorded).hasSizeGreaterThan(5);
        for (int i = 1; i < recorded.size(); i++) {
            assertThat(recorded.get(i) - recorded.get(i - 1)).isLessThanOrEqualTo(11 * Floor.SECOND);
        }
    }

    @Test
    void inputsHaveNoGapAndNothingUnknownComesIntoForce() {
        assertThatThrownBy(() -> engine.on(floor.sequence() + 2, new Input.Timer(RandomMarket.START)))
                .hasMessageContaining("does not follow on");
        Engine other = new Engine(Shipped.SETUP);
        assertThatThrownBy(() -> other.on(1, new Input.Activated(0, ReleaseKind.MODEL, "direction", "abc")))
                .hasMessageContaining("hash abc");
    }
}

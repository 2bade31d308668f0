package io.traider.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Decision;
import io.traider.journal.Cursor;
import io.traider.journal.release.SimulationAlertRow;
import io.traider.journal.release.SimulationRow;
import io.traider.journal.release.SimulationRow.Kind;
import io.traider.journal.release.SimulationRow.Pass;
import io.traider.journal.release.SimulationStore;
import io.traider.journal.release.StoredSimulation;
import io.traider.parity.Recorded;
import io.traider.release.Simulation.State;
import io.traider.release.SimulationResult.Replay;
import io.traider.release.SimulationResult.Rules;
import io.traider.rule.PretradeRules;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Drafts over recorded time, from a real journal: asked again, replayed, cancelled, interrupted. */
@Tag("slow")
@Timeout(300)
class SimulationDeskTest {

    private static final ReleaseKey PRETRADE = ReleaseKey.rules("pretrade");
    private static final ReleaseKey DRIFT = ReleaseKey.rules("funding-drift");
    private static final ReleaseKey PAPER = ReleaseKey.limits("paper");
    private static final Instant FROM =
            Recorded.DAY.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Instant TO =
            Recorded.DAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private static final String NEVER = """

        // Nobody may open anything.
        rule "never"
        when
            ProposedOrder( reduces == false, $value : value )
        then
            verdict.breach("NEVER", "value", $value);
        end
        """;

    private static final String THROWS = """

        // Divides by nothing, whatever the order.
        rule "share of nothing"
        when
            ProposedOrder( value / (price - price) > 1, $value : value )
        then
            verdict.breach("NOTHING", "value", $value);
        end
        """;

    private static final AtomicBoolean BUSY = new AtomicBoolean();
    private static Recorded recorded;
    private static RealDesk real;

    @BeforeAll
    static void record() {
        recorded = new Recorded(60, 0);
        open();
    }

    private static void open() {
        real = new RealDesk(recorded.database, InstantSource.system(), BUSY::get);
    }

    @AfterEach
    void calm() {
        BUSY.set(false);
    }

    @AfterAll
    static void close() {
        real.close();
        recorded.close();
    }

    private static void draft(ReleaseKey key, String file, String text, String instead) {
        String shipped = recorded.database
                .releases()
                .version(key.toString(), 1)
                .orElseThrow()
                .files()
                .get(file);
        assertThat(shipped).contains(text);
        Draft draft = real.desk.draft(key);
        real.desk.save(key, draft.content().with(file, shipped.replace(text, instead)), draft.revision(), "ann");
    }

    private static void pretrade(String rule) {
        String last = "// end of the pack";
        Draft draft = real.desk.draft(PRETRADE);
        String text = recorded.database
                .releases()
                .version(PRETRADE.toString(), 1)
                .orElseThrow()
                .files()
                .get("pretrade.drl");
        real.desk.save(
                PRETRADE, draft.content().with("pretrade.drl", text + rule + last + "\n"), draft.revision(), "ann");
    }

    private static Simulation run(ReleaseKey key, boolean replay) {
        return ended(real.desk.simulate(key, FROM, TO, replay, "ann").id());
    }

    private static Simulation ended(long id) {
        return await(id, simulation -> simulation.endedAt() != null);
    }

    private static Simulation await(long id, Predicate<Simulation> what) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        for (Simulation now = real.desk.simulation(id).orElseThrow();
                ;
                now = real.desk.simulation(id).orElseThrow()) {
            if (what.test(now)) {
                return now;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain: " + now);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Rules rules(Simulation simulation) {
        return Objects.requireNonNull(
                Objects.requireNonNull(simulation.result()).rules(), simulation.toString());
    }

    private static Replay replay(Simulation simulation) {
        return Objects.requireNonNull(
                Objects.requireNonNull(simulation.result()).replay(), simulation.toString());
    }

    private static List<SimulationRow> rows(Simulation simulation, Pass pass) {
        return real.desk.simulationRows(simulation.id(), pass, 0, 1_000);
    }

    @Test
    void rulesThatSayTheSameSettleItAndAReplayOnRequestAgrees() {
        pretrade("");
        Simulation quick = run(PRETRADE, false);
        assertThat(quick.state()).as(quick.message()).isEqualTo(State.DONE);
        assertThat(rules(quick).asked()).isPositive();
        assertThat(rules(quick).settled()).isTrue();
        assertThat(rules(quick).was().medianMicros()).isPositive();
        assertThat(Objects.requireNonNull(quick.result()).replay()).isNull();
        assertThat(quick.message()).contains("not replayed");
        assertThat(rows(quick, Pass.RULES)).isEmpty();

        Simulation whole = run(PRETRADE, true);
        assertThat(whole.replay()).isTrue();
        assertThat(rules(whole).settled()).isTrue();
        assertThat(replay(whole).rows()).isZero();
        assertThat(replay(whole).pnlDifference()).isZero();
        assertThat(replay(whole).was().decisions())
                .isPositive()
                .isEqualTo(replay(whole).would().decisions());
    }

    @Test
    void ordersThatWouldBeStoppedAreToldByBothPassesWithBothExplanations() throws Exception {
        pretrade(NEVER);
        ConcurrentLinkedQueue<Simulation> told = new ConcurrentLinkedQueue<>();
        Simulation done;
        try (AutoCloseable _ = real.desk.listenSimulations(told::add)) {
            done = run(PRETRADE, false);
            await(done.id(), _ -> told.stream().anyMatch(each -> each.endedAt() != null));
        }
        assertThat(rules(done).stopped()).isPositive();
        assertThat(rules(done).settled()).isFalse();
        assertThat(replay(done).stopped()).isPositive();
        assertThat(replay(done).would().fills()).isLessThan(replay(done).was().fills());
        assertThat(replay(done).pnlDifference()).isNotNull();
        for (Pass pass : Pass.values()) {
            List<SimulationRow> stopped = rows(done, pass).stream()
                    .filter(row -> row.kind() == Kind.STOPPED)
                    .toList();
            assertThat(stopped).isNotEmpty().allSatisfy(row -> {
                assertThat(row.pass()).isEqualTo(pass);
                assertThat(row.was().verdict().allowed()).isTrue();
                assertThat(recordedAt(row).signal()).isEqualTo(row.was().signal());
                assertThat(row.was().signal().reasons()).isNotEmpty();
                assertThat(row.would().verdict().reasons())
                        .anyMatch(reason -> reason.code().equals("NEVER")
                                && !reason.figures().isEmpty());
                assertThat(row.would().facts()).isNotEmpty();
            });
        }
        assertThat(rows(done, Pass.RULES)).hasSize((int) rules(done).rows());
        assertThat(rows(done, Pass.RULES).getFirst().sequence())
                .isEqualTo(rows(done, Pass.REPLAY).getFirst().sequence());
        assertThat(told)
                .extracting(Simulation::state)
                .contains(State.RUNNING, State.DONE)
                .doesNotContain(State.FAILED);
        assertThat(told).extracting(Simulation::pass).contains(Pass.RULES, Pass.REPLAY);
        assertThat(told).allSatisfy(each -> assertThat(each.done()).isBetween(0L, each.total()));
        assertThat(told)
                .filteredOn(each -> each.pass() == Pass.REPLAY)
                .allSatisfy(each -> assertThat(each.result())
                        .as("the first pass is known while the second goes on")
                        .isNotNull());
    }

    @Test
    void whatFiredOnOneSideAloneIsExplainedOnTheOther() {
        draft(PRETRADE, "pretrade.drl", "value > $limits.maxOrderValue", "value > 1");
        Simulation done = run(PRETRADE, false);
        for (Pass pass : Pass.values()) {
            List<SimulationRow> stopped = rows(done, pass).stream()
                    .filter(row -> row.kind() == Kind.STOPPED)
                    .toList();
            assertThat(stopped).isNotEmpty();
            SimulationRow row = stopped.getFirst();
            assertThat(real.desk.simulationWhyNot(done.id(), row, false))
                    .singleElement()
                    .satisfies(report -> {
                        assertThat(report.rule()).isEqualTo("order value");
                        assertThat(report.fires()).isFalse();
                        assertThat(report.hash()).isEqualTo(row.was().versions().get(PRETRADE.toString()));
                        assertThat(report.conditions())
                                .filteredOn(each -> each.outcome() == WhyNotReport.Outcome.FAILED)
                                .singleElement()
                                .satisfies(each -> assertThat(each.numbers()).contains("2000"));
                    });
            assertThat(real.desk.simulationWhyNot(done.id(), row, true))
                    .as("nothing fired with what is in force alone")
                    .isEmpty();
        }
        pretrade(NEVER);
        Simulation never = run(PRETRADE, false);
        assertThat(real.desk.simulationWhyNot(
                        never.id(), rows(never, Pass.RULES).getFirst(), false))
                .as("what is in force has no such rule")
                .isEmpty();
    }

    @Test
    void aSignalThatThereWouldNotBeIsExplainedByTheDraft() {
        draft(DRIFT, "funding-drift.drl", "drift >= $p.number(\"entryDrift\")", "drift >= 1000");
        Simulation strict = run(DRIFT, false);
        SimulationRow row = rows(strict, Pass.RULES).getFirst();
        assertThat(real.desk.simulationWhyNot(strict.id(), row, false)).isEmpty();
        assertThat(real.desk.simulationWhyNot(strict.id(), row, true))
                .isNotEmpty()
                .anySatisfy(report -> {
                    assertThat(report.fires()).isFalse();
                    assertThat(report.conditions())
                            .anyMatch(each -> each.outcome() == WhyNotReport.Outcome.FAILED
                                    && each.numbers().contains("1000"));
                });
    }

    private static Decision recordedAt(SimulationRow row) {
        return recorded.database
                .reader()
                .decision(new Cursor(row.sequence(), row.place()))
                .toCompletableFuture()
                .join()
                .orElseThrow();
    }

    @Test
    void aStrategyGainsWhatOnlyAReplayKnowsAndLosesWhatBothKnow() {
        String entry = "drift >= $p.number(\"entryDrift\")";
        draft(DRIFT, "funding-drift.drl", entry, "drift >= 0.2");
        Simulation eager = run(DRIFT, false);
        assertThat(rules(eager).settled()).isFalse();
        assertThat(replay(eager).gained()).isPositive();
        assertThat(rows(eager, Pass.REPLAY)).anySatisfy(row -> {
            assertThat(row.kind()).isEqualTo(Kind.GAINED);
            assertThat(row.was()).isNull();
            assertThat(row.place()).isEqualTo(-1);
            assertThat(row.would().signal().reasons()).isNotEmpty();
        });

        draft(DRIFT, "funding-drift.drl", entry, "drift >= 1000");
        Simulation strict = run(DRIFT, false);
        assertThat(rules(strict).lost()).isPositive();
        assertThat(replay(strict).lost()).isPositive();
        assertThat(rows(strict, Pass.RULES)).allSatisfy(row -> {
            assertThat(row.kind()).isEqualTo(Kind.LOST);
            assertThat(row.was()).isNotNull();
            assertThat(row.would()).isNull();
        });
    }

    @Test
    void aDraftThatThrowsFailsClosedAndSaysSo() {
        pretrade(THROWS);
        Simulation done = run(PRETRADE, false);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(rules(done).failed()).isEqualTo(rules(done).asked()).isPositive();
        assertThat(rules(done).failure()).isNotEmpty();
        assertThat(rows(done, Pass.RULES))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(
                                row.would().verdict().reasons().getFirst().code())
                        .isEqualTo(PretradeRules.RULES_FAILED));
    }

    @Test
    void limitsAreReplayedAtOnce() {
        draft(PAPER, Content.LIMITS, "maxOrderValue: 2000", "maxOrderValue: 1");
        Simulation done = run(PAPER, true);
        assertThat(done.state()).as(done.message()).isEqualTo(State.DONE);
        assertThat(Objects.requireNonNull(done.result()).rules()).isNull();
        assertThat(replay(done).rows()).isPositive();
        assertThat(rows(done, Pass.RULES)).isEmpty();
    }

    @Test
    void isCancelledWhileItRunsAndKeepsWhatItFound() {
        pretrade(NEVER);
        BUSY.set(true);
        long id = real.desk.simulate(PRETRADE, FROM, TO, false, "ann").id();
        long second = real.desk.simulate(PRETRADE, FROM, TO, false, "ann").id();
        await(id, now -> now.pass() == Pass.RULES && now.done() > 0);
        assertThat(real.desk.cancelSimulation(second, "bob")).isTrue();
        assertThat(ended(second).message()).contains("Cancelled by bob");
        assertThat(real.desk.cancelSimulation(id, "bob")).isTrue();
        Simulation left = ended(id);
        assertThat(left.state()).isEqualTo(State.CANCELLED);
        assertThat(rules(left).finished()).isFalse();
        assertThat(Objects.requireNonNull(left.result()).replay()).isNull();
        assertThat(rows(left, Pass.RULES)).isNotEmpty();
        assertThat(real.desk.cancelSimulation(id, "bob")).isFalse();
    }

    @Test
    void isCancelledAtTheMomentInWhichItBegins() {
        pretrade(NEVER);
        BUSY.set(true);
        for (int millis = 0; millis < 12; millis += 3) {
            long id = real.desk.simulate(PRETRADE, FROM, TO, false, "ann").id();
            LockSupport.parkNanos(millis * 1_000_000L);
            assertThat(real.desk.cancelSimulation(id, "bob")).isTrue();
            assertThat(ended(id).state()).isEqualTo(State.CANCELLED);
        }
        BUSY.set(false);
        long next = real.desk.simulate(PRETRADE, FROM, TO, false, "ann").id();
        assertThat(ended(next).state()).as("the desk goes on").isEqualTo(State.DONE);
    }

    @Test
    void aRestartInterruptsWhatRunsAndGoesOnWithWhatWaits() {
        pretrade(NEVER);
        BUSY.set(true);
        long running = real.desk.simulate(PRETRADE, FROM, TO, false, "ann").id();
        await(running, now -> now.pass() == Pass.RULES && now.done() > 0);
        long waiting = real.desk.simulate(PRETRADE, FROM, TO, false, "ann").id();
        real.close();
        SimulationStore store = recorded.database.releases().simulations();
        StoredSimulation killed = store.find(waiting).orElseThrow();
        long lost = store.add(PRETRADE.toString(), killed.files(), FROM, TO, false, "ann", Instant.now())
                .id();
        assertThat(store.begin(lost, Instant.now())).isTrue();
        BUSY.set(false);
        open();
        assertThat(ended(running).state()).isEqualTo(State.INTERRUPTED);
        assertThat(rows(ended(running), Pass.RULES)).isNotEmpty();
        assertThat(ended(lost).state()).as("of a process that was killed").isEqualTo(State.INTERRUPTED);
        assertThat(ended(waiting).state()).isEqualTo(State.DONE);
    }

    @Test
    void ofRulesThatRaiseAlertsTheAlertsAreSaidByAccount() {
        draft(ReleaseKey.rules("risk"), "risk.drl", "( leverage >= $t", "( 1000000 * leverage >= $t");
        Simulation simulation = run(ReleaseKey.rules("risk"), false);
        assertThat(simulation.state()).as(simulation.message()).isEqualTo(State.DONE);
        SimulationResult result = simulation.result();
        assertThat(result.rules()).as("they are not asked with decisions").isNull();
        assertThat(result.replay().gained()
                        + result.replay().lost()
                        + result.replay().otherwise())
                .isZero();
        assertThat(result.replay().alertsGained()).isPositive();
        assertThat(result.replay().alertsLost()).isZero();
        assertThat(result.replay().alerts())
                .filteredOn(each -> each.gained() > 0)
                .allSatisfy(
                        each -> assertThat(each.account() + " " + each.code()).isEqualTo("portfolio@paper LEVERAGE"));
        List<SimulationAlertRow> rows = real.desk.simulationAlerts(simulation.id(), 0, 1_000);
        assertThat(rows).hasSize((int) result.replay().alertRows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.gained()).isTrue();
            assertThat(row.sequence()).isPositive();
            assertThat(row.alert().reason().code()).isEqualTo("LEVERAGE");
            assertThat(row.alert().reason().figures()).isNotEmpty();
            assertThat(row.other()).isNotEqualTo(row.alert().hash()).isNotEmpty();
        });
        assertThat(real.desk.simulationWhyNot(simulation.id(), rows.getFirst())).hasValueSatisfying(report -> {
            assertThat(report.rule()).isEqualTo("leverage");
            assertThat(report.fires()).isFalse();
            assertThat(report.hash()).isEqualTo(rows.getFirst().other());
            assertThat(report.conditions())
                    .filteredOn(each -> each.outcome() == WhyNotReport.Outcome.FAILED)
                    .singleElement()
                    .satisfies(each -> assertThat(each.numbers()).isNotEmpty());
        });
    }

    @Test
    void thresholdsOfALimitSetGainAlertsThatAreExplainedByThoseInForce() {
        draft(PAPER, Content.LIMITS, "leverage: 1 ", "leverage: 0.000001 ");
        Simulation done = run(PAPER, false);
        assertThat(done.state()).as(done.message()).isEqualTo(State.DONE);
        List<SimulationAlertRow> rows = real.desk.simulationAlerts(done.id(), 0, 1_000).stream()
                .filter(row -> row.alert().account().equals("portfolio@paper"))
                .toList();
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.gained()).isTrue();
            assertThat(row.alert().reason().code()).isEqualTo("LEVERAGE");
        });
        assertThat(real.desk.simulationWhyNot(done.id(), rows.getFirst())).hasValueSatisfying(report -> {
            assertThat(report.fires()).isFalse();
            assertThat(report.conditions())
                    .filteredOn(each -> each.outcome() == WhyNotReport.Outcome.FAILED)
                    .singleElement()
                    .satisfies(each -> assertThat(each.numbers()).contains("1").doesNotContain("0.000001"));
        });
    }

    @Test
    void whatCannotBeSimulatedIsRefusedAtOnce() {
        pretrade("");
        assertThatThrownBy(() -> real.desk.simulate(PRETRADE, TO, FROM, false, "ann"))
                .hasMessageContaining("is no stretch of time");
        assertThatThrownBy(() -> real.desk.simulate(
                        PRETRADE, FROM.minusSeconds(86_400), FROM.minusSeconds(43_200), false, "ann"))
                .hasMessageContaining("nothing is recorded");
        ReleaseKey governance = ReleaseKey.rules("governance");
        Draft draft = real.desk.draft(governance);
        String text = draft.content().files().get("governance.drl");
        real.desk.save(governance, draft.content().with("governance.drl", text + "// more\n"), 0, "ann");
        assertThatThrownBy(() -> real.desk.simulate(governance, FROM, TO, false, "ann"))
                .hasMessageContaining("Maybe its scenarios say enough");
    }
}

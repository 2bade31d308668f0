package io.traider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.traider.domain.StrategyMode;
import io.traider.engine.EngineSetup;
import io.traider.engine.Shipped;
import io.traider.engine.ShippedFiles;
import io.traider.engine.StrategyDefinition;
import io.traider.engine.StrategySettings;
import io.traider.execution.VenueTerms;
import io.traider.feature.FeatureEngine;
import io.traider.journal.Database;
import io.traider.journal.MemoryLog;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.release.JudgementStore;
import io.traider.journal.release.StoredJudgement;
import io.traider.journal.release.StoredJudgement.State;
import io.traider.judging.Judge;
import io.traider.judging.Judgement;
import io.traider.judging.JudgementDesk;
import io.traider.judging.JudgementResult;
import io.traider.judging.LiveScores;
import io.traider.judging.Reference;
import io.traider.judging.SideFigures;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.model.ScoreSpec;
import io.traider.parity.Gentle;
import io.traider.parity.Releases;
import io.traider.report.Measure;
import io.traider.rule.RulePack;
import io.traider.session.SessionClock;
import io.traider.session.SessionSetup;
import io.traider.session.TradingSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Models judged as the platform does it, beside what a real session has in force, on a real database. */
@Timeout(120)
class JudgementTest {

    private static final String STRATEGY = "funding-drift";

    private final Database database = PostgresUnderTest.open();
    private final EngineSetup setup = Shipped.SETUP.twin();
    private final Releases past = new Releases(_ -> Shipped.SETUP.twin(), database.artefacts());
    private final TradingSession session = session(setup);
    private volatile boolean busy;
    private JudgementDesk desk = open();

    private JudgementDesk open() {
        return open(session);
    }

    private JudgementDesk open(TradingSession judged) {
        HeldBack held = new HeldBack(database.inputs(), database.blocks(), "simulated", Duration.ofMinutes(3));
        PlatformCourtroom room =
                new PlatformCourtroom(judged, past, held, JudgementTest::shipped, JudgementTest::mean, "simulated");
        Judge judge = new Judge((_, _) -> 5, LiveScores.Times.USUAL.window());
        return new JudgementDesk(
                        database.releases().judgements(),
                        room,
                        judge,
                        new Gentle(1, () -> busy),
                        InstantSource.system())
                .open();
    }

    private static TradingSession session(EngineSetup setup) {
        return TradingSession.start(SessionSetup.paper(
                setup,
                VenueTerms.shipped(),
                MemoryLog.keepingInputs(),
                SessionClock.wall(Clock.systemUTC()),
                "simulated",
                "test"));
    }

    private static Optional<OnnxModel> shipped(String name, int version) {
        return name.startsWith("direction") && version == 1
                ? Optional.of(OnnxModel.shipped(name, version, FeatureEngine.SET))
                : Optional.empty();
    }

    /** Version 2 of any strategy's score: the mean of two shipped models. */
    private static Optional<ScoreSource> mean(String strategy, int version) {
        if (version != 2) {
            return Optional.empty();
        }
        OnnxModel trees = OnnxModel.shipped("direction-gbt", 1, FeatureEngine.SET);
        OnnxModel first = OnnxModel.shipped("direction", 1, FeatureEngine.SET);
        ScoreSpec spec = ScoreSpec.weighted(List.of(ScoreSpec.Member.of(trees, 3), ScoreSpec.Member.of(first, 1)));
        return Optional.of(ScoreSource.of(spec, member -> member.model().equals("direction") ? first : trees));
    }

    @BeforeEach
    void keep() {
        Releases.keep(setup, database.artefacts());
    }

    @AfterEach
    void close() {
        busy = false;
        desk.close();
        session.close();
        past.close();
        setup.close();
        database.close();
    }

    @Test
    void aCandidateIsJudgedBesideWhatIsInForceOnMarketsItWasNotTrainedOn() throws Exception {
        List<Judgement> told = new CopyOnWriteArrayList<>();
        try (AutoCloseable _ = desk.listen(told::add)) {
            Judgement done =
                    ended(desk.judge("direction-gbt", 1, STRATEGY, "ann").id());
            assertThat(done.state()).as(done.message()).isEqualTo(State.DONE);
            JudgementResult result = done.result();
            assertThat(result).isNotNull();
            assertThat(result.recorded()).isFalse();
            assertThat(result.history())
                    .hasSize(3)
                    .first()
                    .asString()
                    .contains("seed 9001")
                    .contains("no market of the world");
            assertThat(result.candidate().label()).isEqualTo("direction-gbt-1");
            assertThat(result.active().label()).isEqualTo("direction-1");
            for (SideFigures side : List.of(result.candidate(), result.active())) {
                assertThat(side.scores().count()).isGreaterThan(5_000);
                assertThat(side.scores().hitRate().value()).isBetween(0.5, 0.65);
                assertThat(side.scores().hitRate().error()).isBetween(0.001, 0.05);
                assertThat(side.scores().brier().value()).isBetween(0.2, 0.26);
                assertThat(side.folds()).hasSize(5);
                assertThat(side.performance()).containsKeys("maxDrawdown", "turnover", "fees");
            }
            assertThat(result.candidate().scores().informationCoefficient())
                    .as("the simulator has something to learn")
                    .isPositive();
            assertThat(result.candidate().luck().pValue()).isBetween(0.005, 0.5);
            assertThat(result.cautions()).first().asString().contains("simulated market alone");
            Reference reference =
                    desk.reference(STRATEGY, result.candidate().hash()).orElseThrow();
            assertThat(reference).isEqualTo(result.reference());
            assertThat(reference.inputs())
                    .hasSize(20)
                    .first()
                    .extracting(Reference.Shape::name)
                    .isEqualTo("spreadBps");
            assertThat(told).extracting(Judgement::state).contains(State.QUEUED, State.RUNNING, State.DONE);
            String page = desk.page(done.id()).orElseThrow();
            assertThat(page)
                    .contains("direction-gbt-1 for funding-drift", "Calibration", "<svg", "Deflated Sharpe")
                    .contains("One fixed model is walked forward", "is not trained again for any");
        }
    }

    @Test
    void otherWeightsAreJudgedBesideThoseInForce() throws Exception {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.judgeScore(STRATEGY, 3, "ann"))
                .withMessageContaining("no version 3 of the score of " + STRATEGY);
        Judgement done = ended(desk.judgeScore(STRATEGY, 2, "ann").id());
        assertThat(done.state()).as(done.message()).isEqualTo(State.DONE);
        JudgementResult result = done.result();
        assertThat(result).isNotNull();
        assertThat(result.candidate().label()).isEqualTo("weighted(direction-gbt-1, direction-1)");
        assertThat(result.active().label()).isEqualTo("direction-1");
        assertThat(result.candidate().scores().count()).isGreaterThan(5_000);
        assertThat(result.candidate().scores().brier())
                .isNotEqualTo(result.active().scores().brier());
        assertThat(result.cautions()).as("a mean has no card of its own").noneMatch(each -> each.contains("Its card"));
        assertThat(desk.list(JudgementDesk.scoreOf(STRATEGY), 5))
                .extracting(Judgement::id)
                .containsExactly(done.id());
        assertThat(desk.reference(STRATEGY, result.candidate().hash()))
                .as("governance compares with it")
                .contains(result.reference());
        assertThat(desk.page(done.id()).orElseThrow())
                .contains("Score source 2, weighted(direction-gbt-1, direction-1), for funding-drift");
    }

    @Test
    void aStrategyThatSendsNoOrdersIsJudgedByThoseThatItWouldSend() throws Exception {
        StrategySettings hidden = new StrategySettings(StrategyMode.SHADOW, true, Collections.emptySortedMap());
        EngineSetup shadow = setup.with(StrategyDefinition.parse(hidden.in(ShippedFiles.strategyFile()), "simulated"));
        Releases.keep(shadow, database.artefacts());
        try (TradingSession quiet = session(shadow);
                JudgementDesk other = open(quiet)) {
            long id = other.judge("direction", 1, STRATEGY, "ann").id();
            while (other.find(id).orElseThrow().open()) {
                Thread.sleep(20);
            }
            JudgementResult result = other.find(id).orElseThrow().result();
            assertThat(result).as(other.find(id).orElseThrow().message()).isNotNull();
            assertThat(result.active().of(Measure.FEES)).isPositive();
            assertThat(result.reference().profit().deviation()).isPositive();
            assertThat(result.cautions()).noneMatch(each -> each.contains("No rule of the strategy reads the score"));
        }
    }

    @Test
    void aStrategyThatReadsNoScoreSaysThatNoModelMakesADifference() throws Exception {
        EngineSetup deaf = setup.with(RulePack.compile(STRATEGY, new TreeMap<>(Map.of(STRATEGY + ".drl", """
            package rules.strategy
            import io.traider.rule.fact.Funding
            global io.traider.rule.fact.SignalDraft signal
            // Reads no Model( score ).
            rule "waits"
            when
                Funding( rateBps >= 1000000, $rate : rateBps )
            then
                signal.enterLong("WAITS", "fundingRateBps", $rate);
            end
            """))));
        Releases.keep(deaf, database.artefacts());
        try (TradingSession other = session(deaf);
                JudgementDesk judges = open(other)) {
            long id = judges.judge("direction", 1, STRATEGY, "ann").id();
            while (judges.find(id).orElseThrow().open()) {
                Thread.sleep(20);
            }
            JudgementResult result = judges.find(id).orElseThrow().result();
            assertThat(result).as(judges.find(id).orElseThrow().message()).isNotNull();
            assertThat(result.cautions()).anyMatch(each -> each.contains("No rule of the strategy reads the score"));
            assertThat(judges.page(id).orElseThrow()).contains("No rule of the strategy reads the score");
        }
    }

    @Test
    void anotherNameIsNoFreshStart() {
        JudgementStore store = database.releases().judgements();
        desk.close();
        done(store.add("direction", 1, STRATEGY, "ann", Instant.EPOCH));
        done(store.add("direction", 1, STRATEGY, "ann", Instant.EPOCH));
        done(store.add("direction", 2, STRATEGY, "ann", Instant.EPOCH));
        done(store.add("renamed", 1, STRATEGY, "ann", Instant.EPOCH));
        done(store.add("elsewhere", 1, "funding-harvest", "ann", Instant.EPOCH));
        assertThat(store.versions(store.add("renamed-again", 1, STRATEGY, "ann", Instant.EPOCH)))
                .isEqualTo(4);
    }

    private void done(StoredJudgement added) {
        JudgementStore store = database.releases().judgements();
        store.begin(added.id(), Instant.EPOCH);
        store.done(added.id(), "h", "{}", "page", Instant.EPOCH);
    }

    @Test
    void whatWaitsOrRunsCanBeCancelledAndNothingElse() throws Exception {
        busy = true;
        Judgement runs = desk.judge("direction", 1, STRATEGY, "ann");
        Judgement waits = desk.judge("direction-gbt", 1, STRATEGY, "ann");
        assertThat(desk.cancel(waits.id(), "bob")).isTrue();
        assertThat(ended(waits.id()).message()).isEqualTo("Cancelled by bob.");
        assertThat(desk.cancel(runs.id(), "bob")).isTrue();
        assertThat(ended(runs.id()).state()).isEqualTo(State.CANCELLED);
        assertThat(desk.cancel(runs.id(), "bob")).isFalse();
        assertThat(desk.list("direction", 10)).extracting(Judgement::id).containsExactly(runs.id());
        assertThat(desk.latest("direction", 1, STRATEGY)).isEmpty();
    }

    @Test
    void whatRanWhenTheProcessEndedIsInterruptedAndWhatWaitedIsNot() throws Exception {
        busy = true;
        long runs = desk.judge("direction", 1, STRATEGY, "ann").id();
        long waits = desk.judge("direction-gbt", 1, STRATEGY, "ann").id();
        while (desk.find(runs).orElseThrow().state() == State.QUEUED) {
            Thread.sleep(5);
        }
        desk.close();
        assertThat(ended(runs).state()).isEqualTo(State.INTERRUPTED);
        desk = open();
        while (desk.find(waits).orElseThrow().state() == State.QUEUED) {
            Thread.sleep(5);
        }
        assertThat(desk.find(waits).orElseThrow().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void whatIsNotThereIsNotJudged() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.judge("nobody", 1, STRATEGY, "ann"))
                .withMessageContaining("no version 1 of a model 'nobody'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.judge("direction", 1, "no-strategy", "ann"))
                .withMessageContaining("no strategy 'no-strategy'");
    }

    private Judgement ended(long id) throws InterruptedException {
        while (desk.find(id).orElseThrow().open()) {
            Thread.sleep(20);
        }
        return desk.find(id).orElseThrow();
    }
}

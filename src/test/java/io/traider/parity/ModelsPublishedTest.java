package io.traider.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.traider.domain.Decision;
import io.traider.domain.MemberScore;
import io.traider.domain.Mode;
import io.traider.domain.ReleaseKind;
import io.traider.engine.Artefact;
import io.traider.engine.Artefacts;
import io.traider.engine.EngineSetup;
import io.traider.engine.Shipped;
import io.traider.engine.ShippedFiles;
import io.traider.engine.StrategyDefinition;
import io.traider.execution.VenueTerms;
import io.traider.feature.FeatureEngine;
import io.traider.journal.Database;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.Selection;
import io.traider.journal.StepLog;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.model.ScoreSpec;
import io.traider.model.TestModels;
import io.traider.model.TestModels.Model;
import io.traider.parity.Difference.Kind;
import io.traider.parity.ParityReport.Outcome;
import io.traider.session.Feeding;
import io.traider.session.SessionClock;
import io.traider.session.SessionSetup;
import io.traider.session.TradingSession;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A recorded session in which score sources came into force five times, one of them of a sequence model, one ran beside, and a
 * strategy went into other parameters; and a second session that began with what the first one ended with.
 */
@Tag("slow")
@Timeout(300)
class ModelsPublishedTest {

    private static final long START =
            Parity.nanos(Recorded.DAY.atStartOfDay(ZoneOffset.UTC).toInstant());
    private static final int STEPS = 12_000;
    private static final int MORE = 6_000;
    private static final String DRIFT = "funding-drift";
    private static final String KEY = ReleaseKind.MODEL.key(DRIFT);

    private static final Model CALM = TestModels.logistic("calm", 1, 3);
    private static final Model CALMER = TestModels.logistic("calm", 2, 4);
    private static final Model MEMORY = TestModels.lstm("memory", 1, 16, 12, 8, 250, 5);
    private static final StrategyDefinition EAGER = StrategyDefinition.parse(
            ShippedFiles.strategyFile(DRIFT).replace("entryDrift: 1.0", "entryDrift: 0.4"), "simulated");

    private static final EngineSetup SETUP = Shipped.SETUP.twin();
    private static Database database;
    private static ScoreSource mean;
    private static ScoreSource memory;
    private static ScoreSource stack;

    @BeforeAll
    static void record() {
        OnnxModel shipped = SETUP.strategies().getFirst().source().models().getFirst();
        mean = ScoreSource.of(
                ScoreSpec.weighted(List.of(ScoreSpec.Member.of(shipped, 2), CALM.member(1))),
                member -> member.model().equals("calm") ? CALM.load(FeatureEngine.SET) : shipped.twin());
        memory = ScoreSource.single(MEMORY.load(FeatureEngine.SET));
        stack = ScoreSource.of(
                ScoreSpec.stacked(
                        ScoreSpec.Over.LOGITS,
                        -0.1,
                        List.of(ScoreSpec.Member.of(shipped, 0.5), CALMER.member(0.75), MEMORY.member(1.25))),
                member -> switch (member.model()) {
                    case "calm" -> CALMER.load(FeatureEngine.SET);
                    case "memory" -> MEMORY.load(FeatureEngine.SET);
                    default -> shipped.twin();
                });
        database = PostgresUnderTest.open();
        Releases.keep(SETUP, database.artefacts());
        List.of(mean, memory, stack).forEach(source -> {
            keep(Artefacts.of(DRIFT, source));
            source.models().forEach(model -> keep(Artefacts.of(model)));
        });
        keep(Artefacts.of(EAGER));
        trade(SETUP, START, STEPS, true);
        try (EngineSetup later = SETUP.twin().with(EAGER).with(DRIFT, stack.twin())) {
            trade(later, START + 200_000_000_000L, MORE, false);
        }
    }

    private static void trade(EngineSetup setup, long from, int steps, boolean swapping) {
        try (StepLog log = database.log()) {
            TradingSession session = TradingSession.start(SessionSetup.paper(
                    setup, VenueTerms.shipped(), log, SessionClock.received(), "simulated", Recorded.SOFTWARE));
            SimulatorMarket market = new SimulatorMarket(SimulatorSettings.defaults(), from);
            market.report(Feeding.into(session));
            List.of(mean, memory, stack).forEach(source -> session.shelf().put(DRIFT, source.twin()));
            session.shelf().put(EAGER);
            for (int step = 0; step < steps; step++) {
                market.step();
                if (swapping) {
                    swap(session, step);
                }
            }
            session.close();
        }
    }

    private static void swap(TradingSession session, int step) {
        switch (step) {
            case 2_500 -> activate(session, ReleaseKind.MODEL, mean.hash());
            case 3_500 ->
                session.shadow(ReleaseKind.MODEL, DRIFT, memory.hash(), "ana").join();
            case 5_000 -> activate(session, ReleaseKind.MODEL, memory.hash());
            case 6_000 -> activate(session, ReleaseKind.STRATEGY, EAGER.hash());
            case 7_000 -> activate(session, ReleaseKind.MODEL, stack.hash());
            case 9_000 -> activate(session, ReleaseKind.MODEL, SETUP.versions().get(KEY));
            case 10_500 -> activate(session, ReleaseKind.MODEL, stack.hash());
            default -> {}
        }
    }

    private static void activate(TradingSession session, ReleaseKind kind, String hash) {
        session.activate(kind, DRIFT, hash, "ana").join();
    }

    private static void keep(Artefact artefact) {
        database.artefacts().keep(artefact.key(), artefact.hash(), artefact.files());
    }

    @AfterAll
    static void close() {
        database.close();
        List.of(mean, memory, stack).forEach(ScoreSource::close);
        SETUP.close();
    }

    private static ParityReport check(Releases releases, boolean venue) {
        try (Parity parity = new Parity(database.blocks(), releases, VenueTerms.shipped(), Recorded.SOFTWARE)) {
            return parity.check(Recorded.DAY, venue, ReplayListener.NOBODY);
        }
    }

    @Test
    void everyDecisionIsMadeAgainBitForBit() {
        try (Releases releases = new Releases(feed -> Shipped.SETUP.twin(), database.artefacts())) {
            ParityReport report = check(releases, true);
            assertThat(report.first()).isEmpty();
            assertThat(report.outcome()).isEqualTo(Outcome.IDENTICAL);
            assertThat(report.replayedHash()).isEqualTo(report.recordedHash());
            assertThat(report.sessions()).hasSize(2);
            assertThat(report.sessions().getLast().versions())
                    .containsEntry(KEY, stack.hash())
                    .containsEntry("strategy:" + DRIFT, EAGER.hash());
            assertThat(report.decisions()).isGreaterThan(5);
            assertThat(database.verify().broken()).isEmpty();
        }
    }

    @Test
    void decisionsAreReadWithWhatEachModelSaid() {
        List<Decision> read =
                database.reader().decisions(Selection.ALL, 100, null).toCompletableFuture().join().values().stream()
                        .filter(each -> each.signal().strategy().equals(DRIFT))
                        .toList();
        assertThat(read).isNotEmpty().allSatisfy(each -> {
            assertThat(each.score().hash()).isEqualTo(each.versions().get(KEY));
            assertThat(each.score().members()).isNotEmpty();
        });
        assertThat(read)
                .filteredOn(each -> each.score().hash().equals(stack.hash()))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.score().members())
                        .extracting(MemberScore::model, MemberScore::weight)
                        .containsExactly(tuple("direction-1", 0.5), tuple("calm-2", 0.75), tuple("memory-1", 1.25)));
    }

    @Test
    void whatAModelWouldHaveDoneIsAskedOfEveryMemberOfItsName() {
        Instant from = Recorded.DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
        try (Releases releases = new Releases(feed -> Shipped.SETUP.twin(), database.artefacts())) {
            Model bold = TestModels.constant("direction", 2, 0.99);
            WhatIfReport report = new WhatIf(database.blocks(), releases, VenueTerms.shipped())
                    .run(
                            from,
                            from.plusSeconds(86_400),
                            List.of(new Change.Model(bold.onnx(), bold.card())),
                            ReplayListener.NOBODY);
            assertThat(report.finished()).isTrue();
            assertThat(report.before()).containsEntry(KEY, stack.hash());
            assertThat(report.after().get(KEY)).isNotEqualTo(stack.hash());
            assertThat(report.difference().decisionsLost() + report.difference().decisionsGained())
                    .isPositive();
        }
    }

    @Test
    void aSessionFromBeforeThereWereSourcesIsMadeAgainOfItsModel() {
        TreeMap<String, String> then = new TreeMap<>(SETUP.versions());
        then.keySet().removeIf(each -> each.startsWith(ReleaseKind.MODEL.key("")));
        OnnxModel shipped = SETUP.strategies().getFirst().source().models().getFirst();
        then.put(ReleaseKind.MODEL.key(shipped.name()), shipped.hash());
        try (Releases releases =
                new Releases(feed -> Shipped.SETUP.twin().with(DRIFT, stack.twin()), database.artefacts())) {
            EngineSetup again = releases.inForce(new Session(1, START, Mode.PAPER, "simulated", "old", then));
            assertThat(again.versions()).isEqualTo(SETUP.versions());
        }
    }

    @Test
    void whatIsNotKeptIsNamed() {
        try (Database other = PostgresUnderTest.open();
                Releases releases = new Releases(feed -> Shipped.SETUP.twin(), other.artefacts())) {
            ParityReport report = check(releases, false);
            assertThat(report.outcome()).isEqualTo(Outcome.DIFFERENT);
            assertThat(report.first().getFirst().kind()).isEqualTo(Kind.FAILURE);
            assertThat(report.first().getFirst().replayed()).contains(KEY, mean.hash(), "not on the shelf");
        }
    }
}

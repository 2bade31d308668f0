package io.traider.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.backtest.BacktestPlan;
import io.traider.backtest.EventSource;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import io.traider.domain.ReleaseKind;
import io.traider.domain.Venue;
import io.traider.engine.EngineSetup;
import io.traider.engine.ModelUse;
import io.traider.engine.Shipped;
import io.traider.engine.Strategy;
import io.traider.execution.ExecutionModel;
import io.traider.execution.VenueTerms;
import io.traider.journal.Database;
import io.traider.journal.MemoryLog;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.Kind;
import io.traider.journal.release.StoredJudgement;
import io.traider.judging.Courtroom;
import io.traider.judging.Judge;
import io.traider.judging.Judgement;
import io.traider.judging.JudgementDesk;
import io.traider.judging.LiveScores;
import io.traider.judging.Stretch;
import io.traider.judging.TakerFees;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.model.ScoreSpec;
import io.traider.parity.Gentle;
import io.traider.session.Feeding;
import io.traider.session.SessionClock;
import io.traider.session.SessionSetup;
import io.traider.session.TradingSession;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model that scikit-learn trained elsewhere is uploaded, judged, approved, runs in the shadow and is promoted; it trades quietly and
 * stays. Then the simulator's market becomes another one, and the
 * version before comes back by itself.
 */
@Tag("slow")
@Timeout(300)
class ModelDriftTest {

    private static final String STRATEGY = "funding-drift";
    private static final ReleaseKey SCORE = ReleaseKey.score(STRATEGY);
    private static final String MODEL = "sklearn-logistic";
    private static final Path TRAINED = Path.of("src/test/resources/models", MODEL, "1");
    private static final long START = 1_767_225_600_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    /** Market seconds for each second of the test, so that samples come through as they do at the platform's own pace. */
    private static final int PACE = 20;

    private static final LiveScores.Times TIMES =
            new LiveScores.Times(Duration.ofSeconds(40), Duration.ofMinutes(10), Duration.ofMinutes(10));

    @TempDir
    private Path folder;

    private final EngineSetup setup = Shipped.SETUP.twin();
    private final Set<InstrumentId> traded =
            new TreeSet<>(setup.strategies().getFirst().definition().instruments());
    private final SimulatorMarket market = new SimulatorMarket(SimulatorSettings.defaults(), START);

    /** A past of three simulated markets of two minutes. */
    private final class Room implements Courtroom {

        private final RegisteredModels models;

        Room(Database database) {
            models = new RegisteredModels(database.releases(), database.artefacts());
        }

        @Override
        public boolean trades(String strategy) {
            return strategy.equals(STRATEGY);
        }

        @Override
        public Optional<OnnxModel> model(String name, int version) {
            return models.load(name, version);
        }

        @Override
        public Optional<ScoreSource> score(String strategy, int version) {
            return models.score(strategy, version);
        }

        @Override
        public EngineSetup inForce(String strategy) {
            EngineSetup twin = Shipped.SETUP.twin();
            List<Strategy> alone = twin.strategies().stream()
                    .filter(each -> each.definition().name().equals(strategy))
                    .toList();
            return new EngineSetup(twin.instruments(), twin.dollars(), twin.limits(), alone, twin.pretrade());
        }

        @Override
        public List<Stretch> past(List<ModelCard> cards, EngineSetup inForce) {
            return LongStream.range(0, 3).mapToObj(this::stretch).toList();
        }

        private Stretch stretch(long number) {
            long from = START + number * 120 * SECOND;
            long to = from + 120 * SECOND;
            BacktestPlan plan = new BacktestPlan(
                    "past", "past", "simulated", from, to, ExecutionModel.paper(VenueTerms.shipped()), 1, "test");
            return new Stretch("seed " + (9_001 + number), false, plan, () -> events(9_001 + number, from, to));
        }
    }

    private EventSource events(long seed, long from, long to) {
        SimulatorMarket past =
                new SimulatorMarket(SimulatorSettings.defaults().withSeed(seed).withInstruments(traded), from);
        ArrayDeque<MarketEvent> waiting = new ArrayDeque<>();
        past.report(waiting::add);
        return () -> {
            while (waiting.isEmpty() && past.nanos() < to) {
                past.step();
            }
            return waiting.poll();
        };
    }

    @Test
    void aDriftOfTheMarketBringsTheVersionBeforeBack() throws Exception {
        try (Database database = PostgresUnderTest.open();
                TradingSession session = TradingSession.start(SessionSetup.paper(
                        setup,
                        VenueTerms.shipped(),
                        MemoryLog.keepingInputs(),
                        SessionClock.received(),
                        "simulated",
                        "test"));
                RealDesk.Desks desks = RealDesk.over(database, session, TIMES)) {
            ReleaseDesk desk = desks.rules();
            market.report(Feeding.into(session));
            play(2, () -> false);
            String before = inForce(session);
            approved(desks.models());
            judge(database);
            shadowed(desks.models(), session);
            ScoreSpec spec = desks.models().next(STRATEGY, MODEL, 1);
            Publication promoted = desks.models().promote(STRATEGY, MODEL, 1, "rhea");
            assertThat(promoted.state()).as(promoted.message()).isEqualTo(Publication.State.IN_FORCE);
            assertThat(inForce(session)).isEqualTo(spec.hash()).isNotEqualTo(before);

            play(180, () -> false);
            assertThat(use(session).label()).isEqualTo(MODEL + "-1");
            assertThat(use(session).asked()).as("decisions are made by it").isGreaterThan(500);
            quiet(desk, session, spec);

            drift();
            play(150, () -> !inForce(session).equals(spec.hash()));
            assertThat(inForce(session)).isEqualTo(before);
            told(desk);
            play(20, () -> false);
            assertThat(inForce(session)).as("and there it stays").isEqualTo(before);
        } finally {
            setup.close();
        }
    }

    private void drift() {
        for (Venue venue : Venue.values()) {
            market.drift(venue, Long.MAX_VALUE);
        }
    }

    private void play(int seconds, BooleanSupplier until) {
        long to = market.nanos() + seconds * SECOND;
        while (market.nanos() < to && !until.getAsBoolean()) {
            market.step();
            LockSupport.parkNanos(SimulatorMarket.STEP_NANOS / PACE);
        }
    }

    private static String inForce(TradingSession session) {
        return String.valueOf(session.state().versions().get(SCORE.toString()));
    }

    /** Uploads it, broken first; whoever did may not approve it. */
    private void approved(ModelDesk models) throws IOException {
        byte[] onnx = Files.readAllBytes(TRAINED.resolve("model.onnx"));
        String card = Files.readString(TRAINED.resolve("card.yml"));
        byte[] cut = Arrays.copyOf(onnx, onnx.length / 2);
        Upload broken = models.check(Files.write(folder.resolve("cut.onnx"), cut), card, "quinn");
        assertThat(broken.id()).isEmpty();
        assertThat(broken.report().problems()).isNotEmpty();
        Upload upload = models.check(TRAINED.resolve("model.onnx"), card, "quinn");
        assertThat(upload.report().problems()).isEmpty();
        models.submit(upload.id(), "by scikit-learn", "quinn");
        assertThatThrownBy(() -> models.review(MODEL, 1, true, "", "quinn")).hasMessageContaining("may not approve");
        assertThatThrownBy(() -> models.promote(STRATEGY, MODEL, 1, "rhea")).hasMessageContaining("IN_REVIEW");
        models.review(MODEL, 1, true, "fine", "rhea");
    }

    /** Beside the score in force it is asked and decides nothing. */
    private void shadowed(ModelDesk models, TradingSession session) {
        String before = inForce(session);
        models.shadow(STRATEGY, MODEL, 1, "rhea");
        play(120, () -> compared(session) > 0);
        assertThat(compared(session)).isPositive();
        assertThat(inForce(session)).isEqualTo(before);
    }

    /** How often both would have been heard. */
    private static long compared(TradingSession session) {
        return session.state().shadows().stream()
                .filter(each -> each.kind() == ReleaseKind.MODEL && each.name().equals(STRATEGY))
                .mapToLong(each -> each.agreed() + each.differed())
                .sum();
    }

    private static ModelUse use(TradingSession session) {
        return session.state().models().stream()
                .filter(each -> each.strategy().equals(STRATEGY))
                .findFirst()
                .orElseThrow();
    }

    private void judge(Database database) throws InterruptedException {
        Judge judge = new Judge(TakerFees.shipped(), TIMES.window());
        try (JudgementDesk judgements = new JudgementDesk(
                        database.releases().judgements(),
                        new Room(database),
                        judge,
                        new Gentle(1, () -> false),
                        InstantSource.system())
                .open()) {
            Judgement asked = judgements.judge(MODEL, 1, STRATEGY, "quinn");
            while (judgements.find(asked.id()).orElseThrow().open()) {
                Thread.sleep(20);
            }
            Judgement done = judgements.find(asked.id()).orElseThrow();
            assertThat(done.state()).as(done.message()).isEqualTo(StoredJudgement.State.DONE);
        }
    }

    /** Long enough that a drift would have been seen. */
    private static void quiet(ReleaseDesk desk, TradingSession session, ScoreSpec spec) {
        assertThat(desk.alerts()).isEmpty();
        assertThat(inForce(session)).isEqualTo(spec.hash());
        ScoreHealth health = desk.models().find(STRATEGY).orElseThrow();
        assertThat(health.outcome()).as(health.why()).isEqualTo("NONE");
        assertThat(health.fact().hash()).isEqualTo(spec.hash());
        assertThat(health.fact().source()).isEqualTo(MODEL + "-1");
        assertThat(health.fact().hasPrevious()).isTrue();
        assertThat(health.figures().basis()).startsWith("seed 9001");
        assertThat(health.figures().inputs()).hasSize(20);
        assertThat(health.fact().outcomes()).isGreaterThan(500);
        assertThat(health.fact().expectedBrier()).isBetween(0.2, 0.3);
        assertThat(health.fact().brier()).isBetween(0.2, 0.3);
    }

    private static void told(ReleaseDesk desk) {
        Publication back = desk.find(SCORE).orElseThrow().publications().getFirst();
        assertThat(back.kind()).isEqualTo(Kind.AUTOMATIC);
        assertThat(back.by()).isEqualTo(ReleaseDesk.GOVERNANCE);
        long end = System.nanoTime() + 10 * SECOND;
        while (desk.alerts().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(desk.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(ReleaseAlert.Kind.ROLLED_BACK);
            assertThat(alert.message())
                    .startsWith("version 2 of model:funding-drift was rolled back to version 1: rule '")
                    .containsPattern("_DRIFT \\((input \\w+, )?psi \\d+\\.\\d+, usual \\d+\\.\\d+, samples \\d+\\)");
        });
    }
}

package io.traider.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Decision;
import io.traider.domain.Input;
import io.traider.domain.MemberScore;
import io.traider.domain.ReleaseKind;
import io.traider.domain.Step;
import io.traider.engine.Engine;
import io.traider.engine.EngineSetup;
import io.traider.engine.Pace;
import io.traider.engine.Shipped;
import io.traider.engine.ShippedFiles;
import io.traider.engine.StrategyDefinition;
import io.traider.execution.VenueTerms;
import io.traider.feature.FeatureEngine;
import io.traider.journal.MemoryLog;
import io.traider.journal.StepHash;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.model.ScoreSpec;
import io.traider.model.TestModels;
import io.traider.model.TestModels.Model;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Score sources come into force again and again, from another thread, while a session takes events as fast as it can. */
@Timeout(300)
class ModelSwapUnderLoadTest {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final String DRIFT = "funding-drift";
    private static final String KEY = ReleaseKind.MODEL.key(DRIFT);
    private static final int SWAPS = 150;
    private static final int MARKET_STEPS = 9_000;
    private static final int TEXTS = 12;

    /** Each scores everything as its own constant, so that a score tells which of them made it. */
    private final List<Model> models = new ArrayList<>();

    private final Map<String, List<Model>> members = new HashMap<>();
    private final List<ScoreSpec> specs = new ArrayList<>();
    private final EngineSetup setup = Shipped.SETUP.twin();
    private final MemoryLog log = MemoryLog.keepingInputs();
    private final List<OnnxModel> loaded = new ArrayList<>();

    ModelSwapUnderLoadTest() {
        for (int i = 0; i < TEXTS; i++) {
            models.add(TestModels.constant("calm", i + 1, 0.4 + 0.01 * i));
        }
        Model second = TestModels.constant("second", 1, 0.5);
        for (Model model : models) {
            add(ScoreSpec.single(model.member(1)), model);
            add(ScoreSpec.weighted(List.of(model.member(1), second.member(1))), model, second);
        }
    }

    private void add(ScoreSpec spec, Model... of) {
        specs.add(spec);
        members.put(spec.hash(), List.of(of));
    }

    private synchronized OnnxModel load(ScoreSpec spec, ScoreSpec.Member member) {
        OnnxModel model =
                members.get(spec.hash()).get(spec.members().indexOf(member)).load(FeatureEngine.SET);
        loaded.add(model);
        return model;
    }

    private void put(LiveShelf shelf, ScoreSpec spec) {
        shelf.put(DRIFT, spec, member -> load(spec, member));
    }

    private TradingSession start(SessionClock clock) {
        return TradingSession.start(SessionSetup.paper(setup, VenueTerms.shipped(), log, clock, "simulated", "test"));
    }

    @Test
    void everyDecisionIsOfExactlyOneVersionNoneIsMissedAndNoModelStaysOpen() {
        AtomicLong offered = new AtomicLong();
        TradingSession session = start(SessionClock.received());
        CompletableFuture<Void> swapping = CompletableFuture.runAsync(() -> swap(session));
        SimulatorMarket market = new SimulatorMarket(SimulatorSettings.defaults(), START);
        market.report(event -> {
            Feeding.into(session).accept(event);
            offered.incrementAndGet();
        });
        for (int step = 0; step < MARKET_STEPS || !swapping.isDone(); step++) {
            market.step();
        }
        swapping.join();
        assertThat(loaded.stream().filter(OnnxModel::closed))
                .as("left the shelf")
                .isNotEmpty();
        session.close();
        assertThat(loaded).allMatch(OnnxModel::closed);
        assertThat(setup.strategies())
                .allSatisfy(each -> assertThat(each.source().models()).noneMatch(OnnxModel::closed));
        check(offered.get());
        setup.close();
    }

    private void swap(TradingSession session) {
        for (int i = 0; i < SWAPS; i++) {
            ScoreSpec spec = specs.get(i % specs.size());
            put(session.shelf(), spec);
            if (i % 5 == 4) {
                session.shadow(ReleaseKind.MODEL, DRIFT, spec.hash(), "ana").join();
            } else {
                session.activate(ReleaseKind.MODEL, DRIFT, spec.hash(), "ana").join();
            }
        }
    }

    private void check(long offered) {
        Map<String, String> inForce = new HashMap<>(setup.versions());
        Map<Long, Step> notable = new HashMap<>();
        log.steps().forEach(step -> notable.put(step.sequence(), step));
        List<Input> inputs = new ArrayList<>();
        List<Decision> decisions = new ArrayList<>();
        long[] swaps = {0};
        log.forEach(1, Long.MAX_VALUE, (sequence, input) -> {
            inputs.add(input);
            assertThat(sequence).isEqualTo(inputs.size());
            if (input instanceof Input.Activated on) {
                swaps[0] += on.hash().equals(inForce.put(on.kind().key(on.name()), on.hash())) ? 0 : 1;
            }
            Step step = notable.get(sequence);
            if (step != null) {
                step.decisions().forEach(each -> {
                    assertThat(each.versions()).as("input %d", sequence).isEqualTo(inForce);
                    decisions.add(each);
                });
            }
        });
        assertThat(inputs.stream().filter(Input.Market.class::isInstance)).hasSize((int) offered);
        assertThat(swaps[0]).isGreaterThanOrEqualTo(100);
        assertThat(decisions).hasSizeGreaterThan(5);
        decisions.stream()
                .filter(each -> each.signal().strategy().equals(DRIFT))
                .forEach(this::ofOneMind);
        assertThat(replayed(inputs)).isEqualTo(hash(log.steps()));
    }

    /** The value, the members and the name are all of the source that was in force. */
    private void ofOneMind(Decision decision) {
        String hash = decision.versions().get(KEY);
        assertThat(decision.score().hash()).isEqualTo(hash);
        List<Model> made = members.get(hash);
        if (made == null) {
            assertThat(hash).isEqualTo(setup.versions().get(KEY));
            return;
        }
        assertThat(decision.score().members())
                .extracting(MemberScore::hash)
                .isEqualTo(made.stream().map(each -> each.card().sha256()).toList());
        double sum = 0;
        for (int i = 0; i < made.size(); i++) {
            double said = decision.score().members().get(i).value();
            assertThat(said)
                    .isEqualTo((float) made.get(i).card().golden().getFirst().score());
            sum += said;
        }
        assertThat(decision.score().value()).isEqualTo(sum / made.size());
    }

    private String replayed(List<Input> inputs) {
        Map<String, ScoreSource> kept = new HashMap<>();
        specs.forEach(spec -> kept.put(spec.hash(), ScoreSource.of(spec, member -> load(spec, member))));
        kept.put(
                setup.versions().get(KEY),
                setup.strategies().getFirst().source().twin());
        try (EngineSetup again = setup.twin();
                Engine engine = new Engine(again, Keeping.of(kept), Pace.UNTIMED)) {
            List<Step> steps = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                steps.add(engine.on(i + 1, inputs.get(i)));
            }
            return hash(steps);
        } finally {
            kept.values().forEach(ScoreSource::close);
        }
    }

    private static String hash(List<Step> steps) {
        StepHash hash = new StepHash();
        steps.forEach(hash::add);
        return hash.hex();
    }

    @Test
    void whatDoesNotFitIsRefusedAndTheSessionGoesOn() {
        try (TradingSession session = start(SessionClock.wall(Clock.systemUTC()))) {
            assertThatThrownBy(session.activate(ReleaseKind.MODEL, DRIFT, "abc", "ana")::join)
                    .hasMessageContaining("model:funding-drift with hash 'abc' is not on the shelf");
            Model slow = TestModels.lstm("slow", 1, 4, 3, 2, 500, 1);
            ScoreSpec spec = ScoreSpec.single(slow.member(1));
            session.shelf().put(DRIFT, ScoreSource.single(slow.load(FeatureEngine.SET)));
            assertThatThrownBy(session.activate(ReleaseKind.MODEL, DRIFT, spec.hash(), "ana")::join)
                    .hasMessageContaining("slow-1 reads steps of 500 ms");
            StrategyDefinition live = StrategyDefinition.parse(
                    ShippedFiles.strategyFile(DRIFT).replace("limits: paper", "limits: paper\nmode: live"),
                    "simulated");
            session.shelf().put(live);
            assertThatThrownBy(session.activate(ReleaseKind.STRATEGY, DRIFT, live.hash(), "ana")::join)
                    .hasMessageContaining("no live gateway");
            assertThatThrownBy(session.shadow(ReleaseKind.STRATEGY, DRIFT, live.hash(), "ana")::join)
                    .hasMessageContaining("Maybe put funding-drift into force with mode: shadow");
            StrategyDefinition shadow = StrategyDefinition.parse(
                    ShippedFiles.strategyFile(DRIFT).replace("limits: paper", "limits: paper\nmode: shadow"),
                    "simulated");
            session.shelf().put(shadow);
            session.activate(ReleaseKind.STRATEGY, DRIFT, shadow.hash(), "ana").join();
            put(session.shelf(), specs.getFirst());
            session.activate(ReleaseKind.MODEL, DRIFT, specs.getFirst().hash(), "ana")
                    .join();
            assertThat(session.state().versions())
                    .containsEntry(KEY, specs.getFirst().hash())
                    .containsEntry("strategy:" + DRIFT, shadow.hash());
            session.activate(ReleaseKind.MODEL, DRIFT, setup.versions().get(KEY), "ana")
                    .join();
            session.activate(ReleaseKind.STRATEGY, DRIFT, setup.versions().get("strategy:" + DRIFT), "ana")
                    .join();
            assertThat(session.state().versions()).isEqualTo(setup.versions());
        }
        assertThat(loaded).allMatch(OnnxModel::closed);
        setup.close();
    }

    @Test
    void aShelfThatIsClosedTakesNothingMore() {
        LiveShelf shelf = new LiveShelf();
        put(shelf, specs.get(0));
        shelf.close();
        put(shelf, specs.get(1));
        assertThat(loaded).hasSize(3).allMatch(OnnxModel::closed);
        assertThat(shelf.source(DRIFT, specs.get(0).hash())).isNull();
        setup.close();
    }
}

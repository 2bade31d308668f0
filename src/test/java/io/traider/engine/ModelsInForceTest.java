package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.traider.domain.Decision;
import io.traider.domain.Input;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.MemberScore;
import io.traider.domain.Mode;
import io.traider.domain.ReleaseKind;
import io.traider.domain.Step;
import io.traider.feature.FeatureEngine;
import io.traider.journal.codec.StepCodec;
import io.traider.model.ScoreSource;
import io.traider.model.ScoreSpec;
import io.traider.model.TestModels;
import io.traider.model.TestModels.Model;
import io.traider.session.LiveShelf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Score sources come into force, run beside, and go. */
class ModelsInForceTest {

    private static final String DRIFT = "funding-drift";
    private static final String KEY = ReleaseKind.MODEL.key(DRIFT);
    private static final InstrumentId BTC = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");
    private static final Model CALM = TestModels.constant("calm", 1, 0.5);
    private static final Model LOGISTIC = TestModels.logistic("logistic", 1, 4);
    private static final Model MEMORY = TestModels.lstm("memory", 1, 32, 16, 8, 250, 9);

    private final EngineSetup setup = Shipped.SETUP.twin();
    private final LiveShelf shelf = new LiveShelf();
    private final Engine engine = new Engine(setup, shelf, Pace.UNTIMED);
    private final List<Step> steps = new ArrayList<>();
    private final Floor floor = new Floor(engine, setup, 1, steps::add);

    @AfterEach
    void close() {
        engine.close();
        shelf.close();
        setup.close();
    }

    private String put(ScoreSource source) {
        String hash = source.hash();
        shelf.put(DRIFT, source);
        return hash;
    }

    private String put(Model... models) {
        List<ScoreSpec.Member> members = Arrays.stream(models)
                .map(each -> each.member(models.length == 1 ? 1 : 0.5))
                .toList();
        ScoreSpec spec = models.length == 1 ? ScoreSpec.single(members.getFirst()) : ScoreSpec.weighted(members);
        shelf.put(DRIFT, spec, member -> models[spec.members().indexOf(member)].load(FeatureEngine.SET));
        return spec.hash();
    }

    private void activate(String hash) {
        floor.input(new Input.Activated(floor.nanos(), ReleaseKind.MODEL, DRIFT, hash));
    }

    private void shadow(String hash) {
        floor.input(new Input.Shadowed(floor.nanos(), ReleaseKind.MODEL, DRIFT, hash));
    }

    private ModelUse use() {
        return engine.models().stream()
                .filter(each -> each.strategy().equals(DRIFT))
                .findFirst()
                .orElseThrow();
    }

    private List<Decision> decisions() {
        return steps.stream()
                .flatMap(step -> step.decisions().stream())
                .filter(each -> each.signal().strategy().equals(DRIFT))
                .toList();
    }

    @Test
    void whatScoresChangesBetweenTwoInputsAndEveryDecisionSaysWhatScored() {
        String shipped = setup.versions().get(KEY);
        String single = put(CALM);
        String mean = put(CALM, LOGISTIC);
        floor.run(60);
        activate(single);
        floor.run(40);
        activate(mean);
        floor.run(40);
        assertThat(decisions()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.score().hash()).isEqualTo(each.versions().get(KEY));
            assertThat(each.score().members()).isNotEmpty();
        });
        assertThat(decisions()).extracting(each -> each.score().hash()).contains(shipped, single, mean);
        assertThat(decisions())
                .filteredOn(each -> each.score().hash().equals(single))
                .allSatisfy(each -> assertThat(each.score().value()).isCloseTo(0.5, within(1e-6)));
        assertThat(decisions())
                .filteredOn(each -> each.score().hash().equals(mean))
                .allSatisfy(each -> {
                    assertThat(each.score().model()).isEqualTo("weighted(calm-1, logistic-1)");
                    assertThat(each.score().value())
                            .isEqualTo(each.score().members().stream()
                                            .mapToDouble(MemberScore::value)
                                            .sum()
                                    / 2);
                });
        for (Step step : steps) {
            assertThat(StepCodec.content(StepCodec.decode(StepCodec.encode(step))))
                    .isEqualTo(StepCodec.content(step));
        }
    }

    @Test
    void whatWasBeforeComesBackAndModelsThatNobodyHasAreClosed() {
        ScoreSource mean = ScoreSource.of(
                ScoreSpec.weighted(List.of(CALM.member(1), LOGISTIC.member(1))),
                member -> (member.model().equals("calm") ? CALM : LOGISTIC).load(FeatureEngine.SET));
        ScoreSource watched = mean.share();
        watched.close();
        String hash = put(mean);
        String shipped = setup.versions().get(KEY);
        shelf.put(DRIFT, setup.strategies().getFirst().source().share());
        floor.run(30);
        activate(hash);
        floor.run(5);
        activate(shipped);
        floor.run(5);
        assertThat(use().hash()).isEqualTo(shipped);
        assertThat(use().asked()).isPositive();
        activate(hash);
        shelf.close();
        floor.run(5);
        assertThat(mean.models()).noneMatch(each -> each.closed());
        engine.close();
        assertThat(mean.models()).allMatch(each -> each.closed());
        assertThat(setup.strategies().getFirst().source().models()).noneMatch(each -> each.closed());
    }

    @Test
    void aSwapOfOneMemberLoadsOnlyTheOther() {
        put(CALM, LOGISTIC);
        Model other = TestModels.logistic("logistic", 2, 5);
        List<String> loaded = new ArrayList<>();
        ScoreSpec spec = ScoreSpec.weighted(List.of(CALM.member(0.5), other.member(0.5)));
        shelf.put(DRIFT, spec, member -> {
            loaded.add(member.id());
            return other.load(FeatureEngine.SET);
        });
        assertThat(loaded).containsExactly("logistic-2");
    }

    @Test
    void aWindowFillsWhateverIsInForceAndIsEmptiedByABrokenBook() {
        String memory = put(MEMORY);
        activate(memory);
        floor.run(24);
        assertThat(use().refused()).isPositive();
        assertThat(use().lastRefusal()).matches("window has \\d+ of 32 steps");
        floor.run(40);
        ModelUse filled = use();
        assertThat(filled.asked()).isGreaterThan(filled.refused());
        String calm = put(CALM);
        activate(calm);
        floor.run(2);
        activate(memory);
        floor.run(5);
        assertThat(use().asked()).isPositive();
        assertThat(use().refused())
                .as("the window was kept while another model was in force")
                .isZero();
        floor.input(new Input.Market(
                floor.nanos(),
                new InstrumentStatus(BTC, floor.nanos(), floor.nanos(), InstrumentStatus.State.INVALID, "a gap")));
        floor.run(8);
        assertThat(use().refused()).isPositive();
        assertThat(use().lastRefusal()).startsWith("window has ");
    }

    @Test
    void aNewSessionBeginsWithEmptyWindows() {
        activate(put(MEMORY));
        floor.run(60);
        long refused = use().refused();
        floor.input(new Input.Started(floor.nanos(), Mode.PAPER, "simulated", "test"));
        floor.run(25);
        assertThat(use().refused()).isGreaterThan(refused);
        assertThat(engine.counts().modelRefusals()).isEqualTo(use().refused());
    }

    @Test
    void anEngineThatOnlyFollowedHasTheSameWindows() {
        String memory = put(MEMORY);
        activate(memory);
        floor.run(45);
        int half = steps.size();
        floor.run(45);
        try (EngineSetup again = setup.twin();
                LiveShelf other = new LiveShelf();
                Engine second = new Engine(again, other, Pace.UNTIMED)) {
            other.put(DRIFT, ScoreSource.single(MEMORY.load(FeatureEngine.SET)));
            for (Step step : steps.subList(0, half)) {
                second.follow(step);
            }
            for (Step step : steps.subList(half, steps.size())) {
                assertThat(StepCodec.content(second.on(step.sequence(), step.input())))
                        .isEqualTo(StepCodec.content(step));
            }
            assertThat(second.models().getFirst().refused()).isZero();
        }
        assertThat(steps.subList(half, steps.size()))
                .anyMatch(step -> step.decisions().stream()
                        .anyMatch(each -> each.score().model().equals("memory-1")));
    }

    @Test
    void whatRunsBesideIsComparedAndDecidesNothing() {
        List<Step> alone = new ArrayList<>();
        try (EngineSetup again = setup.twin()) {
            Floor other = new Floor(new Engine(again), again, 1, alone::add);
            other.run(20);
            other.input(new Input.Timer(other.nanos()));
            other.run(80);
        }
        String bold = put(TestModels.constant("bold", 1, 0.97));
        floor.run(20);
        shadow(bold);
        floor.run(80);
        ShadowUse use = engine.shadows().getFirst();
        assertThat(use.kind()).isEqualTo(ReleaseKind.MODEL);
        assertThat(use.name()).isEqualTo(DRIFT);
        assertThat(use.hash()).isEqualTo(bold);
        assertThat(use.agreed()).isPositive();
        assertThat(use.differed()).isPositive();
        assertThat(use.gap()).satisfies(gap -> {
            assertThat(gap.scored()).isEqualTo(use.agreed() + use.differed());
            assertThat(gap.meanDifference()).isBetween(0.2, 0.9);
            assertThat(gap.meanDistance()).isGreaterThanOrEqualTo(gap.meanDifference());
            assertThat(gap.largestDistance()).isGreaterThanOrEqualTo(gap.meanDistance());
        });
        assertThat(use.latest()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.strategy()).isEqualTo(DRIFT);
            assertThat(each.scores().shadow()).isCloseTo(0.97, within(1e-6));
        });
        assertThat(engine.versions()).containsEntry(KEY, setup.versions().get(KEY));
        List<String> decided = steps.stream()
                .flatMap(step -> step.decisions().stream())
                .map(Decision::toString)
                .toList();
        assertThat(decided)
                .hasSameSizeAs(alone.stream()
                        .flatMap(step -> step.decisions().stream())
                        .toList());
        shadow("");
        assertThat(engine.shadows()).isEmpty();
    }

    @Test
    void whatRunsBesideStaysBesideUntilItComesIntoForceItself() {
        String calm = put(CALM);
        String logistic = put(LOGISTIC);
        floor.run(20);
        shadow(calm);
        floor.run(10);
        activate(logistic);
        assertThat(engine.shadows()).singleElement().satisfies(each -> {
            assertThat(each.hash()).isEqualTo(calm);
            assertThat(each.agreed() + each.differed()).isZero();
        });
        floor.run(5);
        activate(calm);
        assertThat(engine.shadows()).isEmpty();
        floor.run(5);
        assertThat(use().refused()).isZero();
    }

    @Test
    void whatIsNotOnTheShelfOrFitsNotIsSaid() {
        assertThatThrownBy(() -> activate("abc")).hasMessageContaining("not on the shelf");
        Model slow = TestModels.lstm("slow", 1, 4, 3, 2, 500, 1);
        String hash = put(slow);
        assertThat(engine.refusal(new Input.Activated(0, ReleaseKind.MODEL, DRIFT, hash)))
                .isEqualTo(
                        "slow-1 reads steps of 500 ms, and funding-drift evaluates every 250 ms. Maybe a model that was"
                                + " trained on such steps");
        assertThat(engine.refusal(new Input.Shadowed(0, ReleaseKind.MODEL, DRIFT, hash)))
                .isNotEmpty();
        assertThat(engine.refusal(new Input.Activated(0, ReleaseKind.MODEL, DRIFT, put(MEMORY))))
                .isEmpty();
    }
}

package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Decision;
import io.traider.domain.Input;
import io.traider.domain.Instruction;
import io.traider.domain.Position;
import io.traider.domain.ReleaseKind;
import io.traider.domain.SignalKind;
import io.traider.domain.Step;
import io.traider.domain.StrategyMode;
import io.traider.journal.codec.StepCodec;
import io.traider.session.LiveShelf;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Definitions of a strategy come into force while it runs: modes, parameters, and what stays as it is. */
class StrategyInForceTest {

    private static final String DRIFT = "funding-drift";
    private static final String TEXT = ShippedFiles.strategyFile(DRIFT);

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

    private StrategyDefinition put(String from, String to) {
        assertThat(TEXT).contains(from);
        return put(TEXT.replace(from, to));
    }

    private StrategyDefinition put(String text) {
        StrategyDefinition definition = StrategyDefinition.parse(text, "simulated");
        shelf.put(definition);
        return definition;
    }

    private StrategyDefinition mode(String mode) {
        return put("limits: paper", "limits: paper\n" + mode);
    }

    private String refusal(StrategyDefinition definition) {
        return engine.refusal(activated(definition));
    }

    private Input.Activated activated(StrategyDefinition definition) {
        return new Input.Activated(floor.nanos(), ReleaseKind.STRATEGY, DRIFT, definition.hash());
    }

    private void activate(StrategyDefinition definition) {
        assertThat(refusal(definition)).isEmpty();
        floor.input(activated(definition));
    }

    private List<Decision> decisions() {
        return steps.stream()
                .flatMap(step -> step.decisions().stream())
                .filter(each -> each.signal().strategy().equals(DRIFT))
                .toList();
    }

    private List<Position> held() {
        return engine.positions().stream()
                .filter(each ->
                        each.strategy().equals(DRIFT) && !each.quantity().isZero())
                .toList();
    }

    @Test
    void aFileSaysTheModeAndElseItIsPaper() {
        assertThat(StrategyDefinition.parse(TEXT, "simulated").mode()).isEqualTo(StrategyMode.PAPER);
        assertThat(mode("mode: shadow").mode()).isEqualTo(StrategyMode.SHADOW);
        assertThat(mode("mode: live").mode()).isEqualTo(StrategyMode.LIVE);
        assertThat(mode("exitsOnly: true").exitsOnly()).isTrue();
        assertThatThrownBy(() -> mode("mode: LIVE")).hasMessageContaining("Maybe shadow, paper or live");
        assertThatThrownBy(() -> mode("exitsOnly: perhaps")).hasMessageContaining("'perhaps'. Maybe true or false");
    }

    @Test
    void inTheShadowItDecidesAndSendsNothing() {
        StrategyDefinition shadow = mode("mode: shadow");
        activate(shadow);
        floor.run(90);
        assertThat(decisions()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.wouldBe()).isTrue();
            assertThat(each.order()).isNull();
            assertThat(each.versions()).containsEntry("strategy:" + DRIFT, shadow.hash());
        });
        assertThat(decisions()).anySatisfy(each -> {
            assertThat(each.verdict().allowed()).isTrue();
            assertThat(each.intent()).isNotNull();
        });
        assertThat(steps.stream().flatMap(step -> step.instructions().stream()))
                .noneMatch(each -> each instanceof Instruction.Submit sent
                        && sent.order().intent().strategy().equals(DRIFT));
        assertThat(held()).isEmpty();
        for (Step step : steps) {
            assertThat(StepCodec.content(StepCodec.decode(StepCodec.encode(step))))
                    .isEqualTo(StepCodec.content(step));
        }
        steps.clear();
        activate(put(TEXT));
        floor.run(60);
        assertThat(decisions()).isNotEmpty().noneMatch(Decision::wouldBe);
        assertThat(decisions()).anyMatch(each -> each.order() != null);
    }

    @Test
    void anEngineThatFollowedWhatWasInTheShadowGoesOnAlike() {
        StrategyDefinition shadow = mode("mode: shadow");
        activate(shadow);
        floor.run(60);
        int half = steps.size();
        floor.run(60);
        try (EngineSetup again = setup.twin()) {
            Engine second = new Engine(again, shelf, Pace.UNTIMED);
            steps.subList(0, half).forEach(second::follow);
            for (Step step : steps.subList(half, steps.size())) {
                assertThat(StepCodec.content(second.on(step.sequence(), step.input())))
                        .isEqualTo(StepCodec.content(step));
            }
        }
        assertThat(decisions()).hasSizeGreaterThan(3);
    }

    @Test
    void onlyExitsLetsItOutAndNotIn() {
        for (int i = 0; i < 30 && held().isEmpty(); i++) {
            floor.run(5);
        }
        assertThat(held()).isNotEmpty();
        activate(mode("exitsOnly: true"));
        steps.clear();
        for (int i = 0; i < 200 && !held().isEmpty(); i++) {
            floor.run(5);
        }
        assertThat(held()).isEmpty();
        floor.run(60);
        assertThat(held()).isEmpty();
        assertThat(decisions())
                .filteredOn(each -> each.signal().kind() != SignalKind.EXIT)
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(each.order()).isNull();
                    assertThat(each.intent()).isNull();
                    assertThat(each.reasons())
                            .singleElement()
                            .satisfies(reason -> assertThat(reason.code()).isEqualTo("EXITS_ONLY"));
                });
        assertThat(refusal(mode("mode: shadow"))).isEmpty();
    }

    @Test
    void withPositionsItDoesNotGoIntoTheShadow() {
        for (int i = 0; i < 30 && held().isEmpty(); i++) {
            floor.run(5);
        }
        assertThat(refusal(mode("mode: shadow")))
                .startsWith("strategy funding-drift has " + held().size() + " positions")
                .contains("Maybe exitsOnly: true first");
    }

    @Test
    void otherParametersDecideOtherwiseFromTheNextInputOn() {
        floor.run(60);
        steps.clear();
        activate(put("entryDrift: 1.0", "entryDrift: 6"));
        floor.run(90);
        assertThat(decisions()).noneMatch(each -> each.signal().kind() != SignalKind.EXIT);
        steps.clear();
        activate(put("entryDrift: 1.0", "entryDrift: 0"));
        floor.run(90);
        assertThat(decisions()).anyMatch(each -> each.signal().kind() != SignalKind.EXIT);
    }

    @Test
    void anotherLimitSetCountsFromThenOnAndIsAmongTheVersions() {
        activate(put("limits: paper", "limits: live-starter"));
        assertThat(engine.versions())
                .containsEntry(
                        "limits:live-starter",
                        setup.limits().get("live-starter").hash())
                .containsKey("limits:paper");
        floor.run(60);
        assertThat(decisions())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.versions()).containsKey("limits:live-starter"));
    }

    @Test
    void whatDoesNotFitIsSaid() {
        assertThat(refusal(mode("mode: live"))).contains("no live gateway. Maybe mode: paper");
        assertThat(refusal(put("BINANCE_FUTURES: 5000 USDT", "BINANCE_FUTURES: 6000 USDT")))
                .contains("a definition moves none");
        assertThat(refusal(put("  - BINANCE_FUTURES:SOLUSDT\n", ""))).contains("other instruments");
        assertThat(refusal(put("fastSeconds: 3,", "fastSeconds: 4,"))).contains("funding features");
        assertThat(refusal(put("limits: paper", "limits: none"))).contains("wants limits 'none'. Maybe one of");
        assertThatThrownBy(() -> put("entryDrift: 1.0", "entryDrift: 7")).hasMessageContaining("outside of its bounds");
    }
}

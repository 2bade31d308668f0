package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.feature.FeatureEngine;
import io.traider.model.Combination;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.model.ScoreSpec;
import io.traider.model.TestModels;
import io.traider.model.TestModels.Model;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a strategy's file says of its score. */
class ScorePlanTest {

    private static final String TEXT = ShippedFiles.strategyFile("funding-drift");
    private static final String ONE = "model:\n  name: direction\n  version: 1\n";
    private static final String STACK = """
        model:
          combination: stacked
          over: logits
          intercept: 0.25
          members:
            - {model: low, version: 1, weight: -1}
            - {model: high, version: 2, weight: 0.5}
        """;
    private static final Model LOW = TestModels.constant("low", 1, 0.3);
    private static final Model HIGH = TestModels.constant("high", 2, 0.7);

    private static ScorePlan plan(String model) {
        assertThat(TEXT).contains(ONE);
        return StrategyDefinition.parse(TEXT.replace(ONE, model), "simulated").score();
    }

    @Test
    void oneModelIsNamedAndSeveralAreCombined() {
        assertThat(plan(ONE).parts()).containsExactly(new ScorePlan.Part("direction", 1, 1));
        ScorePlan stack = plan(STACK);
        assertThat(stack.combination()).isEqualTo(Combination.STACKED);
        assertThat(stack.over()).isEqualTo(ScoreSpec.Over.LOGITS);
        assertThat(stack.intercept()).isEqualTo(0.25);
        assertThat(stack.parts()).extracting(ScorePlan.Part::weight).containsExactly(-1.0, 0.5);
        assertThatThrownBy(() -> plan(STACK.replace("stacked", "piled")))
                .hasMessageContaining(
                        "strategy.model.combination is 'piled'. Maybe one of [single, weighted, stacked]");
        assertThatThrownBy(() -> plan(STACK.replace("  over: logits\n", ""))).hasMessageContaining("lacks 'over'");
    }

    @Test
    void itBecomesASpecOnceItsModelsAreLoaded() {
        try (ScoreSource source =
                plan(STACK).load(part -> (part.id().equals("low-1") ? LOW : HIGH).load(FeatureEngine.SET))) {
            assertThat(source.spec())
                    .isEqualTo(
                            ScoreSpec.stacked(ScoreSpec.Over.LOGITS, 0.25, List.of(LOW.member(-1), HIGH.member(0.5))));
        }
        List<OnnxModel> loaded = new ArrayList<>();
        assertThatThrownBy(() -> plan(STACK).load(part -> {
                    if (!loaded.isEmpty()) {
                        throw new IllegalArgumentException(part.id() + " is nowhere");
                    }
                    loaded.add(LOW.load(FeatureEngine.SET));
                    return loaded.getFirst();
                }))
                .hasMessage("high-2 is nowhere");
        assertThat(loaded).allMatch(OnnxModel::closed);
    }
}

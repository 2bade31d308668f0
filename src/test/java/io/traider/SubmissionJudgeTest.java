package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.engine.ShippedFiles;
import io.traider.engine.StrategyDefinition;
import io.traider.release.ScoreDetail;
import io.traider.release.StrategyDetail;
import io.traider.rule.StrategyRules;
import io.traider.rule.fact.Model;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** For which of the shipped strategies a model is judged that nobody asked about. */
class SubmissionJudgeTest {

    private final List<StrategyDetail> all = ShippedFiles.strategyNames().stream()
            .map(SubmissionJudgeTest::strategy)
            .sorted(Comparator.comparing(StrategyDetail::name))
            .toList();

    private static StrategyDetail strategy(String name) {
        StrategyDefinition definition = StrategyDefinition.parse(ShippedFiles.strategyFile(name), "simulated");
        ScoreDetail score = new ScoreDetail(name, 1, definition.score().shipped(), null, null, List.of());
        return new StrategyDetail(definition, 1, "shipped", null, score, List.of());
    }

    private static boolean reads(String strategy) {
        return StrategyRules.shipped(strategy).pack().reads(Model.class);
    }

    @Test
    void oneWhoseRulesReadTheScoreAndThatHasTheModelComesFirst() {
        assertThat(all).extracting(StrategyDetail::name).first().isEqualTo("cross-venue-basis");
        assertThat(SubmissionJudge.first(all, SubmissionJudgeTest::reads, "direction"))
                .contains("funding-drift");
        assertThat(SubmissionJudge.first(all, SubmissionJudgeTest::reads, "direction-lstm"))
                .contains("order-book-imbalance");
        assertThat(SubmissionJudge.first(all, SubmissionJudgeTest::reads, "unheard-of"))
                .as("any that reads it")
                .contains("funding-drift");
    }

    @Test
    void whereNoneReadsAScoreOneThatHasTheModelIsBetterThanNone() {
        assertThat(SubmissionJudge.first(all, _ -> false, "direction-gbt")).contains("order-book-imbalance");
        assertThat(SubmissionJudge.first(List.of(), _ -> false, "direction-gbt"))
                .isEmpty();
    }
}

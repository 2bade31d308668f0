package io.traider.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.traider.domain.MemberScore;
import io.traider.domain.Score;
import io.traider.feature.FeatureEngine;
import io.traider.model.TestModels.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One model and several as the source of a score. */
class ScoreSourceTest {

    private static final Model LOW = TestModels.constant("low", 1, 0.2);
    private static final Model HIGH = TestModels.constant("high", 3, 0.9);
    private static final Model WILD = TestModels.linear("wild", 1, 1.7f);
    private static final Model WINDOW = TestModels.lstm("window", 2, 4, 6, 5, 250, 7);

    private final double[] vector = TestModels.vector(FeatureEngine.SET, new Random(1));
    private final FeatureWindow window = new FeatureWindow(FeatureEngine.SET.size());

    private static Function<ScoreSpec.Member, OnnxModel> loading(Model... models) {
        Map<String, Model> byName = Arrays.stream(models)
                .collect(Collectors.toMap(each -> each.card().id(), each -> each));
        return member -> byName.get(member.id()).load(FeatureEngine.SET);
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    @Test
    void aSpecIsReadAsItIsWrittenAndNamedByItsText() {
        for (ScoreSpec spec : List.of(
                ScoreSpec.single(LOW.member(1)),
                ScoreSpec.weighted(List.of(LOW.member(0.25), HIGH.member(3))),
                ScoreSpec.stacked(ScoreSpec.Over.LOGITS, -0.125, List.of(LOW.member(-2), WINDOW.member(1e-3))))) {
            ScoreSpec again = ScoreSpec.parse(spec.text());
            assertThat(again.hash()).isEqualTo(spec.hash());
            assertThat(again.members()).isEqualTo(spec.members());
            assertThat(again.combination()).isEqualTo(spec.combination());
            assertThat(again.intercept()).isEqualTo(spec.intercept());
            assertThat(again.over()).isEqualTo(spec.over());
            assertThat(ScoreSpec.parse(spec.text() + "# said otherwise\n").hash())
                    .isNotEqualTo(spec.hash());
        }
    }

    @Test
    void aSpecThatMakesNoSenseSaysWhatIsWrong() {
        String single = ScoreSpec.single(LOW.member(1)).text();
        String mean = ScoreSpec.weighted(List.of(LOW.member(1), HIGH.member(2))).text();
        wrong("[]", "map of fields");
        wrong("a: [", "YAML");
        wrong(
                single.replace("single", "median"),
                "'combination' is 'median'. Maybe one of [single, weighted, stacked]");
        wrong(single.replace("weight: 1.0", "weight: 2"), "is alone and has weight 2.0");
        wrong(single + "intercept: 1\n", "no intercept");
        wrong(single.replace("version: 1", "version: 1.5"), "'version' is 1.5");
        wrong(single.replace("    weight", "    wieght"), "no field 'wieght'");
        wrong(single.replace(LOW.card().sha256(), "abc"), "'abc'");
        wrong(mean.replace("weight: 1.0", "weight: -1"), "Maybe a stack");
        wrong(mean.replace("weight: 1.0", "weight: 0").replace("weight: 2.0", "weight: 0"), "no model of");
        wrong(mean.replace("weight: 1.0", "weight: .nan"), "cannot have the weight NaN");
        wrong(mean.replace("high", "low").replace("version: 3", "version: 1"), "low-1 is twice");
        wrong(mean.replace("weighted", "stacked"), "'over' is null");
        wrong(mean.replace("weighted", "single"), "a single score of 2 models");
        assertThatThrownBy(() -> ScoreSpec.weighted(List.of())).hasMessageContaining("0 models");
    }

    private static void wrong(String yaml, String words) {
        assertThatThrownBy(() -> ScoreSpec.parse(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void oneModelScoresAsItDoesAlone() {
        try (ScoreSource source = ScoreSource.single(LOW.load(FeatureEngine.SET))) {
            Score score = source.toScore(vector, window);
            assertThat(score.value()).isCloseTo(0.2, within(1e-6));
            assertThat(score.model()).isEqualTo("low-1");
            assertThat(score.hash())
                    .isEqualTo(source.hash())
                    .isNotEqualTo(LOW.card().sha256());
            assertThat(score.members()).isEmpty();
            assertThat(source.explained(score).members())
                    .containsExactly(new MemberScore("low-1", LOW.card().sha256(), 1, score.value()));
        }
    }

    @Test
    void severalAreWeighedOrStacked() {
        ScoreSpec mean = ScoreSpec.weighted(List.of(LOW.member(1), HIGH.member(3)));
        try (ScoreSource source = ScoreSource.of(mean, loading(LOW, HIGH))) {
            Score score = source.toScore(vector, window);
            assertThat(score.value()).isCloseTo((0.2 + 3 * 0.9) / 4, within(1e-6));
            assertThat(score.model()).isEqualTo("weighted(low-1, high-3)");
            assertThat(source.explained(score).members())
                    .extracting(MemberScore::weight)
                    .containsExactly(1.0, 3.0);
        }
        ScoreSpec logits = ScoreSpec.stacked(ScoreSpec.Over.LOGITS, 0.5, List.of(LOW.member(-1), HIGH.member(2)));
        try (ScoreSource source = ScoreSource.of(logits, loading(LOW, HIGH))) {
            double sum = 0.5 - logit(0.2) + 2 * logit(0.9);
            assertThat(source.score(vector, window)).isCloseTo(1 / (1 + Math.exp(-sum)), within(1e-6));
        }
        ScoreSpec scores = ScoreSpec.stacked(ScoreSpec.Over.SCORES, -1, List.of(WILD.member(2), HIGH.member(1)));
        try (ScoreSource source = ScoreSource.of(scores, loading(WILD, HIGH))) {
            assertThat(source.score(vector, window)).isCloseTo(1 / (1 + Math.exp(-(-1 + 3.4 + 0.9))), within(1e-6));
        }
    }

    @Test
    void oneMemberThatRefusesMakesTheWholeRefuseAndIsNamed() {
        ScoreSpec mean = ScoreSpec.weighted(List.of(LOW.member(1), WINDOW.member(1), HIGH.member(1)));
        try (ScoreSource source = ScoreSource.of(mean, loading(LOW, WINDOW, HIGH))) {
            window.push(vector);
            Score score = source.toScore(vector, window);
            assertThat(score.refusal()).isEqualTo("window-2: window has 1 of 4 steps");
            assertThat(score.value()).isNaN();
            assertThat(source.explained(score).members())
                    .extracting(MemberScore::value)
                    .satisfiesExactly(
                            first -> assertThat(first).isCloseTo(0.2, within(1e-6)),
                            second -> assertThat(second).isNaN(),
                            third -> assertThat(third).isNaN());
            for (int i = 1; i < 4; i++) {
                window.push(vector);
            }
            assertThat(source.toScore(vector, window).refused()).isFalse();
        }
        ScoreSpec logits = ScoreSpec.stacked(ScoreSpec.Over.LOGITS, 0, List.of(LOW.member(1), WILD.member(1)));
        try (ScoreSource source = ScoreSource.of(logits, loading(LOW, WILD))) {
            assertThat(source.toScore(vector, window).refusal())
                    .startsWith("wild-1: scored 1.7")
                    .endsWith("which is no probability");
        }
    }

    @Test
    void aModelThatIsNotWhatTheSpecSaysIsRefusedAndNothingStaysOpen() {
        OnnxModel given = HIGH.load(FeatureEngine.SET);
        ScoreSpec spec = ScoreSpec.single(LOW.member(1));
        assertThatThrownBy(() -> ScoreSource.of(spec, _ -> given)).hasMessageContaining("high");
        assertThat(given.closed()).isTrue();
        OnnxModel other = HIGH.load(FeatureEngine.SET);
        try (ScoreSource source = ScoreSource.single(LOW.load(FeatureEngine.SET))) {
            assertThatThrownBy(() -> source.with(other)).hasMessageContaining("low-1 has no member high");
            assertThat(other.closed()).isTrue();
        }
    }

    @Test
    void aSwapOfOneMemberKeepsTheOthersAndModelsGoWithTheLastWhoHasThem() {
        ScoreSource before =
                ScoreSource.of(ScoreSpec.weighted(List.of(LOW.member(1), HIGH.member(1))), loading(LOW, HIGH));
        OnnxModel low = before.models().getFirst();
        OnnxModel high = before.models().getLast();
        ScoreSource after = before.with(TestModels.constant("high", 4, 0.5).load(FeatureEngine.SET));
        assertThat(after.models().getFirst()).isSameAs(low);
        assertThat(after.label()).isEqualTo("weighted(low-1, high-4)");
        ScoreSource shared = before.share();
        before.close();
        before.close();
        assertThat(high.closed()).isFalse();
        assertThat(shared.score(vector, window)).isCloseTo(0.55, within(1e-6));
        shared.close();
        assertThat(high.closed()).isTrue();
        assertThat(low.closed()).isFalse();
        assertThat(after.score(vector, window)).isCloseTo(0.35, within(1e-6));
        after.close();
        assertThat(low.closed()).isTrue();
        assertThatThrownBy(low::share).hasMessageContaining("low-1 is closed");
    }

    @Test
    void aTwinHasModelsOfItsOwnAndScoresTheSameBits() {
        ScoreSource one = ScoreSource.of(
                ScoreSpec.stacked(ScoreSpec.Over.LOGITS, 0.1, List.of(WINDOW.member(1.5), LOW.member(0.5))),
                loading(LOW, WINDOW));
        Random random = new Random(3);
        try (ScoreSource twin = one.twin()) {
            double[] bits = new double[50];
            for (int i = 0; i < bits.length; i++) {
                double[] next = TestModels.vector(FeatureEngine.SET, random);
                window.push(next);
                bits[i] = one.score(next, window);
                // Bits, as no score is equal to another while the window fills.
                assertThat(Double.doubleToLongBits(twin.score(next, window)))
                        .isEqualTo(Double.doubleToLongBits(bits[i]));
            }
            assertThat(Arrays.stream(bits).distinct().count()).isGreaterThan(40);
            one.close();
            assertThat(twin.score(vector, window)).isFinite();
        }
    }
}

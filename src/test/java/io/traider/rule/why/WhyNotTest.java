package io.traider.rule.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Fact;
import io.traider.domain.Figure;
import io.traider.rule.Holding;
import io.traider.rule.PackKind;
import io.traider.rule.ShippedPacks;
import io.traider.rule.StrategyParameters;
import io.traider.rule.fact.Funding;
import io.traider.rule.fact.Missing;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What "why not" says, in words. */
class WhyNotTest {

    private static final String DRIFT = ShippedPacks.of("funding-drift").drl();

    private static final StrategyParameters NUMBERS =
            new StrategyParameters(new TreeMap<>(Map.of("entryDrift", 1.5, "exitDrift", 0.25)));

    private static Holding holding(Holding.Direction direction) {
        return new Holding(direction, 10, 60, 0, Double.POSITIVE_INFINITY);
    }

    private static Explanation pretrade(String condition, Record... facts) {
        String drl = "package rules.pretrade\nrule \"r\"\nwhen\n    " + condition + "\nthen\nend\n";
        return WhyNot.explain(PackKind.PRETRADE, drl, "r", List.of(facts));
    }

    @Test
    void saysWhichNumbersFailedAndWhichHeld() {
        Explanation why = WhyNot.explain(
                PackKind.STRATEGY,
                DRIFT,
                "funding came back for a short",
                List.of(NUMBERS, holding(Holding.Direction.SHORT), new Funding(0.5, 1.21, 0.1, 0)));
        assertThat(why.holds()).isFalse();
        assertThat(why.missing()).containsExactly("Funding: drift 1.21 <= exitDrift 0.25: failed");
        assertThat(why.patterns().get(1).conditions())
                .extracting(ConditionAnswer::words)
                .containsExactly("direction SHORT == Holding.Direction.SHORT: held", "openOrders 0 == 0: held");
        assertThat(DRIFT.lines().toList().get(why.patterns().get(2).line() - 1)).contains("Funding( drift <=");
    }

    @Test
    void saysWhatIsNotThereAndWhatCannotBeTold() {
        Explanation why = WhyNot.explain(
                PackKind.STRATEGY,
                DRIFT,
                "fade crowded longs",
                List.of(NUMBERS, holding(Holding.Direction.FLAT), new Funding(0.5, 1.6, 0.1, 0)));
        assertThat(why.missing())
                .containsExactly(
                        "Holding: secondsSinceLastOrder Infinity >= coolDownSeconds unknown: cannot be told,"
                                + " no strategy parameter is called 'coolDownSeconds'",
                        "there is no Model (one; absent when the model refused to score)",
                        "there is no Market (one; absent while any of its figures is not known)");
    }

    @Test
    void aRuleThatFiredLacksNothing() {
        Explanation why = WhyNot.explain(
                PackKind.STRATEGY,
                DRIFT,
                "funding came back for a short",
                List.of(NUMBERS, holding(Holding.Direction.SHORT), new Funding(0.5, -0.5, 0.1, 0)));
        assertThat(why.holds()).isTrue();
        assertThat(why.missing()).isEmpty();
    }

    @Test
    void ofSeveralFactsTheOneThatComesNearestIsShown() {
        Explanation why = pretrade("Missing( what == \"a\" || what == \"b\" )", new Missing("x"), new Missing("b"));
        assertThat(why.holds()).isTrue();
        assertThat(why.patterns().getFirst().conditions().getFirst().words())
                .isEqualTo("what b == \"a\" or what b == \"b\": held");
    }

    @Test
    void notAndExistsAreSaidInWords() {
        assertThat(pretrade("not Missing()", new Missing("a")).missing())
                .containsExactly("there is a Missing that there must not be");
        assertThat(pretrade("not Missing( what == \"b\" )", new Missing("a")).holds())
                .isTrue();
        assertThat(pretrade("exists Missing( what == \"b\" )", new Missing("a")).missing())
                .containsExactly("there is no Missing for which all holds");
    }

    @Test
    void keptFactsOfThePackAreRead() {
        List<Fact> kept = List.of(
                new Fact("pretrade", "Missing", List.of(new Figure("what", "limits"))),
                new Fact("funding-drift", "Model", List.of(new Figure("score", "0.5"))));
        assertThat(WhyNot.explainKept(ShippedPacks.of("pretrade"), "missing figure", kept)
                        .holds())
                .isTrue();
        assertThat(WhyNot.explainKept(ShippedPacks.of("pretrade"), "order value", kept)
                        .missing())
                .hasSize(2);
    }

    @Test
    void whatIsNotUnderstoodIsRefused() {
        assertThatThrownBy(() -> WhyNot.explain(PackKind.STRATEGY, DRIFT, "fade crowded long", List.of()))
                .hasMessageContaining("Maybe 'fade crowded longs'");
        assertThatThrownBy(() -> pretrade("eval( true )")).hasMessageContaining("EvalDescr");
        assertThatThrownBy(() -> pretrade("Missing( what matches \"a\" )")).hasMessageContaining("not understood");
        assertThatThrownBy(() -> pretrade("Missing( what.length() > 1 )")).isInstanceOf(IllegalArgumentException.class);
    }
}

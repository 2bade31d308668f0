package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Reason;
import io.traider.rule.fact.ProposedOrder;
import io.traider.rule.why.WhyNot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What Drools makes of a fraction beside an exact decimal, of which the gate warns and which "why not" tells as it is. */
class FractionsTest {

    private static final String HEAD = """
        package rules.pretrade
        import io.traider.rule.fact.ProposedOrder
        global io.traider.rule.fact.VerdictDraft verdict
        """;

    private static String drl(List<String> conditions) {
        StringBuilder drl = new StringBuilder(HEAD);
        for (int i = 0; i < conditions.size(); i++) {
            drl.append("rule \"rule %d\" when ProposedOrder( %s ) then verdict.breach(\"FIRED\"); end\n"
                    .formatted(i, conditions.get(i)));
        }
        return drl.toString();
    }

    private static List<String> holding(String share, String... conditions) {
        List<String> all = List.of(conditions);
        BigDecimal one = BigDecimal.ONE;
        ProposedOrder order =
                new ProposedOrder(one, one, one, one, new BigDecimal(share), false, false, one, null, false);
        PretradeRules rules = new PretradeRules(RulePack.compile("own", new TreeMap<>(Map.of("own.drl", drl(all)))));
        List<String> fired =
                rules.check(List.of(order)).reasons().stream().map(Reason::rule).toList();
        List<String> held = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String rule = "rule " + i;
            assertThat(WhyNot.explain(PackKind.PRETRADE, drl(all), rule, List.of(order))
                            .holds())
                    .as("why not, of " + all.get(i) + " with " + share)
                    .isEqualTo(fired.contains(rule));
            if (fired.contains(rule)) {
                held.add(all.get(i));
            }
        }
        return held;
    }

    @Test
    void aFractionIsTheBinaryNumberNearestToIt() {
        assertThat(holding("0.3", "shareOfDepth > 0.3", "shareOfDepth > 0.3B", "shareOfDepth == 0.3B"))
                .containsExactly("shareOfDepth > 0.3", "shareOfDepth == 0.3B");
        assertThat(holding("0.1", "shareOfDepth < 0.1", "shareOfDepth < 0.1B", "shareOfDepth >= 0.1B"))
                .containsExactly("shareOfDepth < 0.1", "shareOfDepth >= 0.1B");
        assertThat(holding("0.25", "shareOfDepth == 0.25", "shareOfDepth == 0.25B"))
                .hasSize(2);
    }

    @Test
    void soIsOneThatIsReckonedWith() {
        assertThat(holding(
                        "0.3",
                        "shareOfDepth * 1.1 > 0.33B",
                        "shareOfDepth + 0.1 > 0.4B",
                        "shareOfDepth < 0.2 + 0.1",
                        "shareOfDepth * 1.1B > 0.33B",
                        "shareOfDepth + 0.1B > 0.4B"))
                .containsExactly("shareOfDepth * 1.1 > 0.33B", "shareOfDepth + 0.1 > 0.4B", "shareOfDepth < 0.2 + 0.1");
        assertThat(holding("0.3", "shareOfDepth + 0.1B == 0.4B", "shareOfDepth * 1.1B == 0.33B"))
                .hasSize(2);
    }
}

package io.traider.rule.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.rule.PackKind;
import io.traider.rule.RuleAnswer;
import io.traider.rule.RulePack;
import io.traider.rule.RuleTrial;
import io.traider.rule.ShippedPacks;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All conditions hold exactly when Drools fires the rule, over many random facts and rules. */
@Tag("slow")
@Tag("thorough")
class WhyNotAgreesTest {

    private static final int SITUATIONS = 3_000;
    private static final long SEED = Long.getLong("traider.seed", 20_261_130);

    static Stream<Arguments> packs() {
        Stream<Arguments> shipped =
                ShippedPacks.all().stream().map(pack -> Arguments.of(pack.name(), pack.kind(), pack.drl()));
        Stream<Arguments> random = Stream.of(PackKind.STRATEGY)
                .map(kind -> Arguments.of("random", kind, new RandomRules(kind, new Random(SEED)).file(40)));
        return Stream.concat(shipped, random);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("packs")
    void conditionsHoldExactlyWhenTheRuleFires(String name, PackKind kind, String drl) {
        System.out.println("seed " + SEED);
        RuleTrial trial = new RuleTrial(kind, RulePack.compile(name, new TreeMap<>(Map.of(name + ".drl", drl))));
        List<RuleConditions> rules = RuleConditions.all(kind, drl);
        assertThat(rules).hasSameSizeAs(trial.rules());
        RandomFacts facts = new RandomFacts(kind, RandomRules.PARAMETERS, new Random(SEED + 1));
        Map<String, String> wrong = new TreeMap<>();
        int fired = 0;
        for (int i = 0; i < SITUATIONS; i++) {
            List<Record> shown = facts.next();
            RuleAnswer answer = trial.ask(shown);
            assertThat(answer.failure()).as("seed %d, %s", SEED, shown).isEmpty();
            for (RuleConditions rule : rules) {
                Explanation explanation = WhyNot.explain(kind, rule, shown);
                if (explanation.holds() != answer.fired().contains(rule.name())) {
                    wrong.putIfAbsent(rule.name(), explanation.patterns() + " on " + shown);
                }
                assertThat(explanation.missing().isEmpty()).isEqualTo(explanation.holds());
            }
            fired += answer.fired().size();
        }
        System.out.printf("%s %s: %d rules, %d situations, %d firings%n", name, kind, rules.size(), SITUATIONS, fired);
        assertThat(wrong).as("seed %d, where Drools says otherwise", SEED).isEmpty();
        assertThat(fired).isPositive();
    }
}

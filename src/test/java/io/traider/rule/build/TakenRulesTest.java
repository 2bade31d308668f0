package io.traider.rule.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.rule.Problem;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TakenRulesTest {

    private static final String HEAD = """
        package rules.pretrade
        import io.traider.rule.fact.Book
        global io.traider.rule.fact.VerdictDraft verdict
        """;
    private static final String RULE = """
        rule "taken NAME"
        when
            Book( valid == false, $age : ageMillis )
        then
            verdict.breach("CODE", "ageMillis", $age);
        end
        """;

    private static String rule(String name) {
        return RULE.replace("NAME", name);
    }

    private static SortedMap<String, String> drl(String text) {
        return new TreeMap<>(Map.of("pretrade.drl", text));
    }

    @Test
    void whatWasTakenIsBlankAndTheOthersStandAtTheirLines() {
        TakenRules rules = new TakenRules();
        rules.take(drl(HEAD + rule("1") + rule("2")));
        assertThat(rules.others(drl(HEAD + rule("2") + rule("1")))).isEmpty();
        assertThat(rules.others(drl(HEAD + rule("1") + rule("3") + rule("2"))))
                .isEqualTo(drl(HEAD + "\n".repeat(6) + rule("3") + "\n".repeat(6)));
        assertThat(rules.others(drl("// other\n" + HEAD + rule("1")))).hasSize(1);
    }

    @Test
    void onlyWhatHasNoProblemIsTaken() {
        String bad = rule("b").replace("$age);", "$old);");
        assertThat(ClassicBuild.problems(drl(HEAD + rule("a")))).isEmpty();
        for (int i = 0; i < 2; i++) {
            List<Problem> found = ClassicBuild.problems(drl(HEAD + rule("a") + bad + rule("c")));
            assertThat(found).singleElement().satisfies(problem -> {
                assertThat(problem.line()).isEqualTo(14);
                assertThat(problem.column()).isEqualTo(41);
                assertThat(problem.offending()).isEqualTo("$old");
            });
        }
        assertThat(ClassicBuild.problems(drl(HEAD + rule("a") + rule("b") + rule("c"))))
                .isEmpty();
    }
}

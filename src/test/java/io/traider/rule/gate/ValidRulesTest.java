package io.traider.rule.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.rule.PackKind;
import io.traider.rule.RulePack;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rules made of the grammar pass, and what passes compiles: the gate refuses nobody for nothing. */
class ValidRulesTest {

    private static final long SEED = Long.getLong("traider.seed", 20_251_130);
    private static final int RULES = 60;

    private static final List<String> NUMBERS = List.of("ageMillis", "bid", "ask");
    private static final List<String> LIMITS =
            List.of("maxOrderValue", "collarBps", "maxOpenOrders", "maxBookAgeMillis");
    private static final List<String> ORDER = List.of("<", "<=", ">", ">=", "==", "!=");

    private final Random random = new Random(SEED);

    @Test
    void passAndCompile() {
        StringBuilder text = new StringBuilder("""
            package rules.pretrade
            import io.traider.domain.KillSwitch
            import io.traider.domain.Limits
            import io.traider.rule.fact.Book
            import io.traider.rule.fact.Missing
            import io.traider.rule.fact.ProposedOrder
            global io.traider.rule.fact.VerdictDraft verdict
            """);
        for (int i = 0; i < RULES; i++) {
            text.append(rule(i));
        }
        TreeMap<String, String> files = new TreeMap<>(Map.of("own.drl", text.toString()));
        assertThat(RuleGate.check(PackKind.PRETRADE, files))
                .as("seed %d:%n%s", SEED, text)
                .isEmpty();
        assertThat(RulePack.compile("own", files).files()).as("seed %d", SEED).isEqualTo(files);
    }

    private String rule(int i) {
        StringBuilder conditions = new StringBuilder("    $l : Limits()\n    $b : Book( $v : " + any(NUMBERS));
        for (int n = random.nextInt(4); n > 0; n--) {
            conditions.append(", ").append(condition());
        }
        conditions
                .append(" )\n")
                .append(any(List.of(
                        "",
                        "    not KillSwitch( by == \"rule x\" )\n",
                        "    exists Missing()\n",
                        "    $k : KillSwitch( $by : by )\n    Missing( what == $by )\n",
                        "    ProposedOrder( trigger != null, reduces == false || reached )\n")));
        return "rule \"r %d\"%s\nwhen\n%sthen\n    verdict.breach(\"C_%d\", \"v\", $v, \"l\", $l.%s(), \"b\", $b.bid(), \"n\", %s);\nend\n"
                .formatted(
                        i,
                        any(List.of("", " salience -5", "\n    salience 10")),
                        conditions,
                        i,
                        any(LIMITS),
                        any(List.of("1", "-2.5", "true", "\"text: a/b\"", "$v")));
    }

    private String condition() {
        return switch (random.nextInt(6)) {
            case 0 -> "valid == " + random.nextBoolean();
            case 1 -> "!valid";
            case 2 -> comparison() + " && " + comparison();
            case 3 -> "( " + comparison() + " || valid )";
            default -> comparison();
        };
    }

    private String comparison() {
        return sum() + " " + any(ORDER) + " " + operand();
    }

    private String sum() {
        return switch (random.nextInt(5)) {
            case 0 -> any(List.of("-ageMillis", "0 - bid"));
            case 1 -> any(NUMBERS) + " + " + any(NUMBERS);
            case 2 -> any(NUMBERS) + " * 2";
            default -> any(NUMBERS);
        };
    }

    private String operand() {
        return switch (random.nextInt(4)) {
            case 0 -> "$l." + any(LIMITS);
            case 1 -> String.valueOf(random.nextInt(1000));
            case 2 -> random.nextInt(100) + "." + random.nextInt(100);
            default -> any(List.of("$v", "$l.maxBookAgeMillis", "-5"));
        };
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}

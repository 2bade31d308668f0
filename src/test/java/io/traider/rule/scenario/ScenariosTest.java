package io.traider.rule.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import io.traider.rule.RulePack;
import io.traider.rule.ShippedPacks;
import io.traider.rule.fact.Account;
import io.traider.rule.fact.ProposedOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with scenarios, and how it is said. */
class ScenariosTest {

    private static final String GIVEN = """
        given:
          Account: {dailyLoss: 1}
          ProposedOrder: {quantity: 1, price: 2, value: 1_000.50, deviationBps: 0, shareOfDepth: 0, reduceOnly: false, reduces: false, reference: 2, reached: false}
        scenarios:
        """;
    private static final PackSource SHIPPED = ShippedPacks.of("pretrade");
    private static final RulePack PACK = RulePack.compile("pretrade", SHIPPED.deciding());

    private static ScenarioReading read(String scenarios) {
        return Scenarios.parse(PackKind.PRETRADE, GIVEN + scenarios);
    }

    @Test
    void factsAreExactAndWhatIsMissingIsNull() {
        ScenarioReading reading = read("  - {name: a, with: {Account: absent}, expect: {fires: []}}\n");
        assertThat(reading.problems()).isEmpty();
        Scenario only = reading.scenarios().list().getFirst();
        assertThat(only.line()).isEqualTo(5);
        assertThat(only.facts()).hasSize(1);
        ProposedOrder order = (ProposedOrder) only.facts().getFirst();
        assertThat(order.value()).isEqualTo(new BigDecimal("1000.50"));
        assertThat(order.trigger()).isNull();
    }

    @Test
    void oneScenarioLeavesNothingForTheNext() {
        ScenarioReading reading = read("""
              - {name: a, with: {Account: {dailyLoss: 2}, Missing: [{what: x}, {what: y}]}, expect: {fires: []}}
              - {name: b, expect: {fires: []}}
            """);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.scenarios().list().getFirst().facts()).hasSize(4);
        assertThat(reading.scenarios().list().getLast().facts()).hasSize(2).contains(new Account(BigDecimal.ONE));
    }

    static Stream<Arguments> wrong() {
        String end = ", expect: {fires: []}}\n";
        return Stream.of(
                Arguments.of(
                        "  - {name: a, with: {Acount: {dailyLoss: 1}}" + end,
                        "no fact is called 'Acount'",
                        "'Account'"),
                Arguments.of("  - {name: a, with: {Holding: {}}" + end, "no fact is called 'Holding'", ""),
                Arguments.of(
                        "  - {name: a, with: {Account: {dailyLos: 1}}" + end,
                        "Account has no 'dailyLos'",
                        "'dailyLoss'"),
                Arguments.of("  - {name: a, with: {Account: {dailyLoss: much}}" + end, "is 'much'", "like 2500.25"),
                Arguments.of("  - {name: a, with: {Account: {dailyLoss: .nan}}" + end, "is '.nan'", ""),
                Arguments.of("  - {name: a, with: {Account: {dailyLoss: 1e999999999}}" + end, "1e999999999", ""),
                Arguments.of("  - {name: a, with: {Account: {dailyLoss: [1]}}" + end, "no plain value", ""),
                Arguments.of("  - {name: a, with: {Account: {dailyLoss: 1, dailyLoss: 2}}" + end, "twice", ""),
                Arguments.of(
                        "  - {name: a, with: {Account: {dailyLoss: absent}}" + end, "Account needs dailyLoss", "state"),
                Arguments.of("  - {name: a, with: {ProposedOrder: {reduces: yes}}" + end, "is 'yes'", "true or false"),
                Arguments.of("  - {name: a, with: {Book: {valid: true}}" + end, "Book needs ageMillis, bid, ask", ""),
                Arguments.of(
                        "  - {name: a, with: {Account: [{dailyLoss: 1}, {dailyLoss: 2}]}" + end,
                        "shows one Account",
                        ""),
                Arguments.of(
                        "  - {name: a, with: {KillSwitch: {scope: ALLES, reason: r, by: b, sinceNanos: 1}}" + end,
                        "no kill scope",
                        "VENUE:KRAKEN"),
                Arguments.of("  - {nam: a, expect: {fires: []}}\n", "has no 'nam'", "'name'"),
                Arguments.of("  - {name: a}\n", "expects nothing", "DENIED"),
                Arguments.of("  - {name: a, expect: {}}\n", "expects nothing", ""),
                Arguments.of("  - {name: a, expect: {verdict: denyed}}\n", "cannot be 'denyed'", "'DENIED'"),
                Arguments.of("  - {name: a, expect: {signal: exit}}\n", "has no 'signal'", "verdict"),
                Arguments.of("  - just a word\n", "no list of 'name: value'", ""),
                Arguments.of("  - {name: a, expect: {fires: [}}\n", "this is not YAML", "quote"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsWrongIsToldWithItsLine(String scenario, String message, String advice) {
        List<Problem> problems = read(scenario).problems();
        assertThat(problems).isNotEmpty();
        Problem first = problems.getFirst();
        assertThat(first.message()).contains(message);
        assertThat(first.advice()).contains(advice);
        assertThat(first.line()).isEqualTo(5);
        assertThat(first.file()).isEqualTo("scenarios.yml");
    }

    @Test
    void twoScenariosOfOneNameAndAFileWithoutAny() {
        String one = "  - {name: a, expect: {fires: []}}\n";
        assertThat(read(one + one).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("two scenarios are called 'a'");
            assertThat(problem.line()).isEqualTo(6);
        });
        assertThat(Scenarios.parse(PackKind.PRETRADE, "given: {}\n").problems())
                .extracting(Problem::message)
                .containsExactly("there are no scenarios here");
        assertThat(Scenarios.parse(PackKind.PRETRADE, "").problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "given: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL"
                        + " ['http://localhost/']]]]\n",
                "given: &a {Account: &b {dailyLoss: 1}}\nscenarios: *a\n",
                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b]\n",
                "%TAG ! tag:yaml.org,2002:\n---\ngiven: !str x\n",
                "given: {}\n---\nscenarios: []\n",
                "\u0000",
                "? [a]\n: b\n",
                "- - - - - - - - - - - - - - - - - - - - - - - - - -\n",
                "scenarios: 7\n",
                "given: <<\n",
                "just text"
            })
    void hostileTextIsRefused(String text) {
        assertThat(Scenarios.parse(PackKind.PRETRADE, text).problems()).isNotEmpty();
    }

    @Test
    void longAndDeepTextsAreRefused() {
        assertThat(Scenarios.parse(PackKind.PRETRADE, "#".repeat(600_000)).problems())
                .hasSize(1);
        assertThat(Scenarios.parse(PackKind.PRETRADE, "[".repeat(100_000)).problems())
                .hasSize(1);
        String many = "  - {name: a, with: {Nothing: {}}, expect: {fires: []}}\n".repeat(900);
        assertThat(read(many).problems()).hasSize(100);
    }

    @Test
    void theDifferenceIsToldInWords() {
        assertThat(difference("{fires: [order value]}")).isEqualTo("rule 'order value' did not fire");
        assertThat(difference("{verdict: denied}")).isEqualTo("verdict: expected denied, was allowed");
        assertThat(difference("{fires: [ordr value]}"))
                .isEqualTo("no rule is called 'ordr value'. Maybe 'order value'");
        assertThat(difference("{fires: [], verdict: allowed, reasons: []}")).isEmpty();
        String over = "name: a, with: {Missing: {what: x}}, expect: ";
        assertThat(of(over + "{fires: []}").difference())
                .isEqualTo("rule 'missing figure' fired, which was not expected");
        assertThat(of(over + "{reasons: []}").difference())
                .isEqualTo("reason MISSING_FIGURE of rule 'missing figure' was given, which was not expected");
        assertThat(of(over + "{reasons: [MISSING_FIGURE, ORDER_VALUE: {orderValue: 1}]}")
                        .difference())
                .isEqualTo("reason ORDER_VALUE {orderValue=1} was not given");
        assertThat(of(over + "{reasons: [MISSING_FIGURE: {missing: y}]}").difference())
                .isEqualTo("MISSING_FIGURE: missing expected y, was x");
        assertThat(of(over + "{reasons: [MISSING_FIGURE: {mising: x}]}").difference())
                .isEqualTo("MISSING_FIGURE has no figure mising. Maybe 'missing'");
    }

    @Test
    void rulesThatNoScenarioMakesFireAndRulesThatAreNotThere() {
        ScenarioReading reading = read("  - {name: a, with: {Missing: {what: x}}, expect: {fires: [no such]}}\n");
        List<ScenarioResult> results = ScenarioRun.run(PACK, reading.scenarios());
        assertThat(results.getFirst().passed()).isFalse();
        assertThat(ScenarioRun.unfired(PackKind.PRETRADE, PACK, results))
                .hasSize(13)
                .doesNotContain("missing figure")
                .contains("order value");
        assertThat(reading.scenarios().problems(List.of("missing figure")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).isEqualTo("no rule is called 'no such'");
                    assertThat(problem.line()).isEqualTo(5);
                });
    }

    private static String difference(String expect) {
        return of("name: a, expect: " + expect).difference();
    }

    private static ScenarioResult of(String scenario) {
        ScenarioReading reading = read("  - {" + scenario + "}\n");
        assertThat(reading.problems()).isEmpty();
        return ScenarioRun.run(PACK, reading.scenarios()).getFirst();
    }
}

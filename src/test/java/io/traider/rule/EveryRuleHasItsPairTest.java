package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One rule, one name, one comment, one pair of tests; and no rule file that nothing loads. */
class EveryRuleHasItsPairTest {

    private static final Path RULES = Path.of("src/main/resources/rules");
    private static final Pattern RULE = Pattern.compile("^rule \"([^\"]+)\"", Pattern.MULTILINE);
    private static final Pattern COMMENTED = Pattern.compile("^// .+\\R(?:// .+\\R)*rule \"", Pattern.MULTILINE);

    /** The tests of the rules of each file. */
    private static final Map<String, List<Class<?>>> TESTS = new TreeMap<>(Map.of(
            "governance/governance.drl",
            List.of(GovernanceRulesTest.class),
            "pretrade/pretrade.drl",
            List.of(PretradeBookRulesTest.class, PretradeOrderRulesTest.class, PretradeExposureRulesTest.class),
            "risk/risk.drl",
            List.of(RiskRulesTest.class),
            "compliance/compliance.drl",
            List.of(ComplianceRulesTest.class),
            "surveillance/surveillance.drl",
            List.of(SurveillanceRulesTest.class),
            "strategy/funding-drift.drl",
            List.of(FundingDriftRulesTest.class),
            "strategy/funding-harvest.drl",
            List.of(FundingHarvestRulesTest.class),
            "strategy/order-book-imbalance.drl",
            List.of(OrderBookImbalanceRulesTest.class),
            "strategy/cross-venue-basis.drl",
            List.of(CrossVenueBasisRulesTest.class),
            "strategy/time-series-momentum.drl",
            List.of(TimeSeriesMomentumRulesTest.class)));

    @Test
    void everyFileIsKnown() throws IOException {
        try (Stream<Path> files = Files.walk(RULES)) {
            List<String> found = files.filter(file -> file.toString().endsWith(".drl"))
                    .map(file -> RULES.relativize(file).toString())
                    .toList();
            assertThat(found).containsExactlyInAnyOrderElementsOf(TESTS.keySet());
        }
    }

    @Test
    void everyRuleHasATestInWhichItFiresAndOneInWhichItDoesNot() throws IOException {
        for (String file : TESTS.keySet()) {
            for (String rule : names(file)) {
                List<String> methods = TESTS.get(file).stream()
                        .flatMap(tests -> Arrays.stream(tests.getDeclaredClasses()))
                        .filter(nested -> nested.getSimpleName().equals(camel(rule)))
                        .flatMap(nested -> Arrays.stream(nested.getDeclaredMethods()))
                        .map(method -> method.getName())
                        .toList();
                assertThat(methods).as("tests of rule '%s' of %s", rule, file).contains("fires", "doesNotFire");
            }
        }
    }

    @Test
    void everyRuleHasAComment() throws IOException {
        for (String file : TESTS.keySet()) {
            long comments = COMMENTED.matcher(text(file)).results().count();
            assertThat(comments)
                    .as("commented rules of %s", file)
                    .isEqualTo(names(file).size());
        }
    }

    @Test
    void everyFileListsItsRulesAtItsTop() throws IOException {
        for (String file : TESTS.keySet()) {
            String contents = text(file).split("package ", 2)[0];
            for (String rule : names(file)) {
                assertThat(contents).as("contents of %s", file).contains("//   " + rule + "  ");
            }
        }
    }

    private static List<String> names(String file) throws IOException {
        Matcher rules = RULE.matcher(text(file));
        return rules.results().map(found -> found.group(1)).toList();
    }

    private static String text(String file) throws IOException {
        return Files.readString(RULES.resolve(file));
    }

    private static String camel(String rule) {
        return Arrays.stream(rule.split(" "))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}

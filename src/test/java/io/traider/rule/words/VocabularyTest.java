package io.traider.rule.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.rule.FactType;
import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.ShippedPacks;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each word of the rules is explained, nothing else is, and units agree with names. */
class VocabularyTest {

    private static final Set<String> UNITS = Set.of(
            "bps",
            "bps per 8 h",
            "s",
            "ms",
            "µs",
            "ns",
            "min",
            "USD",
            "quote",
            "base",
            "fraction",
            "probability",
            "deviations",
            "ranges",
            "orders",
            "times",
            "fills",
            "levels",
            "decisions",
            "scores",
            "PSI",
            "-1 to 1",
            "0 to 1",
            "0 to 100");
    private static final Map<String, List<String>> UNIT_OF_SUFFIX = Map.of(
            "Bps", List.of("bps", "bps per 8 h"),
            "Seconds", List.of("s"),
            "Millis", List.of("ms"),
            "Micros", List.of("µs"),
            "Nanos", List.of("ns"),
            "Value", List.of("USD"),
            "Loss", List.of("USD"),
            "Orders", List.of("orders"),
            "Score", List.of("probability"),
            "Drift", List.of("deviations"));

    @Test
    void everyWordIsExplainedAndNothingMore() {
        Set<String> words = new TreeSet<>();
        for (PackKind kind : PackKind.values()) {
            for (FactType fact : kind.facts()) {
                words.add(fact.name());
                fact.properties().forEach(property -> words.add(fact.name() + "." + property.getName()));
            }
            Vocabulary.of(kind).actions().forEach(action -> words.add(kind.global() + "." + action.name()));
        }
        assertThat(VocabularyFile.shipped().explained()).isEqualTo(words);
    }

    @Test
    void everyMeaningIsThere() {
        for (PackKind kind : PackKind.values()) {
            Vocabulary words = Vocabulary.of(kind);
            assertThat(words.actions()).isNotEmpty().allSatisfy(action -> {
                assertThat(action.meaning()).as(action.call()).isNotBlank().endsWith(".");
                assertThat(action.call()).startsWith(kind.global() + "." + action.name() + "(");
            });
            assertThat(words.facts()).isNotEmpty().allSatisfy(fact -> {
                assertThat(fact.meaning()).as(fact.name()).isNotBlank().endsWith(".");
                assertThat(fact.occurs()).as(fact.name()).startsWith("one");
            });
        }
    }

    @Test
    void everyPropertyHasAMeaningAndNumbersAUnitThatGoesWithTheName() {
        properties().forEach(property -> {
            assertThat(property.meaning()).as(property.name()).isNotBlank();
            if (property.type().measured()) {
                assertThat(UNITS).as(property.name()).contains(property.unit());
                UNIT_OF_SUFFIX.forEach((suffix, units) -> {
                    if (property.name().endsWith(suffix)) {
                        assertThat(units).as(property.name()).contains(property.unit());
                    }
                });
            } else {
                assertThat(property.unit()).as(property.name()).isEmpty();
            }
        });
    }

    @Test
    void choicesAreWrittenAsRulesWriteThem() {
        PropertyWords direction = property(PackKind.STRATEGY, "Holding", "direction");
        assertThat(direction.choice()).isEqualTo("Holding.Direction");
        assertThat(direction.values()).containsExactly("FLAT", "LONG", "SHORT");
        assertThat(property(PackKind.PRETRADE, "ProposedOrder", "trigger").optional())
                .isTrue();
        assertThat(property(PackKind.PRETRADE, "ProposedOrder", "price").optional())
                .isFalse();
    }

    @Test
    void theParametersOfShippedStrategiesAreExplainedAndBounded() {
        Set<String> used = new TreeSet<>();
        List<String> strategies = ShippedPacks.all().stream()
                .filter(pack -> pack.kind() == PackKind.STRATEGY)
                .map(PackSource::name)
                .toList();
        for (String strategy : strategies) {
            assertThat(Vocabulary.parameters(strategy)).isNotEmpty().allSatisfy(number -> {
                used.add(number.name());
                assertThat(number.meaning()).as(number.name()).isNotBlank();
                assertThat(UNITS).as(number.name()).contains(number.unit());
                assertThat(number.low()).as(number.name()).isLessThan(number.high());
            });
        }
        assertThat(VocabularyFile.shipped().parameters()).isEqualTo(used);
        assertThat(Vocabulary.parameters("nobody")).isEmpty();
        assertThat(Vocabulary.parameters("../limits/paper")).isEmpty();
    }

    private static Stream<PropertyWords> properties() {
        return Arrays.stream(PackKind.values())
                .flatMap(kind -> Vocabulary.of(kind).facts().stream())
                .flatMap(fact -> fact.properties().stream());
    }

    private static PropertyWords property(PackKind kind, String fact, String name) {
        return Vocabulary.of(kind).fact(fact).orElseThrow().properties().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

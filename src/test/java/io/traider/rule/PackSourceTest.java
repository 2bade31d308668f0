package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.rule.fact.Model;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackSourceTest {

    private static PackSource source(String name, Map<String, String> files) {
        return new PackSource(PackKind.PRETRADE, name, new TreeMap<>(files));
    }

    @Test
    void knowsItsFiles() {
        PackSource source = source("own", Map.of("own.drl", "rules", "caps.csv", "table", "scenarios.yml", "cases"));
        assertThat(source.drl()).isEqualTo("rules");
        assertThat(source.tables()).containsExactly(Map.entry("caps.csv", "table"));
        assertThat(source.scenarios()).isEqualTo("cases");
        assertThat(source.deciding()).containsOnlyKeys("own.drl", "caps.csv");
        assertThat(source("own", Map.of("own.drl", "rules")).scenarios()).isEmpty();
    }

    @Test
    void isNamedByWhatDecides() {
        String hash = source("own", Map.of("own.drl", "rules")).hash();
        assertThat(hash)
                .hasSize(64)
                .isEqualTo(source("own", Map.of("own.drl", "rules", "scenarios.yml", "cases"))
                        .hash())
                .isNotEqualTo(source("own", Map.of("own.drl", "rules", "caps.csv", "table"))
                        .hash());
    }

    @Test
    void readsAFactInAConditionAndNotInProse() {
        String head =
                "package rules.strategy\nimport io.traider.rule.fact.Model\n// Asks Model( score ).\n/* Model() */\n";
        String rule = "rule \"Model() aside\"\nwhen\n    %s\nthen\nend\n";
        assertThat(reads(head + rule.formatted("Holding()"))).isFalse();
        assertThat(reads(head + rule.formatted("Model( score > 0.5 )"))).isTrue();
        assertThat(reads(head + rule.formatted("not Model ()"))).isTrue();
        assertThat(reads(head + rule.formatted("ModelHealth()"))).isFalse();
        assertThat(StrategyRules.shipped("order-book-imbalance").pack().reads(Model.class))
                .isTrue();
        assertThat(StrategyRules.shipped("cross-venue-basis").pack().reads(Model.class))
                .isFalse();
    }

    private static boolean reads(String drl) {
        return new PackSource(PackKind.STRATEGY, "own", new TreeMap<>(Map.of("own.drl", drl))).reads(Model.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Own", "1st", "-a", "a_b", "../a", "a\n", "ä"})
    void refusesOddNames(String name) {
        assertThatThrownBy(() -> source(name, Map.of(name + ".drl", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.drl", "../own.drl", "Own.csv", ".csv", "own.java", "kmodule.xml", "own.drl.bak"})
    void refusesOddFiles(String file) {
        assertThatThrownBy(() -> source("own", Map.of("own.drl", "", file, "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + file + "'");
    }

    @Test
    void needsItsRules() {
        assertThatThrownBy(() -> source("own", Map.of("scenarios.yml", "")))
                .hasMessageContaining("rule pack own has no own.drl");
    }

    @Test
    void isBounded() {
        assertThatThrownBy(() -> source("own", Map.of("own.drl", " ".repeat((1 << 20) + 1))))
                .hasMessageContaining("1048577 characters");
    }
}

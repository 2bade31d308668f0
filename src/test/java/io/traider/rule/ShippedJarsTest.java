package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;

/** What the build compiled of the shipped packs is what a start would compile. */
class ShippedJarsTest {

    static Stream<PackSource> packs() {
        return ShippedPacks.all().stream();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void aShippedPackIsFoundCompiledWithTheRulesOfItsText(PackSource pack) {
        byte[] kjar = ShippedJars.find(pack.name(), pack.hash());
        assertThat(kjar).as("./mvnw process-classes compiles it").isNotNull();
        List<String> rules = RulePack.load(pack, kjar).base().getKiePackages().stream()
                .map(KiePackage::getRules)
                .flatMap(all -> all.stream().map(Rule::getName))
                .toList();
        assertThat(rules).isNotEmpty().allSatisfy(rule -> assertThat(pack.drl()).contains("rule \"" + rule + "\""));
        assertThat(rules).hasSize((int)
                pack.drl().lines().filter(line -> line.startsWith("rule ")).count());
    }

    @Test
    void anotherTextOrAnotherNameIsNotFound() {
        PackSource pack = ShippedPacks.of("pretrade");
        PackSource other = new PackSource(
                pack.kind(), pack.name(), new TreeMap<>(Map.of("pretrade.drl", pack.drl() + "// One more line.\n")));
        assertThat(ShippedJars.find(other.name(), other.hash())).isNull();
        assertThat(ShippedJars.find("pretrade2", pack.hash())).isNull();
    }
}

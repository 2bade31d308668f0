package io.traider.rule.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.rule.PackSource;
import io.traider.rule.RulePack;
import io.traider.rule.ShippedPacks;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped packs do what their scenarios say, and each of their rules fires in one. */
class ShippedScenariosTest {

    static Stream<PackSource> packs() {
        return ShippedPacks.all().stream();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void everyScenarioPassesAndEveryRuleFires(PackSource source) {
        RulePack pack = RulePack.compile(source.name(), source.deciding());
        ScenarioReading reading = Scenarios.parse(source.kind(), source.scenarios());
        assertThat(reading.problems()).isEmpty();
        List<ScenarioResult> results = ScenarioRun.run(pack, reading.scenarios());
        assertThat(results)
                .isNotEmpty()
                .allSatisfy(result ->
                        assertThat(result.difference()).as(result.name()).isEmpty());
        assertThat(ScenarioRun.unfired(source.kind(), pack, results)).isEmpty();
        assertThat(pack.hash()).isEqualTo(source.hash());
    }
}

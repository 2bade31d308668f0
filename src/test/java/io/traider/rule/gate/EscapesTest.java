package io.traider.rule.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every known way out is shut, with the line and the reason. */
class EscapesTest {

    private static final Duration HANGS = Duration.ofSeconds(20);

    static List<Escape> all() {
        return Escape.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRefusedAtItsLineWithItsReason(Escape escape) {
        List<Problem> problems = Assertions.assertTimeoutPreemptively(
                HANGS,
                () -> RuleGate.check(
                        new PackSource(PackKind.PRETRADE, "own", new TreeMap<>(Map.of("own.drl", escape.drl())))));
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.message()).contains(escape.part());
            assertThat(problem.line()).isEqualTo(escape.line());
            assertThat(problem.file()).isEqualTo("own.drl");
        });
        assertThat(problems).noneMatch(problem -> problem.message().startsWith("Drools reads this otherwise"));
    }

    @Test
    void thereAreMany() {
        assertThat(Escape.all()).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
        assertThat(Escape.all().stream().map(Escape::section).distinct()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(Escape.all().stream().filter(Escape::proven)).hasSizeGreaterThanOrEqualTo(30);
    }
}

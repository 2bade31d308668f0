package io.traider.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Decision;
import io.traider.domain.Input;
import io.traider.domain.Step;
import io.traider.journal.codec.StepCodec;
import java.util.HexFormat;
import java.util.List;

/** Equality of records that hold doubles in arrays, bit by bit. */
public final class Same {
    private Same() {}

    /** Of many steps, by their encoding: much quicker than field by field. */
    public static void assertSameSteps(List<Step> actual, List<Step> expected) {
        assertThat(actual.stream().map(Same::bytes).toList())
                .isEqualTo(expected.stream().map(Same::bytes).toList());
    }

    /** Of many decisions, likewise. */
    public static void assertSameDecisions(List<Decision> actual, List<Decision> expected) {
        assertSameSteps(List.of(holding(actual)), List.of(holding(expected)));
    }

    private static Step holding(List<Decision> decisions) {
        return new Step(
                1, new Input.Timer(0), decisions, List.of(), List.of(), List.of(), List.of(), null, List.of(), null);
    }

    private static String bytes(Step step) {
        return step.sequence() + " " + HexFormat.of().formatHex(StepCodec.encode(step));
    }

    public static void assertSame(Object actual, Object expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
                .isEqualTo(expected);
    }
}

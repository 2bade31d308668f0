package io.traider.journal;

import static org.assertj.core.api.Assertions.assertThat;

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

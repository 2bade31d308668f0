package io.traider.journal;

import static org.assertj.core.api.Assertions.assertThat;

/** Equality of records that hold doubles in arrays, bit by bit. */
public final class Same {
    private Same() {}

    public static void assertSame(Object actual, Object expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
                .isEqualTo(expected);
    }
}

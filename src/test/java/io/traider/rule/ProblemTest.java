package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void readsAsOneLine() {
        assertThat(new Problem("own.drl", 12, 5, "no fact is called 'Bok'", "Bok", "Maybe 'Book'"))
                .hasToString("own.drl:12:5: no fact is called 'Bok'. Maybe 'Book'");
        assertThat(new Problem("own.drl", 12, 0, "too long", "", "")).hasToString("own.drl:12: too long");
        assertThat(new Problem("", 0, 0, "no rule", "", "")).hasToString("no rule");
    }

    @Test
    void countsFromOne() {
        assertThatThrownBy(() -> new Problem("own.drl", -1, 0, "odd", "", "")).hasMessageContaining("line -1");
    }
}

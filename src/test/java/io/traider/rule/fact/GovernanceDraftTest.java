package io.traider.rule.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Figure;
import io.traider.domain.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class GovernanceDraftTest {

    private String rule = "";
    private final GovernanceDraft draft = new GovernanceDraft(() -> rule);

    @Test
    void tellsByRuleWhatIsWanted() {
        rule = "slow";
        draft.rollback("SLOW", "p99Micros", 900.5);
        rule = "faults";
        draft.rollback("FAULTS", "faults", 3L);
        draft.alert("LOOK");
        assertThat(draft.rollbacks())
                .containsExactly(
                        new Reason("faults", "FAULTS", List.of(new Figure("faults", "3"))),
                        new Reason("slow", "SLOW", List.of(new Figure("p99Micros", "900.5"))));
        assertThat(draft.alerts()).extracting(Reason::code).containsExactly("LOOK");
    }

    @Test
    void refusesANameWithoutAValue() {
        assertThatThrownBy(() -> draft.alert("LOOK", "faults")).hasMessageContaining("LOOK got 1");
    }
}

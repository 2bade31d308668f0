package io.traider.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.ReleaseKind;
import io.traider.engine.ShadowUse;
import io.traider.journal.release.StoredShadow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the session says of a pack in the shadow, as people are told. */
class LiveUseTest {

    private static final ReleaseKey PRETRADE = ReleaseKey.rules("pretrade");
    private static final StoredShadow STORED = new StoredShadow("rules:pretrade", 2, "ann", Instant.EPOCH);

    @Test
    void aShadowThatFailsIsTold() {
        ShadowUse use = new ShadowUse(
                ReleaseKind.RULE_PACK, "pretrade", "abc", 5, 1, List.of(), 3, "rule 'x' divided by zero", null);
        Shadow shadow = LiveUse.shadow(STORED, PRETRADE, use);
        assertThat(shadow.agreed()).isEqualTo(5);
        assertThat(shadow.faults()).isEqualTo(3);
        assertThat(shadow.lastFault()).isEqualTo("rule 'x' divided by zero");
    }
}

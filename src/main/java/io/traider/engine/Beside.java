package io.traider.engine;

import io.traider.domain.InstrumentId;
import io.traider.domain.ReleaseKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Counts how often an artefact that runs beside agrees with the one in force. */
final class Beside {

    private static final int LATEST = 100;

    private final ReleaseKind kind;
    private final String name;
    private final String hash;
    private final ArrayDeque<ShadowDifference> latest = new ArrayDeque<>();
    private long agreed;
    private long differed;
    private long faults;
    private String lastFault = "";

    Beside(ReleaseKind kind, String name, String hash) {
        this.kind = kind;
        this.name = name;
        this.hash = hash;
    }

    String hash() {
        return hash;
    }

    void compare(Draft draft, String strategy, @Nullable InstrumentId instrument, Said active, Said shadow) {
        compare(draft, strategy, instrument, active, shadow, null);
    }

    /** @param scores on which both rest, {@code null} for none */
    void compare(
            Draft draft,
            String strategy,
            @Nullable InstrumentId instrument,
            Said active,
            Said shadow,
            ShadowDifference.@Nullable Scores scores) {
        if (active.agrees(shadow)) {
            agreed++;
            return;
        }
        differed++;
        if (latest.size() == LATEST) {
            latest.removeLast();
        }
        latest.addFirst(new ShadowDifference(
                draft.sequence(),
                draft.decisions(),
                draft.nanos(),
                strategy,
                instrument,
                active.outcome(),
                active.reasons(),
                shadow.outcome(),
                shadow.reasons(),
                scores));
    }

    void failed(String why) {
        faults++;
        lastFault = why;
    }

    ShadowUse use() {
        return use(null);
    }

    /** @param gap of scores, {@code null} of what does not score */
    ShadowUse use(@Nullable ScoreGap gap) {
        return new ShadowUse(kind, name, hash, agreed, differed, new ArrayList<>(latest), faults, lastFault, gap);
    }
}

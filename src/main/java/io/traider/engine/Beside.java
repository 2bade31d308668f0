package io.traider.engine;

import io.traider.domain.InstrumentId;
import io.traider.domain.ReleaseKind;
import java.util.ArrayDeque;
import java.util.ArrayList;

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

    void compare(Draft draft, String strategy, InstrumentId instrument, Said active, Said shadow) {
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
                draft.nanos(),
                strategy,
                instrument,
                active.outcome(),
                active.reasons(),
                shadow.outcome(),
                shadow.reasons()));
    }

    void failed(String why) {
        faults++;
        lastFault = why;
    }

    ShadowUse use() {
        return new ShadowUse(kind, name, hash, agreed, differed, new ArrayList<>(latest), faults, lastFault);
    }
}

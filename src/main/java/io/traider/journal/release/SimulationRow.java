package io.traider.journal.release;

import io.traider.domain.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A decision that a draft would have made otherwise; at least one side is there.
 *
 * @param ordinal from 0 on within the simulation
 * @param pass which found it
 * @param sequence of the recorded input
 * @param place of the recorded decision among those of that input, from 0 on; -1 when none is recorded
 * @param was {@code null} when there was none
 * @param would {@code null} when there would be none
 */
public record SimulationRow(
        int ordinal,
        Pass pass,
        Kind kind,
        long sequence,
        int place,
        @Nullable Decision was,
        @Nullable Decision would) {

    /** The same with the place of the recorded decision. */
    SimulationRow at(int found) {
        return new SimulationRow(ordinal, pass, kind, sequence, found, was, would);
    }

    /** What a simulation goes through, one after the other. */
    public enum Pass {
        /** The rules were asked again about the facts that are recorded with decisions. */
        RULES,
        /** The recorded time was replayed with what was in force and with the draft. */
        REPLAY
    }

    /** How it differs. */
    public enum Kind {
        /** Let through, and would have been stopped. */
        STOPPED,
        /** Stopped, and would have been let through. */
        LET_THROUGH,
        /** Would have been made. */
        GAINED,
        /** Would not have been made. */
        LOST,
        /** Another size, limit or reason. */
        OTHERWISE
    }
}

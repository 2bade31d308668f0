package io.traider.session;

import io.traider.domain.Mode;
import io.traider.engine.Engine;
import io.traider.journal.StepLog;

/**
 * What a session is made of. The session owns the engine and the gateway from here; the log stays its giver's to close.
 *
 * @param engine restored to where the log ends
 * @param feed {@code simulated}, {@code live} or {@code replay}
 * @param software version of the platform
 * @param room market events that may wait for the writer; those beyond are refused
 */
public record SessionSetup(
        Engine engine, StepLog log, Gateway gateway, SessionClock clock, Mode mode, String feed, String software, int room) {

    /** Room for about ten seconds of a busy day. */
    public static final int ROOM = 1 << 16;

    public SessionSetup {
        if (room < 1) {
            throw new IllegalArgumentException("a session needs room for events, got " + room + ". Maybe " + ROOM);
        }
    }
}

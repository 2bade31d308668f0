package io.traider.journal.release;

import java.time.Instant;

/**
 * Something that people must look at, until somebody did.
 *
 * @param kind a stable word
 * @param version which it is about, 0 when about none
 */
public record StoredAlert(long id, String key, Kind kind, int version, String message, Instant at) {

    /** What it is about. */
    public enum Kind {
        EMERGENCY,
        FAULTS,
        ROLLED_BACK,
        FAILED
    }
}

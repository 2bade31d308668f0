package io.traider.release;

import java.time.Instant;

/**
 * Something that people must look at.
 *
 * @param message in words, with numbers
 */
public record ReleaseAlert(long id, ReleaseKey key, Kind kind, int version, Instant at, String message) {

    /** What it is about. */
    public enum Kind {
        /** A version was published in an emergency and nobody reviewed it yet. */
        EMERGENCY,
        /** A pack throws, does not come to an end, or takes too long. */
        FAULTS,
        /** A version was rolled back without anybody's doing. */
        ROLLED_BACK,
        /** A version could not be put into force. */
        FAILED
    }
}

package io.traider.venue;

/** Why a frame could not be used. */
public enum FrameFault {
    /** Not JSON, or not what the venue's protocol says. */
    MALFORMED,
    /** Right as far as it goes, but it ends in the middle. */
    TRUNCATED,
    /** Longer than is read. */
    OVERSIZED,
    /** JSON of a kind that we do not know. */
    UNKNOWN,
    /** The venue refuses something that we asked of it. */
    REFUSED
}

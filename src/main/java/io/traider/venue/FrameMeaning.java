package io.traider.venue;

/** What parsing made of a frame. */
public enum FrameMeaning {
    /** It carries something to apply. */
    CONTENT,
    /** It is understood and carries nothing for us. */
    NOTHING,
    /** The venue refuses something that we asked of it. */
    REFUSAL,
    /** It is JSON of a kind that we do not know. */
    UNKNOWN
}

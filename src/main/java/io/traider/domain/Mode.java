package io.traider.domain;

/** What a session's orders meet. */
public enum Mode {
    /** Recorded or present books, no money. */
    PAPER,
    /** The venue. */
    LIVE
}

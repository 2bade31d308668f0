package io.traider.rule.why;

/** What became of a condition. */
public enum State {
    HELD,
    FAILED,
    /** It cannot be told, because something that it speaks of is not there. */
    UNKNOWN
}

package io.traider.domain;

/** What a strategy's rules want. */
public enum SignalKind {
    ENTER_LONG,
    ENTER_SHORT,
    EXIT
}

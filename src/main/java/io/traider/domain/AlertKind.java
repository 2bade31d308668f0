package io.traider.domain;

/** What an alert is about. */
public enum AlertKind {
    /** What is held, and what it may cost. */
    RISK
}

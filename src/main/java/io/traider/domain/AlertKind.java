package io.traider.domain;

/** What an alert is about. */
public enum AlertKind {
    /** What is held, and what it may cost. */
    RISK,
    /** What was traded, and how much of it. */
    COMPLIANCE,
    /** How orders were placed, cancelled and filled: conduct that could mislead a market. */
    SURVEILLANCE
}

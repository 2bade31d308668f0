package io.traider.domain;

/** The kinds of artefact that people may change while it runs. */
public enum ReleaseKind {
    RULE_PACK,
    MODEL,
    LIMITS,
    FEES,
    STRATEGY
}

package io.traider.domain;

/** What a user may do. A user can have several. */
public enum Role {
    /** Sees markets, positions, orders and decisions. */
    VIEWER,
    /** Also cancels orders and engages kill switches. */
    TRADER,
    /** Works on models and strategies. */
    QUANT,
    /** Works on rules and limits, engages and releases kill switches. */
    RISK_OFFICER,
    /** Works on cases and filings. */
    COMPLIANCE_OFFICER,
    /** Sees everything but confidential filings, changes nothing. */
    AUDITOR,
    /** Manages users, tokens and the platform. */
    ADMIN
}

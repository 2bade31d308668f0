package io.traider.domain;

/**
 * An engaged kill switch.
 *
 * @param by the user who engaged it, or the rule
 */
public record KillSwitch(KillScope scope, String reason, String by, long sinceNanos) {}

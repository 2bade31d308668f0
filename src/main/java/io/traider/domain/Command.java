package io.traider.domain;

/** What a person tells the engine to do. */
public sealed interface Command {

    /** Stop new orders in a scope and cancel the open ones. */
    record EngageKillSwitch(KillScope scope, String reason) implements Command {}

    /** Let a scope trade again. */
    record ReleaseKillSwitch(KillScope scope, String reason) implements Command {}

    /** Cancel one order. */
    record CancelOrder(String order) implements Command {}
}

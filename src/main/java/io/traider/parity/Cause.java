package io.traider.parity;

/** Why a replay differs from what was recorded. */
public enum Cause {
    /** It does not. */
    NONE(0),
    /** The same artefacts and the same inputs, but other steps: the platform's code is another, or not deterministic. */
    CODE(3),
    /** Another rule pack, limit set or strategy than was in force. */
    RELEASE(4),
    /** Another model than was in force. */
    MODEL(5),
    /** The log itself: inputs that are missing, altered or in another order than they were taken. */
    ORDER_OF_INPUTS(6);

    private final int exitCode;

    Cause(int exitCode) {
        this.exitCode = exitCode;
    }

    /** What {@code traider replay} ends with. */
    public int exitCode() {
        return exitCode;
    }
}

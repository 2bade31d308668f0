package io.traider.parity;

/**
 * One thing that a replay made otherwise.
 *
 * @param sequence of the recorded input
 * @param nanos session time of that input
 * @param subject what it is about: a strategy and instrument, an order, an account
 * @param recorded as it was; empty when there was none
 * @param replayed as it is now; empty when there is none
 * @param cause of the first difference, and of those that follow from it
 */
public record Difference(
        long sequence, long nanos, Kind kind, String subject, String recorded, String replayed, Cause cause) {

    /** What differs. */
    public enum Kind {
        /** The log is not as it was written. */
        LOG,
        DECISION,
        VERDICT,
        ORDER,
        FILL,
        POSTING,
        POSITION,
        KILL_SWITCH,
        INSTRUCTION,
        /** Rules could not be asked, or not in time. */
        RULE_FAULT,
        /** What people were to look at. */
        ALERT,
        /** The portfolio's figures. */
        PORTFOLIO,
        /** What the paper venue said, where it is replayed too. */
        REPORT,
        /** The engine failed on an input that it once took. */
        FAILURE
    }

    Difference because(Cause why) {
        return new Difference(sequence, nanos, kind, subject, recorded, replayed, why);
    }
}

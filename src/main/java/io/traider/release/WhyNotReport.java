package io.traider.release;

import java.util.List;

/**
 * Which conditions of a rule held for a decision and which failed.
 *
 * @param hash of the pack as it was in force then
 * @param fires whether all of them held
 * @param conditions in the order of the rule
 */
public record WhyNotReport(
        long sequence,
        int ordinal,
        ReleaseKey pack,
        String hash,
        String rule,
        boolean fires,
        List<Condition> conditions) {

    public WhyNotReport {
        conditions = List.copyOf(conditions);
    }

    /**
     * One condition.
     *
     * @param text as it stands in the rule
     * @param line in its file, from 1; 0 when it is not known
     * @param outcome whether it held
     * @param numbers what it compared, in words
     */
    public record Condition(String text, int line, Outcome outcome, String numbers) {}

    /** Whether a condition held. */
    public enum Outcome {
        HELD,
        FAILED,
        /** Not reached, since what it speaks of was not found, or not understood. */
        NOT_ASKED
    }
}

package io.traider.release;

import java.time.Instant;
import java.util.List;

/**
 * A version that runs beside the one in force on live flow and decides nothing.
 *
 * @param agreed decisions since the session began, or the shadow did if later, in which both said the same
 * @param differed those in which they did not
 * @param latest of those, the latest first
 * @param faults those in which it threw, did not come to an end, or took too long; nothing is compared then
 * @param lastFault what went wrong last, in words; empty when nothing did
 */
public record Shadow(
        ReleaseKey key,
        int version,
        String by,
        Instant since,
        long agreed,
        long differed,
        List<Apart> latest,
        long faults,
        String lastFault) {

    public Shadow {
        latest = List.copyOf(latest);
    }

    /**
     * A decision on which both differ.
     *
     * @param sequence of its input
     * @param ordinal among the decisions of that input; -1 when the version in force made none
     * @param subject a strategy and an instrument
     * @param active what the version in force said, in words
     * @param shadow what the other said
     */
    public record Apart(long sequence, int ordinal, Instant at, String subject, String active, String shadow) {}
}

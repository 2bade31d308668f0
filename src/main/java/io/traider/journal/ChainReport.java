package io.traider.journal;

/**
 * What a walk along the log's chain found.
 *
 * @param blocks walked, up to the first broken one
 * @param lastSequence of the last good block
 * @param steps that are kept for ever and matched
 * @param decisions rows that matched the steps they came from
 * @param inputsKept blocks whose inputs are kept and matched
 * @param inputsDropped blocks whose inputs are no longer kept
 * @param broken what is wrong with the first block that is broken; empty when all is well
 */
public record ChainReport(
        long blocks,
        long lastSequence,
        long steps,
        long decisions,
        long inputsKept,
        long inputsDropped,
        String broken) {

    /** Whether every link holds. */
    public boolean whole() {
        return broken.isEmpty();
    }
}

package io.traider.journal;

/**
 * What is hashed of a block.
 *
 * @param steps how many of its steps are kept for ever
 */
record BlockHeader(
        long firstSequence,
        long lastSequence,
        long firstNanos,
        long lastNanos,
        int steps,
        byte[] inputsHash,
        byte[] stepsHash) {}

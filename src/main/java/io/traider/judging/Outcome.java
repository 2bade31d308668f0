package io.traider.judging;

import io.traider.domain.InstrumentId;

/**
 * A score and what came of it.
 *
 * @param stretch of the past that it is of, from 0; always 0 of the present
 * @param nanos when it was made
 * @param label 1 when what it foretold came true, else 0
 * @param gross return of mid over the horizon in the direction of the score's meaning, bps
 */
public record Outcome(int stretch, InstrumentId instrument, long nanos, double score, int label, double gross) {

    /** Squared error of the score as a probability. */
    double squaredError() {
        return (score - label) * (score - label);
    }

    /** 1 when the score was on the right side of one half, else 0. */
    double hit() {
        return score > 0.5 == (label == 1) ? 1 : 0;
    }
}

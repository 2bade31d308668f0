package io.traider.training;

/**
 * What was known of an instrument at a moment, and what its mid price did afterwards.
 *
 * @param tape the recording or simulation it comes from
 * @param place how far into the tape, from 0 to 1
 * @param inputs of the model, in single precision as the model reads them
 * @param up whether the mid had risen by the horizon; a mid that had not moved makes no sample
 */
record Sample(String tape, double place, float[] inputs, boolean up) {}

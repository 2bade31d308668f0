package io.traider.release;

import java.time.Duration;

/**
 * A request to the process that tries models.
 *
 * @param file where the model is
 * @param card its text
 * @param rows how many to time
 * @param budget of nearly every row
 */
record TrialOrder(String file, String card, int rows, Duration budget) {}

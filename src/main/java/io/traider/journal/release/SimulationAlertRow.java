package io.traider.journal.release;

import io.traider.domain.Alert;

/**
 * An alert that began on one side of a replay alone.
 *
 * @param ordinal from 0 on within the simulation
 * @param gained whether with the draft; with what was in force otherwise
 * @param sequence of the recorded input at which it began
 * @param alert as it began
 * @param other hash of the pack of its name on the other side; empty when none was in force
 */
public record SimulationAlertRow(int ordinal, boolean gained, long sequence, Alert alert, String other) {}

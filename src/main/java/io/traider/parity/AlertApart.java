package io.traider.parity;

import io.traider.domain.Alert;

/**
 * An alert that began in one of two runs over the same recorded time, and did not last in the other at any moment of it.
 *
 * @param sequence of the recorded input at which it began
 * @param gained whether it began on the right; on the left otherwise
 * @param alert as it began, numbered by its own run
 * @param other hash of the pack of its name that was in force on the other side; empty when none was
 */
public record AlertApart(long sequence, boolean gained, Alert alert, String other) {}

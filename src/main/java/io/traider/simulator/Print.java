package io.traider.simulator;

import io.traider.domain.Side;

/**
 * A trade on the tape.
 *
 * @param id counts up by one within an instrument
 * @param aggressor side of the order that took
 * @param tick price in ticks
 * @param lots quantity in lots
 * @param nanos when, nanoseconds since the Unix epoch
 */
record Print(long id, Side aggressor, long tick, long lots, long nanos) {}

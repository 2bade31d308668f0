/**
 * The corridor: the one place that knows the order of the rooms.
 *
 * <p>The {@link io.traider.engine.Engine} takes inputs in their order and answers each with a
 * {@link io.traider.domain.Step}: market events go to the books and the features; where a strategy trades the instrument,
 * its model scores, its rules signal, a size is found, the limits are asked, and an order is let through or denied; venues'
 * reports go to the orders and from there to the portfolio. It is synchronous, has one writer, reads no clock and does no
 * I/O, so the same inputs make the same steps.
 *
 * <p>What outlives a session, positions, ledger, orders and kill switches, is its {@link io.traider.engine.EngineState};
 * steps of a log can be applied to it without deciding again. What does not, books and features, begins anew with every
 * {@link io.traider.domain.Input.Started}. What it is made of is data: an {@link io.traider.engine.EngineSetup}.
 */
@NullMarked
package io.traider.engine;

import org.jspecify.annotations.NullMarked;

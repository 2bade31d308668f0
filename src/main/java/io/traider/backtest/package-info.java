/**
 * The past, by the same engine.
 *
 * <p>A {@link io.traider.backtest.Backtest} is a session whose clock is the events' own: it reads an
 * {@link io.traider.backtest.EventSource}, gives each event to the corridor, executes what the corridor says in the
 * simulated venue, and feeds the venue's answers back at the very moment they would have come, between two events where
 * need be. Timers come each second of event time. There is no journal under it: steps go into one hash, and only those in
 * which something happened are looked at and forgotten, so memory does not grow with the length of the past.
 *
 * <p>What runs is stated by a {@link io.traider.backtest.BacktestPlan}; what came of it is a
 * {@link io.traider.backtest.BacktestResult}. One plan, one source and one set of artefacts give one hash, on any machine.
 */
@NullMarked
package io.traider.backtest;

import org.jspecify.annotations.NullMarked;

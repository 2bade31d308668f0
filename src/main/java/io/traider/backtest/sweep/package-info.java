/**
 * Many backtests that know nothing of each other.
 *
 * <p>A sweep is a list of {@link io.traider.backtest.sweep.SweepJob}s: points of a space of parameters, which a
 * {@link io.traider.backtest.sweep.Sampling} lays out over {@link io.traider.backtest.sweep.Axis axes}, each on the whole
 * past or, walking forward, on the windows of a {@link io.traider.backtest.sweep.WalkForward}. Jobs are independent and
 * deterministic: whichever worker does one, on whichever machine, writes the same file. That is all it takes to go on after
 * an interruption, to use every core, and to let a cluster's own scheduler spread them.
 */
@NullMarked
package io.traider.backtest.sweep;

import org.jspecify.annotations.NullMarked;

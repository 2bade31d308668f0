/**
 * Where people have runs over the past made.
 *
 * <p>A {@link io.traider.backtest.desk.BacktestRequest} says what to run; the {@link io.traider.backtest.desk.BacktestDesk}
 * puts it behind those that wait, runs one at a time on a thread that gives way to everything else, tells how it goes on
 * and keeps what came of it. What a request needs of the world outside, such as events and compiled rules, comes from a
 * {@link io.traider.backtest.desk.Workshop}. A {@link io.traider.backtest.desk.BacktestRun} is a request with its state.
 */
@NullMarked
package io.traider.backtest.desk;

import org.jspecify.annotations.NullMarked;

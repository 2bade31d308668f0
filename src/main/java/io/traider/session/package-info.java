/**
 * The only loop. A {@link io.traider.session.TradingSession} owns the one writer thread: it takes what feeds, venues, timers
 * and people say, gives each a place in the one order, asks the engine what to make of it, and hands the step to the log.
 *
 * <p>Two promises are kept here. What the engine wants done is done only after the step that says so is durable; and
 * nothing outside, be it a slow listener, a slow database or a burst of frames, makes the writer wait, other than the
 * log's own bound. Modes differ in {@link io.traider.session.SessionClock}, feed and {@link io.traider.session.Gateway},
 * in nothing else.
 */
@NullMarked
package io.traider.session;

import org.jspecify.annotations.NullMarked;

/**
 * Whether the code still decides what it decided, and what it would have decided otherwise.
 *
 * <p>A {@link io.traider.parity.Parity} feeds a recorded stretch of the log to the present engine, made of the artefacts
 * that were in force, and compares every decision, verdict, order, fill and posting with what was recorded. What differs is
 * a {@link io.traider.parity.Difference} with its {@link io.traider.parity.Cause}: other code, another release, another
 * model, or a log that is not in order. Reports of venues are inputs, so they are taken as recorded; with the venue
 * included, the paper venue makes them again from the recorded market, and they are compared too.
 *
 * <p>A {@link io.traider.parity.WhatIf} runs the same market twice, once with what was in force and once with a change, each
 * with a paper venue of its own, and tells the two apart.
 */
@NullMarked
package io.traider.parity;

import org.jspecify.annotations.NullMarked;

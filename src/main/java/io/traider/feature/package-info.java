/**
 * Numbers that describe a market, computed as it moves.
 *
 * <p>The {@link io.traider.feature.FeatureEngine} hears every event of every instrument and keeps, for each, a small state
 * of fixed size: the last top of the book and decayed sums of its flow, bars of a second and of a minute with their
 * indicators, and slow and fast averages of the funding rate and the basis. From it a vector is written on demand into an
 * array that the caller owns; nothing is allocated on the way. {@code docs/features.md} has the name, unit and formula of
 * each number.
 *
 * <p>Time is the events' own, so that the same events make the same numbers at any speed, and only plain arithmetic and
 * {@link java.lang.StrictMath} are used, so that they do on any machine. A number that is not known yet is {@code NaN},
 * never zero.
 */
@NullMarked
package io.traider.feature;

import org.jspecify.annotations.NullMarked;

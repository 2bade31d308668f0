/**
 * The vocabulary of the trade, spoken by every other package and depending on none.
 *
 * <p>Three ideas carry it. A {@link io.traider.domain.MarketEvent} is what a venue said, normalised; an
 * {@link io.traider.domain.Input} is anything the engine is told, in one order; a {@link io.traider.domain.Step} is what
 * the engine made of one input: what it decided and why, what changed, and what is to be done. Values are immutable and
 * valid once constructed: {@code of} and {@code parse} refuse what cannot be. Prices and quantities are exact decimals on
 * a fixed scale, money is exact, times are nanoseconds since the Unix epoch and always handed in, never read from a clock.
 */
@NullMarked
package io.traider.domain;

import org.jspecify.annotations.NullMarked;

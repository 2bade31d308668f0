/**
 * The words that rules are written in: immutable facts, and the drafts that are all a rule can write to.
 *
 * <p>A fact's properties are plain numbers with their unit in the name ({@code spreadBps}, {@code ageSeconds}), exact
 * decimals where money is concerned. A fact of which any number is not known is left out, so a condition on it fails: Drools
 * orders {@code NaN} above every number, and {@code drift >= 1.5} would hold for it. In pre-trade decisions what is left
 * out is also announced as a {@link io.traider.rule.fact.Missing} fact, which denies.
 */
@NullMarked
package io.traider.rule.fact;

import org.jspecify.annotations.NullMarked;

/**
 * The words that rules are written in: immutable facts, and the two drafts that are all a rule can write to.
 *
 * <p>A fact's properties are plain numbers with their unit in the name ({@code spreadBps}, {@code ageSeconds}), exact
 * decimals where money is concerned. A number that is not known is {@code NaN} in strategy facts, where no comparison with
 * it holds, so an entry condition fails by itself; in pre-trade facts it is announced as a
 * {@link io.traider.rule.fact.Missing} fact, which denies.
 */
@NullMarked
package io.traider.rule.fact;

import org.jspecify.annotations.NullMarked;

/**
 * Decisions as rules that a risk officer can read, run by Drools.
 *
 * <p>A {@link io.traider.rule.RulePack} is a set of rule files, compiled as one and named by the hash of their text. There
 * are two kinds. {@link io.traider.rule.StrategyRules} look at a {@link io.traider.rule.StrategySituation} and may signal
 * an entry or an exit; {@link io.traider.rule.PretradeRules} look at a {@link io.traider.rule.PretradeSituation} and may
 * refuse an order. The facts that rules speak of are the records of {@code io.traider.rule.fact}; the only things that
 * a rule can do are the methods of the draft of its {@link io.traider.rule.PackKind}.
 *
 * <p>Each decision runs in a session of its own from a pool, so nothing of one decision is left for the next, and whatever
 * fails closes: pre-trade rules that throw or do not come to an end deny the order, strategy rules that do signal nothing.
 */
@NullMarked
package io.traider.rule;

import org.jspecify.annotations.NullMarked;

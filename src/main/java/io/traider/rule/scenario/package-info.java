/**
 * Scenarios: given these facts, expect these verdicts and reasons. They are kept with a pack and say what its authors meant.
 *
 * <p>{@link io.traider.rule.scenario.Scenarios} are read from the pack's {@code scenarios.yml}, which is as little believed
 * as rules are: every word must be one of the vocabulary, and what is wrong is told with its line.
 * {@link io.traider.rule.scenario.ScenarioRun} asks the pack on each scenario's facts and says in words what came otherwise;
 * it also names the rules that no scenario makes fire, with which a pack that stands in an order's way is not approved.
 */
@NullMarked
package io.traider.rule.scenario;

import org.jspecify.annotations.NullMarked;

/**
 * Why a rule did not fire, or did: each of its conditions with the numbers of a decision.
 *
 * <p>{@link io.traider.rule.why.WhyNot} reads a rule's conditions from its text and holds the facts of a decision against
 * them one by one, as Drools would, whose answer is only yes or no. The gate lets a small grammar of conditions through, and
 * just that is understood here. A test holds both against each other over many random rules and facts.
 */
@NullMarked
package io.traider.rule.why;

import org.jspecify.annotations.NullMarked;

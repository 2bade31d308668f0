package io.traider.rule;

import io.traider.domain.Reason;
import java.util.List;

/**
 * What a pack said to given facts.
 *
 * @param fired the rules that fired, by name, each once
 * @param outcome one of {@link RuleTrial#outcomes}; the last of them, which says that nothing was wanted, after a failure
 * @param reasons of the outcome
 * @param failure why the pack could not be asked to its end; empty when it could
 */
public record RuleAnswer(List<String> fired, String outcome, List<Reason> reasons, String failure) {

    public RuleAnswer {
        fired = List.copyOf(fired);
        reasons = List.copyOf(reasons);
    }
}

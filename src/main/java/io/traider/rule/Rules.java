package io.traider.rule;

import io.traider.domain.Fact;
import io.traider.domain.RuleFault;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Rules that are asked for one kind of decision. They fail closed: when they cannot be asked, the answer is the one that
 * does nothing. For one thread.
 *
 * @param <S> everything that such a decision is made of
 * @param <A> what the rules say to it
 */
public sealed interface Rules<S, A extends @Nullable Object> permits StrategyRules, PretradeRules, AlertRules {

    RulePack pack();

    /** Asks the rules. */
    A ask(S situation);

    /** Asks once more, to see whether they are as quick as the last time; nothing that fires is counted. */
    A again(S situation);

    /** Why they could not be asked the last time; {@code null} when they could. */
    @Nullable
    RuleFault fault();

    /** What a decision comes to when the rules could not be asked. */
    A closed(RuleFault fault);

    /** What the rules are shown of a situation, with its exact values as plain text. */
    List<Fact> facts(S situation);

    /** What each rule did, by its name; counts on as long as these rules are asked. */
    SortedMap<String, RuleTally> tallies();
}

package io.traider.release;

import io.traider.judging.LiveFigures;
import io.traider.rule.fact.ModelHealth;
import java.time.Instant;

/**
 * How what a strategy's score comes from does now, against what is normal of it.
 *
 * @param strategy whose score it is
 * @param version of the release {@code model:STRATEGY}
 * @param since it is in force
 * @param figures with the drift of every input
 * @param fact what the governance rules are shown
 * @param leastPnl what the profit comes to at least, but once in two hundred times; {@code NaN} where nothing is known
 * @param outcome what the rules wanted: {@code NONE}, {@code ALERT} or {@code ROLLBACK}
 * @param why in words with numbers; empty when they wanted nothing
 */
public record ScoreHealth(
        String strategy,
        int version,
        Instant since,
        LiveFigures figures,
        ModelHealth fact,
        double leastPnl,
        String outcome,
        String why) {}

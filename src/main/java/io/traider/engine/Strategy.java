package io.traider.engine;

import io.traider.model.ScoreSource;
import io.traider.rule.StrategyRules;

/** A strategy with its rules compiled and its models loaded. */
public record Strategy(StrategyDefinition definition, StrategyRules rules, ScoreSource source) {}

package io.traider.engine;

import io.traider.model.OnnxModel;
import io.traider.rule.StrategyRules;

/** A strategy with its rules compiled and its model loaded. */
public record Strategy(StrategyDefinition definition, StrategyRules rules, OnnxModel model) {}

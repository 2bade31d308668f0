package io.traider.rule.why;

/**
 * What became of a condition.
 *
 * @param text as it stands in the rule
 * @param line in the rule file, from 1
 * @param words with the numbers, for example {@code drift 1.21 >= entryDrift 1.5: failed}
 */
public record ConditionAnswer(String text, int line, State state, String words) {}

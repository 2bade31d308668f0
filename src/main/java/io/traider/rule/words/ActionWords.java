package io.traider.rule.words;

/**
 * What a rule can say.
 *
 * @param name for example {@code enterLong}
 * @param call how it is written, for example {@code signal.enterLong("CODE", "name", value);}
 * @param meaning a sentence
 */
public record ActionWords(String name, String call, String meaning) {}

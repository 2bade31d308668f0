/**
 * The words of the rules, for people: what each fact, property and action means, and facts read back from their text.
 *
 * <p>{@link io.traider.rule.words.Vocabulary} says for a kind of pack what its rules can see and do, from
 * {@code rules/vocabulary.yml}, which a test holds to the records. {@link io.traider.rule.words.FactShape} makes a fact of
 * its properties' plain text; scenarios and recorded decisions both come to the rules through it.
 */
@NullMarked
package io.traider.rule.words;

import org.jspecify.annotations.NullMarked;

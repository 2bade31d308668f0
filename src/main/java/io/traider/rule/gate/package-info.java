/**
 * What may become code: text from an editor is hostile until it is proven otherwise.
 *
 * <p>A rule file can run anything: in consequences, constraints, attributes, annotations and even in rule names, which are
 * pasted into generated Java. So {@link io.traider.rule.gate.RuleGate} asks the opposite question. It reads the text with a
 * small grammar of its own, in which every character must have a place, and refuses what has none; only then does Drools'
 * parser see the text, and what it read must be exactly what the gate read. Whatever Drools may yet learn to do is refused
 * from the start, because nobody has put it into the grammar.
 *
 * <p>The grammar: a package, imports of facts, one global, and rules. A rule has a plain name, at most a {@code salience}
 * with a number, patterns of facts, each alone or after {@code not} or {@code exists}, whose constraints compare properties,
 * bound variables, numbers, and one consequence or a few that call the draft with a code and figures. The properties, the
 * constants and the calls are those of the {@link io.traider.rule.PackKind}.
 */
@NullMarked
package io.traider.rule.gate;

import org.jspecify.annotations.NullMarked;

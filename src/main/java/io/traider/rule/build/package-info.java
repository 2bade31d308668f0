/**
 * From the text of a pack to code.
 *
 * <p>{@link io.traider.rule.build.PackRules} is what a pack's text comes to once its decision tables are rules, and what the
 * gate says of it. {@link io.traider.rule.build.PackBuild} builds the executable model of it, and has Drools' classic compiler,
 * whose messages know the line of the text, say what is wrong. Compilers take much time and memory, so while it trades, this
 * runs next door: see {@code io.traider.release.Foundry}.
 */
@NullMarked
package io.traider.rule.build;

import org.jspecify.annotations.NullMarked;

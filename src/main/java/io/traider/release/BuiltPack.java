package io.traider.release;

import io.traider.rule.RulePack;
import org.jspecify.annotations.Nullable;

/**
 * What a text was built to.
 *
 * @param report what is wrong with it
 * @param pack loaded and warm, for one thread; {@code null} when anything is wrong
 */
public record BuiltPack(CheckReport report, @Nullable RulePack pack) {}

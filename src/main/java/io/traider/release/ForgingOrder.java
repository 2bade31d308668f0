package io.traider.release;

import io.traider.rule.PackSource;

/**
 * A request to the foundry.
 *
 * @param source to check or build
 * @param scenarios whether to run its scenarios
 * @param build whether the jar is wanted
 */
record ForgingOrder(PackSource source, boolean scenarios, boolean build) {}

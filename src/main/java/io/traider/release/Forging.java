package io.traider.release;

import org.jspecify.annotations.Nullable;

/**
 * What came of a request to the foundry.
 *
 * @param of digest of the order that it answers
 * @param report what is wrong with the text, and how its scenarios went when that was asked
 * @param kjar what it was built to; {@code null} when that was not asked, or there are problems
 */
record Forging(String of, CheckReport report, byte @Nullable [] kjar) {}

package io.traider.journal;

import io.traider.domain.Price;
import io.traider.domain.Quantity;

/**
 * The trades of an instrument in one interval.
 *
 * @param nanos when the interval begins, nanoseconds since the Unix epoch
 * @param trades how many there were, at least one
 */
public record Bar(long nanos, Price open, Price high, Price low, Price close, Quantity volume, long trades) {}

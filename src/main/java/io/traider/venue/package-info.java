/**
 * Where venues come in. A {@link io.traider.venue.Frame} is what arrived on a connection, byte for byte, live, simulated or
 * recorded; a {@link io.traider.venue.FeedHandler} turns one connection's frames into
 * {@link io.traider.domain.MarketEvent}s, keeps the venue's own integrity rule, and asks its client for what it needs to
 * become whole again.
 *
 * <p>Each venue has a package of one shape below this one: a parser (bytes to fields), a feed (integrity, and the venue's
 * names to ours) and a client (connections).
 */
@NullMarked
package io.traider.venue;

import org.jspecify.annotations.NullMarked;

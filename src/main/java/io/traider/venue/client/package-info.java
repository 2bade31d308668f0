/**
 * Connections to venues. A {@link io.traider.venue.client.VenueProtocol} says what one connection is about: its address,
 * what the venue wants to be told, and how long its silence may last. A
 * {@link io.traider.venue.client.VenueClient} keeps it alive: it connects, subscribes, puts messages together, listens for
 * silence, reconnects within the venue's limits, and fetches what a feed asks for.
 *
 * <p>What comes out is a stream of {@link io.traider.venue.Frame}s, each with its moment of arrival: first
 * {@code OPENED}, then messages and REST answers, at last {@code CLOSED}, and never one of them out of place. The client
 * does not look into messages; what they mean is for the venue's feed.
 */
@NullMarked
package io.traider.venue.client;

import org.jspecify.annotations.NullMarked;

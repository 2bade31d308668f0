/**
 * The way of a frame into the session. Live, simulated and recorded frames all enter at
 * {@link io.traider.venue.route.FrameRoutes#accept} and take the steps that the venue's Camel route in
 * {@code camel-routes/} names: {@code record} keeps the frame where that was asked for, {@code normalise} lets the
 * connection's feed make events of it, {@code deliver} hands these to the session and the feed's wishes to its client.
 *
 * <p>A route parses and forwards; it decides nothing. Routes are read from a folder or from the jar and read again when a
 * file is edited: the edited file is started beside the former one, and only if that works takes its place, between two
 * frames. {@link io.traider.venue.route.Feeds} knows each connection's feed and what each instrument is worth; it outlives
 * any route.
 */
@NullMarked
package io.traider.venue.route;

import org.jspecify.annotations.NullMarked;

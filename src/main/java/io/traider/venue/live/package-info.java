/**
 * Which venues there are to connect to, and where: the real ones by their public addresses, or the simulated ones, which
 * speak the same protocols at another address. Everything beyond the address is the same for both.
 */
@NullMarked
package io.traider.venue.live;

import org.jspecify.annotations.NullMarked;

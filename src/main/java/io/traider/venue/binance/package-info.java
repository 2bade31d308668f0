/**
 * Binance spot and USD-M futures: depth, trades, best bid and offer, mark price and funding.
 *
 * <p>A book begins with a depth snapshot over REST, which must fit into the updates that were received meanwhile; after that
 * each update must continue the former one. The two markets differ in how an update says so
 * ({@link io.traider.venue.binance.DepthRule}), in nothing else.
 */
@NullMarked
package io.traider.venue.binance;

import org.jspecify.annotations.NullMarked;

/**
 * Kraken spot (WebSocket v2) and Kraken Futures (WebSocket v1): books, trades, and the futures' ticker with funding.
 *
 * <p>Spot has no sequence numbers: each book message carries a checksum over the digits of the top ten levels
 * ({@link io.traider.venue.kraken.BookChecksum}), and the book is cut to the depth that was subscribed. Futures number the
 * messages of each book. Either way a broken book is mended by subscribing it again.
 */
@NullMarked
package io.traider.venue.kraken;

import org.jspecify.annotations.NullMarked;

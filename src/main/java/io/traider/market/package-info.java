/**
 * Order books, rebuilt from what the venues say.
 *
 * <p>An {@link io.traider.market.OrderBook} is one instrument's book, exact and as deep as its venue shows it; it takes
 * snapshots and deltas and can be read level by level through {@link io.traider.domain.BookView}.
 * {@link io.traider.market.Books} keeps one for every instrument that was heard of. A book says itself whether it may be
 * used: it is valid from a snapshot until somebody says that it is not whole or not current any more.
 */
@NullMarked
package io.traider.market;

import org.jspecify.annotations.NullMarked;

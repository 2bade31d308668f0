/**
 * Coinbase Advanced Trade: level 2 books and market trades.
 *
 * <p>One counter runs through all messages of a connection, whatever their channel. When a number is missing, something of
 * some book was lost and nobody can say of which: all books of the connection are invalid and the connection is opened anew.
 */
@NullMarked
package io.traider.venue.coinbase;

import org.jspecify.annotations.NullMarked;

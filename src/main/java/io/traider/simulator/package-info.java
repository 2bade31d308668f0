/**
 * Venues that exist only on loopback and speak the real venues' wire protocols, so that everything of ours that faces a
 * venue can be run, tested and broken without one. This package knows the protocols on its own account and shares no code
 * with {@code io.traider.venue}, whose mistakes it would otherwise repeat.
 *
 * <p>Two halves. {@link io.traider.simulator.SimulatorMarket} is the market: a pure model that advances in steps of ten
 * milliseconds of its own time and depends on nothing but its settings, so that the same seed gives the same books, trades
 * and funding, step for step, however fast or late it is run. {@link io.traider.simulator.Simulator} is the server: it lets
 * the market run against the wall clock and tells clients about it in each venue's words. The server is one event loop:
 * market, sessions and requests share a thread and no lock.
 *
 * <p>What is true to life and what is not. Prices share one value per asset that reaches the venues one after another
 * (Binance futures first, Kraken about 300 ms later); volatility clusters and jumps; market orders excite each other;
 * makers withdraw or are picked off when the value moves through them; pressure in the order flow leads the price a little.
 * Funding follows the perpetual's premium as the venues' own formula has it, but the premium moves within a minute as far
 * as it does in reality within hours, so that somebody who watches sees something. A profit made here proves that the
 * machinery works, not that a strategy does.
 */
@NullMarked
package io.traider.simulator;

import org.jspecify.annotations.NullMarked;

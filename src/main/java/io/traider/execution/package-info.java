/**
 * The life of an order after it was let through.
 *
 * <p>The {@link io.traider.execution.OrderManager} is the engine's memory of orders: it takes each report of a venue once,
 * however often it is told. The {@link io.traider.execution.PaperVenue} is a venue without money, for paper trading and for
 * backtests. How it behaves in a run is its {@link io.traider.execution.ExecutionModel}: the
 * {@link io.traider.execution.FillModel} says what trades (takers consume the displayed depth, never the same quantity
 * twice, and makers wait in a queue; on bars the part of the volume decides), the
 * {@link io.traider.execution.LatencyModel} how long messages take each way, and the dated
 * {@link io.traider.execution.VenueTerms} what is charged.
 */
@NullMarked
package io.traider.execution;

import org.jspecify.annotations.NullMarked;

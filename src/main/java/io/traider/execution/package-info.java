/**
 * The life of an order after it was let through.
 *
 * <p>The {@link io.traider.execution.OrderManager} is the engine's memory of orders: it takes each report of a venue once,
 * however often it is told. The {@link io.traider.execution.PaperVenue} is a venue without money: it fills takers from the
 * real, displayed depth, never the same displayed quantity twice, and resting orders only when the market traded through
 * them or through the queue before them. What venues charge and how long they take to hear an order are dated data, the
 * {@link io.traider.execution.VenueTerms}.
 */
@NullMarked
package io.traider.execution;

import org.jspecify.annotations.NullMarked;

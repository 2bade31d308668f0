package io.traider.rule.fact;

/**
 * How an account placed orders in an instrument lately. Orders that cannot rest, and those that hang together with others, are
 * not counted as cancelled: their end is no change of mind.
 *
 * @param orders placed
 * @param fills of them
 * @param ordersPerFill infinite without a fill
 * @param cancels resting orders that were cancelled before they were filled whole
 * @param cancelShare cancels over orders
 * @param restingSeconds how long those rested, on average; zero without any
 */
public record OrderConduct(
        long orders, long fills, double ordersPerFill, long cancels, double cancelShare, double restingSeconds) {}

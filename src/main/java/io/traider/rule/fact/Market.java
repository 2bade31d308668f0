package io.traider.rule.fact;

/**
 * The book and its flow, from the feature vector of the decision; {@code docs/features.md} has each formula. Absent
 * while any of it is not known.
 *
 * @param spreadBps best ask over best bid
 * @param micropriceBps microprice over mid
 * @param depthImbalance of the top five levels, -1 (all asks) to 1 (all bids)
 * @param orderFlow recent order-flow imbalance, -1 to 1
 * @param tradeFlow recent imbalance of traded quantity, -1 (sold) to 1 (bought)
 * @param volatilityBps standard deviation of one-second returns
 * @param momentumBps change of the mid over five seconds
 * @param bollinger place of the mid in its Bollinger band, -1 lower to 1 upper
 * @param rsi relative strength index of one-second bars, 0 to 100
 * @param vwapBps mid over volume-weighted average price
 */
public record Market(
        double spreadBps,
        double micropriceBps,
        double depthImbalance,
        double orderFlow,
        double tradeFlow,
        double volatilityBps,
        double momentumBps,
        double bollinger,
        double rsi,
        double vwapBps) {}

package io.traider.study;

/**
 * What a fill costs, basis points of its value.
 *
 * @param name for a person
 * @param perpetual fee of the perpetual
 * @param spot fee of the spot leg
 * @param slippage of either
 */
record TradingCosts(String name, double perpetual, double spot, double slippage) {

    /** Binance's lowest tier, taking: as in fees/fees.csv. */
    static final TradingCosts TAKER = new TradingCosts("taker", 5, 10, 2);

    /** Resting orders that are always filled, which is more than a resting order is promised. */
    static final TradingCosts MAKER = new TradingCosts("maker", 2, 10, 0);

    TradingCosts times(double factor) {
        return new TradingCosts(name + " × " + factor, factor * perpetual, factor * spot, factor * slippage);
    }

    /** Fees of one fill, or of a fill in each leg. */
    double fee(boolean hedged) {
        return 1e-4 * (perpetual + (hedged ? spot : 0));
    }

    double slip(boolean hedged) {
        return 1e-4 * slippage * (hedged ? 2 : 1);
    }
}

package io.traider.feature;

import io.traider.domain.Trade;

/** The pressure, pace and average price of trades. */
final class TradeFeatures {

    static final int COUNT = 3;

    private static final double FAST_SECONDS = 5;
    private static final double SLOW_SECONDS = 30;
    private static final double VWAP_SECONDS = 60;

    /** Trades a second that count as nothing going on. */
    private static final double REST_RATE = 0.1;

    private static final double REST = 0.25 * FAST_SECONDS / SLOW_SECONDS;

    private static final int NET = 0;
    private static final int GROSS = 1;
    private static final int TRADES = 2;
    private static final int VALUE = 0;
    private static final int VOLUME = 1;

    private final Decayed fast = new Decayed(FAST_SECONDS, 3);
    private final Decayed slow = new Decayed(SLOW_SECONDS, 3);
    private final Decayed average = new Decayed(VWAP_SECONDS, 2);

    void fade(long nanos) {
        fast.fade(nanos);
        slow.fade(nanos);
        average.fade(nanos);
    }

    void onTrade(Trade trade) {
        double quantity = trade.quantity().units();
        double signed = quantity * trade.aggressor().sign();
        add(fast, signed, quantity);
        add(slow, signed, quantity);
        average.add(VALUE, quantity * trade.price().units());
        average.add(VOLUME, quantity);
    }

    void clear() {
        fast.clear();
        slow.clear();
        average.clear();
    }

    boolean known() {
        return average.get(VOLUME) > 0;
    }

    /** Volume-weighted average price in units of {@link io.traider.domain.Price}; {@code NaN} before the first trade. */
    double vwap() {
        return known() ? average.get(VALUE) / average.get(VOLUME) : Double.NaN;
    }

    void write(double[] target, int at) {
        double recent = fast.get(GROSS) + REST * slow.get(GROSS);
        target[at] = recent > 0 ? fast.get(NET) / recent : Double.NaN;
        target[at + 1] = slow.get(GROSS) > 0 ? slow.get(NET) / slow.get(GROSS) : Double.NaN;
        target[at + 2] = known() ? StrictMath.log(pace(fast, FAST_SECONDS) / pace(slow, SLOW_SECONDS)) : Double.NaN;
    }

    private static void add(Decayed sums, double signed, double quantity) {
        sums.add(NET, signed);
        sums.add(GROSS, quantity);
        sums.add(TRADES, 1);
    }

    private static double pace(Decayed sums, double halfLifeSeconds) {
        return sums.get(TRADES) / halfLifeSeconds + REST_RATE;
    }
}

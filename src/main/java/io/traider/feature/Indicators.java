package io.traider.feature;

/**
 * Indicators over closed bars, each in constant time a bar: EMA, MACD (12, 26, 9), RSI and ATR with Wilder's smoothing over
 * 14, Bollinger band (20 bars, two population deviations), volatility of returns. Averages start at their first value.
 */
final class Indicators {

    /** Closes that are remembered. */
    static final int MEMORY = 20;

    private static final int WILDER = 14;
    private static final double RETURNS_WEIGHT = 1 - StrictMath.pow(0.5, 1.0 / 30);
    private static final double RECENT_RETURNS_WEIGHT = 1 - StrictMath.pow(0.5, 1.0 / 5);

    private final Average fast = Average.exponential(12);
    private final Average slow = Average.exponential(26);
    private final Average signal = Average.exponential(9);
    private final Average gains = new Average(1.0 / WILDER);
    private final Average losses = new Average(1.0 / WILDER);
    private final Average range = new Average(1.0 / WILDER);
    private final Average squares = new Average(RETURNS_WEIGHT);
    private final Average recentSquares = new Average(RECENT_RETURNS_WEIGHT);
    private final double[] closes = new double[MEMORY];
    private long bars;

    void onBar(double high, double low, double close) {
        if (bars > 0) {
            onChange(high, low, close, close(1));
        } else {
            range.add(high - low);
        }
        closes[(int) (bars % MEMORY)] = close;
        bars++;
        fast.add(close);
        slow.add(close);
        signal.add(fast.value() - slow.value());
    }

    void clear() {
        bars = 0;
        for (Average average : new Average[] {fast, slow, signal, gains, losses, range, squares, recentSquares}) {
            average.clear();
        }
    }

    long bars() {
        return bars;
    }

    /** The close {@code back} bars ago, 1 being the last closed one; {@code NaN} when there are not that many. */
    double close(int back) {
        return back <= bars && back <= MEMORY ? closes[(int) ((bars - back) % MEMORY)] : Double.NaN;
    }

    /** Exponential average of 12 bars. */
    double ema() {
        return fast.value();
    }

    /** MACD line minus its signal line. */
    double macdHistogram() {
        return bars > 0 ? fast.value() - slow.value() - signal.value() : Double.NaN;
    }

    /** 0 to 100, 50 when nothing moved; {@code NaN} before 14 changes. */
    double rsi() {
        if (bars <= WILDER) {
            return Double.NaN;
        }
        double moves = gains.value() + losses.value();
        return moves > 0 ? 100 * gains.value() / moves : 50;
    }

    /** Average true range in price units; {@code NaN} before 14 bars. */
    double atr() {
        return bars < WILDER ? Double.NaN : range.value();
    }

    /** Place of a price in the band: -1 lower, 1 upper, 0 when the band has no width; {@code NaN} before 20 bars. */
    double bollinger(double price) {
        if (bars < MEMORY) {
            return Double.NaN;
        }
        double mean = 0;
        for (double each : closes) {
            mean += each / MEMORY;
        }
        double variance = 0;
        for (double each : closes) {
            variance += (each - mean) * (each - mean) / MEMORY;
        }
        return variance > 0 ? (price - mean) / (2 * Math.sqrt(variance)) : 0;
    }

    /** Standard deviation of returns around zero, half-life of 30 bars; {@code NaN} before 10 returns. */
    double volatility() {
        return bars > 10 ? Math.sqrt(squares.value()) : Double.NaN;
    }

    /** The same over five bars, as a multiple of {@link #volatility()}; 1 when nothing moved. */
    double volatilityRatio() {
        return squares.value() > 0 ? Math.sqrt(recentSquares.value() / squares.value()) : bars > 10 ? 1 : Double.NaN;
    }

    private void onChange(double high, double low, double close, double before) {
        double change = close - before;
        gains.add(Math.max(change, 0));
        losses.add(Math.max(-change, 0));
        range.add(Math.max(high - low, Math.max(Math.abs(high - before), Math.abs(low - before))));
        double simpleReturn = change / before;
        squares.add(simpleReturn * simpleReturn);
        recentSquares.add(simpleReturn * simpleReturn);
    }
}

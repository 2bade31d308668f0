package io.traider.backtest;

import io.traider.domain.Bar;
import io.traider.domain.Figure;
import io.traider.domain.Price;
import io.traider.domain.Reason;
import java.math.MathContext;
import java.util.List;

/**
 * The best-known strategy there is, as an example and for comparisons: long when the fast exponential average of closes
 * crosses above the slow one, flat when it crosses below. An average begins with the first close after as many as its span,
 * as in ta4j.
 */
public final class EmaCross implements BarStrategy {

    /** An exponential moving average with weight {@code 2 / (span + 1)}. */
    private static final class Ema {
        private final int span;
        private final double weight;
        private long seen;
        private double value = Double.NaN;

        private Ema(int span) {
            this.span = span;
            this.weight = 2.0 / (span + 1);
        }

        private double on(double close) {
            if (seen == span) {
                value = close;
            } else if (seen > span) {
                value += (close - value) * weight;
            }
            seen++;
            return value;
        }
    }

    private final Ema fast;
    private final Ema slow;
    private final BarEntry entry;
    private final String name;
    private int side;

    /**
     * One that enters at the market.
     *
     * @param fastSpan shorter than the slow one
     */
    public EmaCross(int fastSpan, int slowSpan) {
        this(fastSpan, slowSpan, new BarEntry.Market());
    }

    /** @param fastSpan shorter than the slow one */
    public EmaCross(int fastSpan, int slowSpan, BarEntry entry) {
        if (fastSpan < 1 || slowSpan <= fastSpan) {
            throw new IllegalArgumentException("spans " + fastSpan + " and " + slowSpan + ". Maybe 12 and 26");
        }
        this.fast = new Ema(fastSpan);
        this.slow = new Ema(slowSpan);
        this.entry = entry;
        this.name = "ema-cross:" + fastSpan + ":" + slowSpan + (entry.name().isEmpty() ? "" : "+" + entry.name());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public BarEntry entry() {
        return entry;
    }

    @Override
    public Stand onBar(Bar bar) {
        double close = bar.close().toDouble();
        double gap = fast.on(close) - slow.on(close);
        int now = gap > 0 ? 1 : gap < 0 ? -1 : side;
        int before = side;
        side = now;
        if (before == 0 || now == before) {
            return Stand.SAME;
        }
        return now > 0 ? Stand.LONG : Stand.FLAT;
    }

    @Override
    public Reason reason() {
        return new Reason(
                side > 0
                        ? "the fast average crossed above the slow one"
                        : "the fast average crossed below the slow one",
                side > 0 ? "EMA_CROSS_UP" : "EMA_CROSS_DOWN",
                List.of(figure("emaFast", fast), figure("emaSlow", slow)));
    }

    /** To seven digits, of the average to a price's decimals. */
    private static Figure figure(String name, Ema ema) {
        Price average = Price.ofUnits(Math.round(ema.value * Price.ONE));
        return Figure.of(
                name, average.toBigDecimal().round(MathContext.DECIMAL32).toPlainString());
    }
}

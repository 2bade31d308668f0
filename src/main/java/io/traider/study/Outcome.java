package io.traider.study;

import io.traider.report.Sharpe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What trading some bars came to, as shares of a fixed capital.
 *
 * @param returns of each bar, after costs
 * @param exposure in positions during each bar; of a hedged pair one leg is counted
 * @param price gained by price
 * @param funding received; negative is paid
 * @param fees paid
 * @param slippage paid
 * @param turnover value of all fills, of both legs of a pair
 * @param profits of each position, after costs
 * @param bars that each position was held
 */
record Outcome(
        double[] returns,
        double[] exposure,
        double price,
        double funding,
        double fees,
        double slippage,
        double turnover,
        List<Double> profits,
        List<Integer> bars) {

    double net() {
        return Arrays.stream(returns).sum();
    }

    double gross() {
        return price + funding;
    }

    /**
     * Cost of a fill, basis points of its value, at which nothing would be left; positions taken as they are. Negative when
     * it loses without any, {@code NaN} without a trade.
     */
    double breakEvenBps() {
        return turnover > 0 ? 1e4 * gross() / turnover : Double.NaN;
    }

    /** Mean over deviation of a bar's return; {@code 0} where it never moved. */
    double sharpe() {
        return Sharpe.of(returns).map(Sharpe::ratio).orElse(0.0);
    }

    /** An outcome while it comes about. */
    static final class Builder {
        private final double[] returns;
        private final double[] exposure;
        private final List<Double> profits = new ArrayList<>();
        private final List<Integer> bars = new ArrayList<>();
        private double price;
        private double funding;
        private double fees;
        private double slippage;
        private double turnover;

        Builder(int bars) {
            returns = new double[bars];
            exposure = new double[bars];
        }

        void priced(int bar, double amount) {
            returns[bar] += amount;
            price += amount;
        }

        void funded(int bar, double amount) {
            returns[bar] += amount;
            funding += amount;
        }

        void paid(int bar, double value, double fee, double slip) {
            returns[bar] -= fee + slip;
            fees += fee;
            slippage += slip;
            turnover += value;
        }

        void exposed(int bar, double value) {
            exposure[bar] = value;
        }

        void traded(int held, double profit) {
            profits.add(profit);
            bars.add(held);
        }

        Outcome outcome() {
            return new Outcome(returns, exposure, price, funding, fees, slippage, turnover, profits, bars);
        }
    }
}

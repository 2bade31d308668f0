package io.traider.study;

import io.traider.domain.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The past of some contracts on a grid of bars. A number that is not known is {@code NaN}.
 *
 * @param name for a person
 * @param contracts names, in alphabetical order
 * @param nanos when each bar begins, and when the last one ends
 * @param open price of each contract at each of these moments
 * @param rate funding rate of each contract in each bar, a fraction per funding period; known once the bar is over
 * @param volatility deviation of a bar's return as known when it begins, a fraction
 * @param periodsPerBar funding periods in a bar
 * @param facts what was read and what was left out, for a person
 */
public record Panel(
        String name,
        List<String> contracts,
        long[] nanos,
        double[][] open,
        double[][] rate,
        double[][] volatility,
        double periodsPerBar,
        List<Figure> facts) {

    private static final double YEAR = 365 * 86_400e9;

    public Panel {
        contracts = List.copyOf(contracts);
        facts = List.copyOf(facts);
        int bars = nanos.length - 1;
        for (int c = 0; c < contracts.size(); c++) {
            if (open[c].length != bars + 1 || rate[c].length != bars || volatility[c].length != bars) {
                throw new IllegalArgumentException(contracts.get(c) + " has " + open[c].length + " prices, "
                        + rate[c].length + " rates and " + volatility[c].length + " deviations for " + bars + " bars");
            }
        }
    }

    /**
     * Daily funding of many contracts with daily prices of their coins, from a folder of two CSV files; see
     * {@link DailyPanel} for what is assumed.
     *
     * @throws IOException when the files are not there or a row makes no sense, naming it
     */
    public static Panel daily(Path folder) throws IOException {
        return DailyPanel.read(folder);
    }

    /**
     * Funding and mark prices of one contract every eight hours, from a folder of freqtrade's test data.
     *
     * @throws IOException when the files are not there or a row makes no sense, naming it
     */
    public static Panel eightHours(Path folder) throws IOException {
        return EightHourPanel.read(folder);
    }

    /** How many bars there are. */
    public int bars() {
        return nanos.length - 1;
    }

    double barsPerYear() {
        return YEAR * bars() / (nanos[nanos.length - 1] - nanos[0]);
    }

    double barSeconds() {
        return (nanos[1] - nanos[0]) / 1e9;
    }

    /** What one unit of money in equal parts in all contracts is worth at each moment; bought at the first price of each. */
    double[] buyAndHold() {
        double[] worth = new double[nanos.length];
        int held = 0;
        for (double[] prices : open) {
            double[] filled = filled(prices);
            if (Double.isNaN(filled[filled.length - 1])) {
                continue;
            }
            held++;
            double first =
                    Arrays.stream(filled).filter(Double::isFinite).findFirst().orElseThrow();
            for (int t = 0; t < worth.length; t++) {
                worth[t] += Double.isNaN(filled[t]) ? 1 : filled[t] / first;
            }
        }
        for (int t = 0; t < worth.length; t++) {
            worth[t] /= Math.max(1, held);
        }
        return worth;
    }

    private static double[] filled(double[] prices) {
        double[] filled = prices.clone();
        for (int t = 1; t < filled.length; t++) {
            filled[t] = Double.isNaN(filled[t]) ? filled[t - 1] : filled[t];
        }
        return filled;
    }

    /**
     * Deviation of a bar's return, exponentially weighted, from the opening prices up to and including each bar's own.
     *
     * @param halfLife in bars
     * @param least returns that must be known
     */
    static double[] volatility(double[] open, double halfLife, int least) {
        double left = StrictMath.pow(0.5, 1 / halfLife);
        double[] deviation = new double[open.length];
        double sum = 0;
        double weight = 0;
        int count = 0;
        for (int t = 0; t < open.length; t++) {
            double change = t == 0 ? Double.NaN : open[t] / open[t - 1] - 1;
            if (Double.isFinite(change)) {
                sum = left * sum + change * change;
                weight = left * weight + 1;
                count++;
            }
            deviation[t] = count >= least ? Math.sqrt(sum / weight) : Double.NaN;
        }
        return deviation;
    }
}

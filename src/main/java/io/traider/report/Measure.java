package io.traider.report;

import java.util.Locale;

/** A figure of a run: its name, unit and meaning. The order is that of reading. */
public enum Measure {
    TOTAL_RETURN("Total return", Unit.SHARE, "Last equity over the first, less one."),
    CAGR(
            "Annual growth",
            Unit.SHARE,
            "The yearly rate that compounds to the total return, 365 days to a year. Not stated for less than 30"
                    + " days."),
    VOLATILITY("Volatility", Unit.SHARE, "Standard deviation of the returns, scaled to a year by the root of time."),
    SHARPE(
            "Sharpe ratio",
            Unit.NUMBER,
            "Mean return over its standard deviation, scaled to a year by the root of time; risk-free rate zero."),
    SHARPE_ERROR(
            "Standard error",
            Unit.NUMBER,
            "Of the Sharpe ratio, with the returns' skewness and kurtosis (Lo 2002; Mertens 2002; Opdyke 2007)."
                    + " Two of them either way is what the data leaves open."),
    PROBABILISTIC_SHARPE(
            "Probabilistic Sharpe",
            Unit.SHARE,
            "Probability that the true Sharpe ratio is above zero (Bailey and Lopez de Prado 2012)."),
    DEFLATED_SHARPE(
            "Deflated Sharpe",
            Unit.SHARE,
            "Probability that the true Sharpe ratio is above what the best of all tries without skill would show"
                    + " (Bailey and Lopez de Prado 2014). Below 95 % it may well be luck."),
    TRIES("Tries", Unit.COUNT, "How many runs this one was chosen from; they deflate the Sharpe ratio."),
    SORTINO(
            "Sortino ratio",
            Unit.NUMBER,
            "Mean return over the root mean square of the negative ones, scaled to a year (Sortino and Price 1994)."),
    CALMAR("Calmar ratio", Unit.NUMBER, "Annual growth over the maximum drawdown (Young 1991)."),
    MAX_DRAWDOWN("Maximum drawdown", Unit.SHARE, "The largest fall of equity from an earlier high."),
    DRAWDOWN_SECONDS(
            "Longest drawdown",
            Unit.SECONDS,
            "The longest time below an earlier high, whether or not it was regained."),
    VALUE_AT_RISK_95(
            "Value at risk, 95 %",
            Unit.SHARE, "Of 100 periods, 5 lost at least this much (historical). Needs 20 returns."),
    SHORTFALL_95("Expected shortfall, 95 %", Unit.SHARE, "Average loss of those 5 periods."),
    VALUE_AT_RISK_99(
            "Value at risk, 99 %",
            Unit.SHARE, "Of 100 periods, 1 lost at least this much (historical). Needs 100 returns."),
    SHORTFALL_99("Expected shortfall, 99 %", Unit.SHARE, "Average loss of the worst hundredth of the periods."),
    SKEWNESS("Skewness", Unit.NUMBER, "Of the returns; negative when the large ones are losses."),
    KURTOSIS("Kurtosis", Unit.NUMBER, "Of the returns; 3 for a normal distribution, more with heavy tails."),
    RETURNS("Returns", Unit.COUNT, "How many periods the figures above rest on."),
    TRADES("Round trips", Unit.COUNT, "Positions that were opened and closed."),
    FILLS("Fills", Unit.COUNT, "Parts of orders that were traded."),
    HIT_RATE("Hit rate", Unit.SHARE, "Share of the round trips that gained, after fees and funding."),
    PROFIT_FACTOR("Profit factor", Unit.NUMBER, "Sum of the gains over the sum of the losses."),
    EXPECTANCY("Expectancy", Unit.DOLLARS, "Average profit of a round trip, after fees and funding."),
    EXPECTANCY_RATIO(
            "Expectancy ratio", Unit.NUMBER, "Expectancy over the average loss (Tharp): gain for a unit of risk."),
    AVERAGE_GAIN("Average gain", Unit.DOLLARS, "Of the round trips that gained."),
    AVERAGE_LOSS("Average loss", Unit.DOLLARS, "Of the round trips that lost."),
    HOLDING_SECONDS("Average holding", Unit.SECONDS, "From entry to exit of a round trip."),
    TURNOVER("Turnover", Unit.TIMES, "Value of all fills over the average equity."),
    EXPOSURE("Average exposure", Unit.SHARE, "Value in open positions over equity, averaged over time."),
    TIME_IN_MARKET("Time in the market", Unit.SHARE, "Share of the time with an open position."),
    CAPACITY(
            "Capacity of an order",
            Unit.DOLLARS,
            "The order at which impact eats the average edge: impact of an order is taken as one daily deviation times"
                    + " the root of its share of the daily volume (square-root law; Toth and others 2011, factor 1), and"
                    + " it is paid at entry and exit."),
    PARTICIPATION(
            "Participation at capacity",
            Unit.SHARE,
            "Share of a day's volume that such an order is, at most all of it."),
    BENCHMARK_RETURN("Buy and hold", Unit.SHARE, "Total return of the benchmark over the same time, without costs."),
    BENCHMARK_SHARPE("Its Sharpe ratio", Unit.NUMBER, "Of the benchmark's returns, scaled to a year."),
    BENCHMARK_DRAWDOWN("Its maximum drawdown", Unit.SHARE, "The benchmark's largest fall from an earlier high."),
    CORRELATION("Correlation with it", Unit.NUMBER, "Of the run's returns with the benchmark's."),
    FEES("Fees", Unit.DOLLARS, "Paid to venues; negative is a rebate."),
    SLIPPAGE(
            "Slippage",
            Unit.DOLLARS,
            "How much worse the fills were than the middle of the book at the decision; within the fills' prices"
                    + " already."),
    FUNDING("Funding", Unit.DOLLARS, "Received for holding perpetuals; negative is paid."),
    BORROW("Borrowing", Unit.DOLLARS, "Paid for what was borrowed to be sold."),
    PENALTIES("Liquidation penalties", Unit.DOLLARS, "Taken by venues of positions that they liquidated.");

    /** Figures that belong together, each group from its first figure on. */
    enum Group {
        GROWTH("Growth and its certainty", TOTAL_RETURN),
        RISK("Risk", MAX_DRAWDOWN),
        TRADES("Trading", Measure.TRADES),
        BENCHMARK("Buying and holding instead", BENCHMARK_RETURN),
        COSTS("Costs, dollars", FEES);

        private final String label;
        private final Measure first;

        Group(String label, Measure first) {
            this.label = label;
            this.first = first;
        }

        String label() {
            return label;
        }
    }

    Group group() {
        Group found = Group.GROWTH;
        for (Group group : Group.values()) {
            found = group.first.ordinal() <= ordinal() ? group : found;
        }
        return found;
    }

    /** How a figure is to be read. */
    public enum Unit {
        /** A fraction, to be shown in percent. */
        SHARE,
        NUMBER,
        COUNT,
        TIMES,
        DOLLARS,
        SECONDS
    }

    private final String label;
    private final Unit unit;
    private final String meaning;

    Measure(String label, Unit unit, String meaning) {
        this.label = label;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** For a person, for example {@code Sharpe ratio}. */
    public String label() {
        return label;
    }

    public Unit unit() {
        return unit;
    }

    /** What it says, and where the formula comes from. */
    public String meaning() {
        return meaning;
    }

    /** The name in JSON, for example {@code sharpeError}. */
    public String key() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder key = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            key.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return key.toString();
    }
}

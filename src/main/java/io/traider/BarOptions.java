package io.traider;

import io.traider.backtest.BarStrategy;
import io.traider.domain.InstrumentId;
import io.traider.domain.Quantity;
import io.traider.history.Interval;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is run on imported bars instead of events. */
final class BarOptions {

    @Option(
            names = "--bars",
            paramLabel = "INTERVAL",
            description = "run a strategy of bars on imported ones of this length, such as 4h; with --source=history,"
                    + " --instrument, --strategy=ema-cross:12:26 (the default; with +limit:10:3, +stop:10:3 or"
                    + " +stop-limit:10:5:3 it enters so, basis points from the close and bars) and"
                    + " --fill=volume-share:open:0.025:0.1 (the default), square-root:open:0.1:1 or whole:open")
    private @Nullable String interval;

    @Option(names = "--instrument", paramLabel = "VENUE:SYMBOL", description = "whose bars")
    private @Nullable String instrument;

    @Option(
            names = "--unit",
            paramLabel = "QUANTITY",
            description = "what a strategy of bars holds when long (default: 1)")
    private @Nullable String unit;

    @Option(
            names = "--capital",
            paramLabel = "AMOUNT",
            description = "that a strategy of bars begins with, in the quote currency (default: 100000)")
    private @Nullable String capital;

    /**
     * Whether it is a run on bars.
     *
     * @throws IllegalArgumentException when it is not, and something is stated that only such a run has
     */
    boolean given() {
        if (interval == null && (instrument != null || unit != null || capital != null)) {
            throw new IllegalArgumentException("--instrument, --unit and --capital are of runs on bars. Maybe add"
                    + " --bars=4h, or leave them out: what a strategy trades, and with how much, is in its file");
        }
        return interval != null;
    }

    /** @throws IllegalArgumentException when values, or their combination, make no sense */
    BarPast past(PastOptions options) {
        Past past = options.bars();
        if (interval == null || instrument == null) {
            throw new IllegalArgumentException("--bars=" + interval + " needs --instrument=VENUE:SYMBOL");
        }
        BarStrategy.parse(past.strategy());
        return new BarPast(
                past,
                Interval.parse(interval),
                InstrumentId.parse(instrument),
                Quantity.parse(unit == null ? "1" : unit),
                amount(capital == null ? "100000" : capital));
    }

    private static BigDecimal amount(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--capital=" + text + " is no amount. Maybe 100000", e);
        }
    }
}

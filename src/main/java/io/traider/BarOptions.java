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
            defaultValue = "1",
            paramLabel = "QUANTITY",
            description = "what a strategy of bars holds when long (default: ${DEFAULT-VALUE})")
    private String unit = "1";

    @Option(
            names = "--capital",
            defaultValue = "100000",
            paramLabel = "AMOUNT",
            description = "that a strategy of bars begins with, in the quote currency (default: ${DEFAULT-VALUE})")
    private String capital = "100000";

    boolean given() {
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
                Quantity.parse(unit),
                new BigDecimal(capital));
    }
}

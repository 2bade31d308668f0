package io.traider.session;

import io.traider.domain.InstrumentId;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Trade;
import java.util.List;

/**
 * What was traded in an instrument lately. Immutable, free to keep.
 *
 * @param trades the last hundred, newest first
 * @param bars one second each, oldest first, the last fifteen minutes; seconds without a trade have none
 */
public record MarketTape(InstrumentId instrument, List<Trade> trades, List<Bar> bars) {

    /**
     * The trades of one second of session time.
     *
     * @param startNanos when the second began, nanoseconds since the Unix epoch
     */
    public record Bar(long startNanos, Price open, Price high, Price low, Price close, Quantity volume) {

        Bar plus(Price price, Quantity quantity) {
            return new Bar(
                    startNanos,
                    open,
                    price.compareTo(high) > 0 ? price : high,
                    price.compareTo(low) < 0 ? price : low,
                    price,
                    volume.plus(quantity));
        }
    }

    public MarketTape {
        trades = List.copyOf(trades);
        bars = List.copyOf(bars);
    }

    static MarketTape empty(InstrumentId instrument) {
        return new MarketTape(instrument, List.of(), List.of());
    }
}

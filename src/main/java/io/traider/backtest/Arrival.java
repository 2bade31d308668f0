package io.traider.backtest;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.MarkPrice;
import io.traider.domain.MarketEvent;
import io.traider.domain.Trade;

/** Events that arrive at another moment than they did. */
final class Arrival {

    private Arrival() {}

    static MarketEvent at(MarketEvent event, long nanos) {
        return switch (event) {
            case BookDelta e -> new BookDelta(e.instrument(), e.eventNanos(), nanos, e.sequence(), e.bids(), e.asks());
            case BookSnapshot e ->
                new BookSnapshot(e.instrument(), e.eventNanos(), nanos, e.sequence(), e.depth(), e.bids(), e.asks());
            case Trade e ->
                new Trade(e.instrument(), e.eventNanos(), nanos, e.id(), e.price(), e.quantity(), e.aggressor());
            case MarkPrice e -> new MarkPrice(e.instrument(), e.eventNanos(), nanos, e.mark(), e.index());
            case FundingRate e ->
                new FundingRate(
                        e.instrument(), e.eventNanos(), nanos, e.rate(), e.intervalSeconds(), e.nextFundingNanos());
            case InstrumentStatus e ->
                new InstrumentStatus(e.instrument(), e.eventNanos(), nanos, e.state(), e.reason());
        };
    }
}

package io.traider.journal;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.MarkPrice;
import io.traider.domain.MarketEvent;
import io.traider.domain.Trade;
import java.util.Locale;

/** What the capture keeps, and where. */
enum CaptureKind {
    BOOK("received_at, event_at, instrument, sequence, snapshot, bids, asks"),
    TRADE("received_at, event_at, instrument, trade_id, price, quantity, buy"),
    FUNDING("received_at, event_at, instrument, rate, interval_seconds, next_funding_at"),
    MARK("received_at, event_at, instrument, mark, index_price"),
    STATUS("received_at, event_at, instrument, state, reason"),
    EQUITY("");

    private final String columns;

    CaptureKind(String columns) {
        this.columns = columns;
    }

    static CaptureKind of(MarketEvent event) {
        return switch (event) {
            case BookSnapshot e -> BOOK;
            case BookDelta e -> BOOK;
            case Trade e -> TRADE;
            case FundingRate e -> FUNDING;
            case MarkPrice e -> MARK;
            case InstrumentStatus e -> STATUS;
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String table() {
        return "capture_" + label();
    }

    String copy() {
        return "copy " + table() + " (" + columns + ") from stdin";
    }
}

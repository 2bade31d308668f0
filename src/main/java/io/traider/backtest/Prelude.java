package io.traider.backtest;

import io.traider.domain.BookSnapshot;
import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentId;
import io.traider.domain.Levels;
import io.traider.domain.MarkPrice;
import io.traider.domain.MarketEvent;
import io.traider.market.Books;
import io.traider.market.OrderBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was before a run began: of all of it, the books, marks and funding rates as they stand at its first moment. */
final class Prelude {

    private final Books books = new Books();
    private final Map<InstrumentId, Integer> depths = new TreeMap<>();
    private final Map<InstrumentId, MarkPrice> marks = new TreeMap<>();
    private final Map<InstrumentId, FundingRate> funding = new TreeMap<>();

    void onEvent(MarketEvent event) {
        books.onEvent(event);
        switch (event) {
            case BookSnapshot snapshot -> depths.put(snapshot.instrument(), snapshot.depth());
            case MarkPrice mark -> marks.put(mark.instrument(), mark);
            case FundingRate rate -> funding.put(rate.instrument(), rate);
            default -> {}
        }
    }

    /** As events that arrive at a moment. */
    List<MarketEvent> events(long nanos) {
        List<MarketEvent> events = new ArrayList<>();
        for (OrderBook book : books.all()) {
            if (book.valid()) {
                events.add(snapshot(book, nanos));
            }
        }
        marks.values().forEach(last -> events.add(Arrival.at(last, nanos)));
        funding.values().forEach(last -> events.add(Arrival.at(last, nanos)));
        return events;
    }

    private BookSnapshot snapshot(OrderBook book, long nanos) {
        Levels.Builder bids = new Levels.Builder();
        for (int i = 0; i < book.bidLevels(); i++) {
            bids.add(book.bidPrice(i), book.bidPriceDecimals(i), book.bidQuantity(i), book.bidQuantityDecimals(i));
        }
        Levels.Builder asks = new Levels.Builder();
        for (int i = 0; i < book.askLevels(); i++) {
            asks.add(book.askPrice(i), book.askPriceDecimals(i), book.askQuantity(i), book.askQuantityDecimals(i));
        }
        return new BookSnapshot(
                book.instrument(),
                book.lastEventNanos(),
                nanos,
                book.sequence(),
                depths.getOrDefault(book.instrument(), 0),
                bids.build(),
                asks.build());
    }
}

package io.traider.session;

import io.traider.domain.BookView;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import io.traider.domain.Trade;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the writer shows of the market: gathered on its thread, published now and then, read by anyone. */
final class Images {

    /** Levels a side that are published. */
    static final int DEPTH = 50;

    private final Map<InstrumentId, Tape> tapes = new LinkedHashMap<>();
    private final Set<InstrumentId> moved = new HashSet<>();
    private final Set<InstrumentId> traded = new HashSet<>();
    private final Map<InstrumentId, BookImage> books = new ConcurrentHashMap<>();
    private final Map<InstrumentId, MarketTape> images = new ConcurrentHashMap<>();

    void onMarket(MarketEvent event, long nanos) {
        if (event instanceof Trade trade) {
            tapes.computeIfAbsent(trade.instrument(), Tape::new).add(trade, nanos);
            traded.add(trade.instrument());
        } else {
            moved.add(event.instrument());
        }
    }

    void publish(Function<InstrumentId, @Nullable BookView> bookOf, long nanos) {
        for (InstrumentId instrument : moved) {
            BookView book = bookOf.apply(instrument);
            if (book != null) {
                books.put(instrument, BookImage.of(book, DEPTH, nanos));
            }
        }
        moved.clear();
        traded.forEach(
                instrument -> images.put(instrument, tapes.get(instrument).image()));
        traded.clear();
    }

    @Nullable
    BookImage book(InstrumentId instrument, int depth) {
        BookImage image = books.get(instrument);
        return image == null ? null : image.cut(depth);
    }

    MarketTape tape(InstrumentId instrument) {
        return images.getOrDefault(instrument, MarketTape.empty(instrument));
    }
}

package io.traider.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.BookView;
import io.traider.domain.InstrumentId;
import io.traider.domain.Levels;
import io.traider.domain.MarketEvent;
import java.util.Map;
import java.util.TreeMap;

/** A book put together from events in the plainest way. */
final class Rebuilt {

    private final InstrumentId instrument;
    private final TreeMap<Long, Long> bids = new TreeMap<>();
    private final TreeMap<Long, Long> asks = new TreeMap<>();

    Rebuilt(InstrumentId instrument) {
        this.instrument = instrument;
    }

    void apply(MarketEvent event) {
        if (!event.instrument().equals(instrument)) {
            return;
        }
        if (event instanceof BookSnapshot snapshot) {
            bids.clear();
            asks.clear();
            apply(snapshot.bids(), bids);
            apply(snapshot.asks(), asks);
        } else if (event instanceof BookDelta delta) {
            apply(delta.bids(), bids);
            apply(delta.asks(), asks);
        }
    }

    private static void apply(Levels levels, Map<Long, Long> side) {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.quantity(i) == 0) {
                side.remove(levels.price(i));
            } else {
                side.put(levels.price(i), levels.quantity(i));
            }
        }
    }

    void isLike(BookView book) {
        assertThat(bids).hasSize(book.bidLevels());
        assertThat(asks).hasSize(book.askLevels());
        int i = book.bidLevels();
        for (Map.Entry<Long, Long> bid : bids.entrySet()) {
            assertThat(bid.getKey()).isEqualTo(book.bidPrice(--i));
            assertThat(bid.getValue()).isEqualTo(book.bidQuantity(i));
        }
        int j = 0;
        for (Map.Entry<Long, Long> ask : asks.entrySet()) {
            assertThat(ask.getKey()).isEqualTo(book.askPrice(j));
            assertThat(ask.getValue()).isEqualTo(book.askQuantity(j++));
        }
    }
}

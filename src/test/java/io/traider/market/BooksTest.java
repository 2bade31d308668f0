package io.traider.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.InstrumentStatus.State;
import io.traider.domain.Levels;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Venue;
import org.junit.jupiter.api.Test;

class BooksTest {

    private static final InstrumentId FIRST = new InstrumentId(Venue.KRAKEN, "BTC/USD");
    private static final InstrumentId SECOND = new InstrumentId(Venue.BINANCE, "BTCUSDT");

    private final Books books = new Books();

    @Test
    void aDeltaBeforeTheSnapshotChangesNothing() {
        books.onEvent(new BookDelta(FIRST, 1, 1, 1, level("100"), Levels.NONE));
        assertThat(books.find(FIRST)).isNull();
    }

    @Test
    void anInvalidBookTakesNoDeltasUntilItsNextSnapshot() {
        books.onEvent(new BookSnapshot(FIRST, 1, 1, 1, 0, level("100"), level("101")));
        books.onEvent(new InstrumentStatus(FIRST, 2, 2, State.INVALID, "gap"));
        books.onEvent(new BookDelta(FIRST, 3, 3, 3, level("100.5"), Levels.NONE));
        assertThat(books.of(FIRST).valid()).isFalse();
        assertThat(books.of(FIRST).bidLevels()).isEqualTo(1);
        books.onEvent(new BookSnapshot(FIRST, 4, 4, 4, 0, level("99"), level("101")));
        assertThat(books.of(FIRST).valid()).isTrue();
        assertThat(books.of(FIRST).bidPrice(0)).isEqualTo(Price.parse("99").units());
    }

    @Test
    void aStaleBookGoesOnWhenItsConnectionDoes() {
        books.onEvent(new BookSnapshot(FIRST, 1, 1, 1, 0, level("100"), level("101")));
        books.onEvent(new InstrumentStatus(FIRST, 2, 2, State.STALE, "silent"));
        books.onEvent(new BookDelta(FIRST, 3, 3, 3, level("100.5"), Levels.NONE));
        assertThat(books.of(FIRST).valid()).isFalse();
        books.onEvent(new InstrumentStatus(FIRST, 4, 4, State.LIVE, "alive"));
        assertThat(books.of(FIRST).valid()).isTrue();
        assertThat(books.of(FIRST).bidLevels()).isEqualTo(2);
    }

    @Test
    void booksAreListedInTheOrderInWhichTheyWereHeardOf() {
        books.onEvent(new BookSnapshot(SECOND, 1, 1, 1, 0, level("100"), level("101")));
        books.onEvent(new BookSnapshot(FIRST, 1, 1, 1, 0, level("100"), level("101")));
        assertThat(books.all()).extracting(OrderBook::instrument).containsExactly(SECOND, FIRST);
    }

    private static Levels level(String price) {
        return new Levels.Builder().add(Price.parse(price), Quantity.parse("1")).build();
    }
}

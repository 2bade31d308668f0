package io.traider.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.InstrumentId;
import io.traider.domain.Levels;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Venue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderBookTest {

    private static final InstrumentId ID = new InstrumentId(Venue.KRAKEN, "BTC/USD");

    /** The slow and obvious book. */
    private static final class NaiveSide {
        private final TreeMap<Long, Long> levels;

        NaiveSide(Comparator<Long> bestFirst) {
            levels = new TreeMap<>(bestFirst);
        }

        void set(Levels changes, int depth) {
            for (int i = 0; i < changes.size(); i++) {
                if (changes.quantity(i) == 0) {
                    levels.remove(changes.price(i));
                } else {
                    levels.put(changes.price(i), changes.quantity(i));
                }
            }
            while (depth > 0 && levels.size() > depth) {
                levels.pollLastEntry();
            }
        }

        List<List<Long>> all() {
            List<List<Long>> all = new ArrayList<>();
            for (Map.Entry<Long, Long> level : levels.entrySet()) {
                all.add(List.of(level.getKey(), level.getValue()));
            }
            return all;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 25, 1000})
    void aRandomSequenceOfChangesGivesTheSameBookAsASortedMap(int depth) {
        long seed = System.nanoTime();
        System.out.println("OrderBookTest seed " + seed + " depth " + depth);
        Random random = new Random(seed);
        OrderBook book = new OrderBook(ID);
        NaiveSide bids = new NaiveSide(Comparator.reverseOrder());
        NaiveSide asks = new NaiveSide(Comparator.naturalOrder());
        for (int round = 0; round < 5; round++) {
            long centre = 50_000 + random.nextInt(10_000);
            Levels newBids = levels(random, centre, 1 + random.nextInt(depth == 0 ? 2_000 : depth), false);
            Levels newAsks = levels(random, centre, 1 + random.nextInt(depth == 0 ? 2_000 : depth), false);
            book.apply(new BookSnapshot(ID, 1, 1, -1, depth, newBids, newAsks));
            bids.levels.clear();
            asks.levels.clear();
            bids.set(newBids, depth);
            asks.set(newAsks, depth);
            for (int step = 0; step < 1_000; step++) {
                centre += random.nextInt(41) - 20;
                Levels changedBids = levels(random, centre, random.nextInt(8), true);
                Levels changedAsks = levels(random, centre, random.nextInt(8), true);
                book.apply(new BookDelta(ID, 2, 2, -1, changedBids, changedAsks));
                bids.set(changedBids, depth);
                asks.set(changedAsks, depth);
                assertThat(book.bidLevels()).isEqualTo(bids.levels.size());
                assertThat(book.askLevels()).isEqualTo(asks.levels.size());
            }
            assertThat(bids(book)).isEqualTo(bids.all());
            assertThat(asks(book)).isEqualTo(asks.all());
        }
    }

    private static Levels levels(Random random, long centre, int count, boolean removals) {
        Levels.Builder builder = new Levels.Builder();
        for (int i = 0; i < count; i++) {
            long price = (centre + (long) (random.nextGaussian() * 300)) * Price.ONE / 100;
            long quantity = removals && random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(1_000_000);
            builder.add(price, 2, quantity, 8);
        }
        return builder.build();
    }

    private static List<List<Long>> bids(OrderBook book) {
        List<List<Long>> all = new ArrayList<>();
        for (int i = 0; i < book.bidLevels(); i++) {
            all.add(List.of(book.bidPrice(i), book.bidQuantity(i)));
        }
        return all;
    }

    private static List<List<Long>> asks(OrderBook book) {
        List<List<Long>> all = new ArrayList<>();
        for (int i = 0; i < book.askLevels(); i++) {
            all.add(List.of(book.askPrice(i), book.askQuantity(i)));
        }
        return all;
    }

    @Test
    void theDigitsThatTheVenueWroteAreKept() {
        OrderBook book = new OrderBook(ID);
        Levels bid = new Levels.Builder()
                .add(Price.parse("0.3527").units(), 8, Quantity.parse("9602").units(), 8)
                .build();
        Levels ask = new Levels.Builder()
                .add(Price.parse("63418.4").units(), 1, Quantity.parse("3").units(), 0)
                .build();
        book.apply(new BookSnapshot(ID, 1, 1, -1, 0, bid, ask));
        assertThat(book.bidPriceText(0)).isEqualTo("0.35270000");
        assertThat(book.bidQuantityText(0)).isEqualTo("9602.00000000");
        assertThat(book.askPriceText(0)).isEqualTo("63418.4");
        assertThat(book.askQuantityText(0)).isEqualTo("3");
    }

    @Test
    void aBookIsValidFromItsSnapshotUntilSomebodySaysOtherwise() {
        OrderBook book = new OrderBook(ID);
        assertThat(book.valid()).isFalse();
        book.apply(snapshot("100", "101"));
        assertThat(book.valid()).isTrue();
        book.expire();
        assertThat(book.valid()).isFalse();
        book.refresh();
        assertThat(book.valid()).isTrue();
        book.invalidate();
        book.refresh();
        assertThat(book.valid()).isFalse();
        book.apply(snapshot("100", "101"));
        assertThat(book.valid()).isTrue();
    }

    @Test
    void aBidAtOrAboveTheAskIsCrossed() {
        OrderBook book = new OrderBook(ID);
        book.apply(snapshot("100", "101"));
        assertThat(book.crossed()).isFalse();
        book.apply(snapshot("101", "101"));
        assertThat(book.crossed()).isTrue();
    }

    @Test
    void aLevelThatIsNotThereIsAnError() {
        OrderBook book = new OrderBook(ID);
        book.apply(snapshot("100", "101"));
        assertThatThrownBy(() -> book.bidPrice(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> book.askPrice(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static BookSnapshot snapshot(String bid, String ask) {
        Levels bids =
                new Levels.Builder().add(Price.parse(bid), Quantity.parse("1")).build();
        Levels asks =
                new Levels.Builder().add(Price.parse(ask), Quantity.parse("1")).build();
        return new BookSnapshot(ID, 1, 1, -1, 0, bids, asks);
    }
}

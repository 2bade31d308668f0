package io.traider;

import io.traider.domain.Bar;
import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import io.traider.history.Cursor;
import io.traider.history.History;
import io.traider.history.Interval;
import io.traider.history.SeriesId;
import io.traider.history.SeriesKind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Imported bars of an instrument and, where they are there, its funding rates; read once, as the run goes on. */
final class HistoryBars implements AutoCloseable {

    private final Cursor<Bar> bars;
    private final @Nullable Cursor<MarketEvent> rates;

    private HistoryBars(Cursor<Bar> bars, @Nullable Cursor<MarketEvent> rates) {
        this.bars = bars;
        this.rates = rates;
    }

    /** @throws IOException when there are no such bars, with those that are there */
    static HistoryBars open(History history, InstrumentId instrument, Interval interval, long fromNanos, long toNanos)
            throws IOException {
        List<Interval> there = history.intervals(instrument);
        if (!there.contains(interval)) {
            throw new IOException("no bars of " + interval + " of " + instrument + " in " + history.folder()
                    + (there.isEmpty() ? ". Maybe import them first: traider data import" : ". Maybe one of " + there));
        }
        boolean funded = history.find(SeriesId.of(instrument, SeriesKind.FUNDING)) != null;
        Cursor<Bar> bars = history.bars(List.of(instrument), interval, fromNanos, toNanos);
        try {
            return new HistoryBars(
                    bars,
                    funded
                            ? history.events(List.of(instrument), EnumSet.of(SeriesKind.FUNDING), fromNanos, toNanos)
                            : null);
        } catch (IOException | RuntimeException e) {
            bars.close();
            throw e;
        }
    }

    Iterable<Bar> bars() {
        return () -> new Rest<>(bars);
    }

    Iterable<FundingRate> rates() {
        Cursor<MarketEvent> known = rates;
        return known == null
                ? List.of()
                : () -> new Rest<>(new Cursor<FundingRate>() {
                    @Override
                    public @Nullable FundingRate next() {
                        return (FundingRate) known.next();
                    }

                    @Override
                    public void close() {
                        known.close();
                    }
                });
    }

    /** What a cursor has not told yet. */
    private static final class Rest<T> implements Iterator<T> {
        private final Cursor<T> cursor;
        private @Nullable T next;

        private Rest(Cursor<T> cursor) {
            this.cursor = cursor;
            this.next = cursor.next();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public T next() {
            T now = next;
            if (now == null) {
                throw new NoSuchElementException("nothing is left");
            }
            next = cursor.next();
            return now;
        }
    }

    @Override
    public void close() {
        bars.close();
        if (rates != null) {
            rates.close();
        }
    }
}

package io.traider;

import io.traider.backtest.EventSource;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import io.traider.history.Cursor;
import io.traider.history.History;
import io.traider.history.Series;
import io.traider.history.SeriesKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Imported quotes, trades, marks and funding rates of a strategy's instruments. */
final class HistoryEvents implements EventSource {

    /** What is read before the first moment, so that there are books in it. */
    private static final long BEFORE = 3_600_000_000_000L;

    static final EnumSet<SeriesKind> KINDS = EnumSet.complementOf(EnumSet.of(SeriesKind.BARS));

    private final Cursor<MarketEvent> events;

    private HistoryEvents(Cursor<MarketEvent> events) {
        this.events = events;
    }

    /**
     * @param data the data folder that was imported into
     * @throws IOException when there is nothing of any of the instruments
     */
    static HistoryEvents open(Path data, List<InstrumentId> instruments, long fromNanos, long toNanos)
            throws IOException {
        TreeSet<InstrumentId> wanted = new TreeSet<>();
        series(data, instruments).forEach(series -> wanted.add(series.id().instrument()));
        return new HistoryEvents(History.at(data).events(wanted, KINDS, fromNanos - BEFORE, toNanos));
    }

    /**
     * What of the instruments was imported and can be replayed as events.
     *
     * @throws IOException when there is nothing of any of them
     */
    static List<Series> series(Path data, List<InstrumentId> instruments) throws IOException {
        History history = History.at(data);
        List<Series> there = history.list().stream()
                .filter(series -> KINDS.contains(series.id().kind()))
                .toList();
        List<Series> wanted = there.stream()
                .filter(series -> instruments.contains(series.id().instrument()))
                .toList();
        if (wanted.isEmpty()) {
            TreeSet<InstrumentId> others = new TreeSet<>();
            there.forEach(series -> others.add(series.id().instrument()));
            throw new IOException("no quotes, trades, marks or funding of " + instruments + " in " + history.folder()
                    + ", only of " + others + ". Maybe import them first: traider data import");
        }
        return wanted;
    }

    @Override
    public @Nullable MarketEvent next() {
        return events.next();
    }

    @Override
    public void close() {
        events.close();
    }
}

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
        History history = History.at(data);
        TreeSet<InstrumentId> there = new TreeSet<>();
        for (Series series : history.list()) {
            if (KINDS.contains(series.id().kind())) {
                there.add(series.id().instrument());
            }
        }
        TreeSet<InstrumentId> wanted = new TreeSet<>(instruments);
        wanted.retainAll(there);
        if (wanted.isEmpty()) {
            throw new IOException("no quotes, trades, marks or funding of " + instruments + " in " + history.folder()
                    + ", only of " + there + ". Maybe import them first: traider data import");
        }
        return new HistoryEvents(history.events(wanted, KINDS, fromNanos - BEFORE, toNanos));
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

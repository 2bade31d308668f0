package io.traider.history;

import io.traider.domain.Bar;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import io.traider.history.table.CsvSink;
import io.traider.history.table.ParquetSink;
import io.traider.history.table.ParquetSource;
import io.traider.history.table.Row;
import io.traider.history.table.RowSink;
import io.traider.history.table.RowSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The store: a folder with one Parquet file for each series, {@code history/VENUE/SYMBOL/KIND[-INTERVAL].parquet}. */
public final class History {

    private final Path folder;

    private History(Path folder) {
        this.folder = folder;
    }

    /** The store in a data folder, which need not be there yet. */
    public static History at(Path data) {
        return new History(data.resolve("history"));
    }

    /** Where the store is. */
    public Path folder() {
        return folder;
    }

    /** Where a series is kept, whether or not it is there. */
    public Path file(SeriesId id) {
        return folder.resolve(id.path());
    }

    /**
     * Everything that is stored, in order.
     *
     * @throws IOException when a file in the store is not one of its own
     */
    public List<Series> list() throws IOException {
        List<Series> found = new ArrayList<>();
        for (Path file : files()) {
            found.add(series(seriesOf(file), file));
        }
        return found;
    }

    private SeriesId seriesOf(Path file) throws IOException {
        try {
            return SeriesId.ofPath(folder.relativize(file));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is no series of the store: " + e.getMessage() + ". Maybe move it away", e);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder, 3)) {
            return walk.filter(file -> file.toString().endsWith(".parquet"))
                    .filter(file -> folder.relativize(file).getNameCount() == 3)
                    .sorted()
                    .toList();
        }
    }

    /** A series, {@code null} when it is not stored. */
    public @Nullable Series find(SeriesId id) throws IOException {
        return Files.exists(file(id)) ? series(id, file(id)) : null;
    }

    private static Series series(SeriesId id, Path file) throws IOException {
        try {
            return Series.of(id, ParquetSource.notes(file));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is no series: " + e.getMessage(), e);
        }
    }

    /** The intervals that bars of an instrument are stored for, the shortest first. */
    public List<Interval> intervals(InstrumentId instrument) throws IOException {
        return list().stream()
                .map(Series::id)
                .filter(id -> id.instrument().equals(instrument) && id.kind() == SeriesKind.BARS)
                .map(SeriesId::interval)
                .toList();
    }

    /**
     * The rows of a series whose time (of a bar: its start) is in {@code [from, to)}.
     *
     * @throws NoSuchFileException when it is not stored, with advice
     */
    public RowSource rows(SeriesId id, long fromNanos, long toNanos) throws IOException {
        if (!Files.exists(file(id))) {
            throw new NoSuchFileException(
                    "no " + id + " in " + folder + ". Maybe import it first, see traider data list");
        }
        return ParquetSource.open(id.kind().schema(), file(id), fromNanos, toNanos);
    }

    /**
     * The bars of some instruments that lie within {@code [from, to]} wholly, by their end and then by instrument.
     *
     * @throws NoSuchFileException when one of them has none of that interval
     */
    public Cursor<Bar> bars(Collection<InstrumentId> instruments, Interval interval, long fromNanos, long toNanos)
            throws IOException {
        long lastStart = toNanos == Long.MAX_VALUE ? toNanos : toNanos - interval.nanos() + 1;
        List<Cursor<Bar>> cursors = new ArrayList<>();
        return opened(cursors, Bar::endNanos, () -> {
            for (InstrumentId instrument : new TreeSet<>(instruments)) {
                Values values = new Values(instrument);
                RowSource rows = rows(SeriesId.bars(instrument, interval), fromNanos, lastStart);
                cursors.add(new RowCursor<>(rows, SeriesKind.BARS, values::bar));
            }
        });
    }

    /**
     * The events of some instruments with a time in {@code [from, to)}, by their time, then by instrument, then by kind.
     * Quotes are {@link io.traider.domain.BookSnapshot}s of one level, trades {@link io.traider.domain.Trade}s, marks
     * {@link io.traider.domain.MarkPrice}s, and funding rates {@link io.traider.domain.FundingRate}s a nanosecond before they
     * are settled. An instrument brings those of the kinds that it has.
     *
     * @throws NoSuchFileException when an instrument has none of the kinds
     */
    public Cursor<MarketEvent> events(
            Collection<InstrumentId> instruments, Set<SeriesKind> kinds, long fromNanos, long toNanos)
            throws IOException {
        List<Cursor<MarketEvent>> cursors = new ArrayList<>();
        return opened(cursors, MarketEvent::receivedNanos, () -> {
            for (InstrumentId instrument : new TreeSet<>(instruments)) {
                int before = cursors.size();
                for (SeriesKind kind : new TreeSet<>(kinds)) {
                    if (kind != SeriesKind.BARS && Files.exists(file(SeriesId.of(instrument, kind)))) {
                        cursors.add(events(SeriesId.of(instrument, kind), fromNanos, toNanos));
                    }
                }
                if (cursors.size() == before) {
                    throw new NoSuchFileException(
                            "no " + kinds + " of " + instrument + " in " + folder + ". Maybe import them first");
                }
            }
        });
    }

    private Cursor<MarketEvent> events(SeriesId id, long fromNanos, long toNanos) throws IOException {
        Values values = new Values(id.instrument());
        int early = id.kind() == SeriesKind.FUNDING ? 1 : 0;
        RowSource rows = rows(id, later(fromNanos, early), later(toNanos, early));
        return new RowCursor<>(rows, id.kind(), row -> values.event(id.kind(), row));
    }

    private static long later(long nanos, int by) {
        return nanos == Long.MAX_VALUE ? nanos : nanos + by;
    }

    private interface Opening {
        void run() throws IOException;
    }

    private static <T> Cursor<T> opened(List<Cursor<T>> cursors, ToLongFunction<T> time, Opening opening)
            throws IOException {
        try {
            opening.run();
            return new MergedCursor<>(cursors, time);
        } catch (IOException | RuntimeException e) {
            cursors.forEach(Cursor::close);
            throw e;
        }
    }

    /**
     * Writes the rows of a series with a time in {@code [from, to)} to a file: CSV, or Parquet when its name ends so.
     *
     * @return how many
     */
    public long export(SeriesId id, long fromNanos, long toNanos, Path to) throws IOException {
        boolean parquet = to.getFileName().toString().endsWith(".parquet");
        long rows = 0;
        Row row = new Row(id.kind().schema());
        try (RowSource source = rows(id, fromNanos, toNanos);
                RowSink sink = parquet
                        ? new ParquetSink(id.kind().schema(), to)
                        : new CsvSink(id.kind().schema(), to)) {
            while (source.next(row)) {
                sink.write(row);
                rows++;
            }
            sink.finish();
        }
        return rows;
    }
}

package io.traider;

import io.traider.backtest.desk.Workshop.BarSeries;
import io.traider.backtest.desk.Workshop.Span;
import io.traider.domain.InstrumentId;
import io.traider.engine.Instruments;
import io.traider.history.History;
import io.traider.history.Series;
import io.traider.history.SeriesKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of a data folder's imported history backtests can run on. */
final class ImportedData {

    private final Path data;

    ImportedData(Path data) {
        this.data = data;
    }

    /** How far what can be replayed as events reaches. */
    Optional<Span> events() {
        List<Series> all = all().stream()
                .filter(series -> HistoryEvents.KINDS.contains(series.id().kind()))
                .toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new Span(
                        instant(all.stream().mapToLong(Series::fromNanos).min().getAsLong()),
                        instant(all.stream().mapToLong(Series::toNanos).max().getAsLong())));
    }

    /** The bars of instruments that the platform knows, by instrument and length. */
    List<BarSeries> bars() {
        Set<InstrumentId> known = Instruments.known().keySet();
        return all().stream()
                .filter(series -> series.id().kind() == SeriesKind.BARS
                        && known.contains(series.id().instrument()))
                .map(series -> new BarSeries(
                        series.id().instrument().toString(),
                        series.id().interval().toString(),
                        new Span(instant(series.fromNanos()), instant(series.toNanos()))))
                .toList();
    }

    private List<Series> all() {
        try {
            return History.at(data).list();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into the history in " + data, e);
        }
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}

package io.traider.history.load;

import io.traider.history.History;
import io.traider.history.Series;
import io.traider.history.SeriesId;
import io.traider.history.table.ParquetSource;
import io.traider.history.table.RowSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Brings files of others into the store: all of what is asked for, or nothing. Once imported, twice changes nothing. */
public final class Importer {

    private final History history;

    public Importer(History history) {
        this.history = history;
    }

    /** A series that is whole and waits for its place. */
    private record Ready(Path file, ImportReport.Imported result) {}

    /**
     * Imports.
     *
     * @return what was imported and what was seen; also when it was refused, which is no exception
     * @throws NoSuchFileException when there is nothing at the path
     * @throws IOException when a file cannot be read at all, another import runs, or the disk fails
     */
    public ImportReport run(ImportRequest request) throws IOException {
        List<InputData> data = InputData.find(request.from());
        if (data.isEmpty()) {
            throw new NoSuchFileException("no .csv, .csv.gz, .zip or .parquet file in " + request.from());
        }
        Findings findings = new Findings();
        Map<SeriesId, List<Piece>> pieces = pieces(data, request, findings);
        List<ImportReport.Imported> results = List.of();
        if (!findings.refused()) {
            try (StoreLock lock = StoreLock.take(history.folder())) {
                List<Ready> ready = prepare(pieces, request, findings, lock);
                if (!findings.refused()) {
                    results = place(ready);
                }
            }
        }
        return new ImportReport(
                findings.refused(), results, data.size(), findings.counts(), findings.missing(), findings.shown());
    }

    private static Map<SeriesId, List<Piece>> pieces(List<InputData> data, ImportRequest request, Findings findings) {
        Map<SeriesId, List<Piece>> pieces = new TreeMap<>();
        Set<String> subjects = new LinkedHashSet<>();
        for (InputData each : data) {
            findings.of(each.name());
            Piece piece = understood(each, request, findings);
            if (piece != null) {
                pieces.computeIfAbsent(piece.series(request.instrument()), id -> new ArrayList<>())
                        .add(piece);
                subjects.add(piece.mapping().subject());
            }
        }
        if (subjects.size() > 1) {
            findings.add(
                    Problem.MIXED,
                    0,
                    subjects.toString(),
                    "the files are of several instruments or resolutions",
                    "Maybe import one folder at a time");
        }
        pieces.values().forEach(list -> list.sort(Comparator.comparingLong(Piece::firstNanos)));
        return pieces;
    }

    private static @Nullable Piece understood(InputData data, ImportRequest request, Findings findings) {
        try {
            Sample sample = Sample.of(data);
            Mapping mapping = Detector.mapping(data, sample, request.layout());
            return Piece.of(data, sample, Intervals.complete(mapping, sample, request.interval()));
        } catch (IOException | IllegalArgumentException e) {
            findings.add(Problem.UNREADABLE, 0, "", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private List<Ready> prepare(
            Map<SeriesId, List<Piece>> pieces, ImportRequest request, Findings findings, StoreLock lock)
            throws IOException {
        List<Ready> ready = new ArrayList<>();
        for (Map.Entry<SeriesId, List<Piece>> each : pieces.entrySet()) {
            SeriesId id = each.getKey();
            Staging staging =
                    new Staging(id, each.getValue().getFirst().mapping().interval(), request, findings);
            Path fresh = lock.incoming(ready.size() + "-new.parquet");
            Series series = staging.stage(each.getValue(), fresh);
            if (!findings.refused()) {
                findings.of(history.file(id).toString());
                ready.add(merged(series, fresh, lock.incoming(ready.size() + ".parquet"), request, findings));
            }
        }
        return ready;
    }

    private Ready merged(Series fresh, Path freshFile, Path target, ImportRequest request, Findings findings)
            throws IOException {
        Series stored = history.find(fresh.id());
        if (stored == null) {
            return new Ready(freshFile, new ImportReport.Imported(fresh, fresh.rows(), fresh.rows(), 0, false));
        }
        Merge merge = new Merge(fresh.id().kind(), findings);
        try (Moments old = moments(fresh.id(), history.file(fresh.id()));
                Moments rows = moments(fresh.id(), freshFile);
                SeriesFile out = new SeriesFile(fresh.id(), target)) {
            merge.run(old, rows, lastTime(fresh), request.replace(), out);
            Set<Series.Source> sources = new LinkedHashSet<>(stored.sources());
            sources.addAll(fresh.sources());
            Series result = out.finish(List.copyOf(sources));
            boolean same = result.hash().equals(stored.hash());
            return new Ready(
                    target,
                    new ImportReport.Imported(
                            same ? stored : result, fresh.rows(), merge.added(), merge.removed(), same));
        }
    }

    /** The time of the last row, which of a bar is its start. */
    private static long lastTime(Series series) {
        return series.toNanos() - series.id().interval().nanos();
    }

    private static Moments moments(SeriesId id, Path file) throws IOException {
        RowSource rows = ParquetSource.open(id.kind().schema(), file, Long.MIN_VALUE, Long.MAX_VALUE);
        return new Moments(id.kind().schema(), rows);
    }

    /** Each move is whole by itself: whoever reads meanwhile sees the series before or after it. */
    private List<ImportReport.Imported> place(List<Ready> ready) throws IOException {
        List<ImportReport.Imported> results = new ArrayList<>();
        for (Ready each : ready) {
            if (!each.result.unchanged()) {
                Path file = history.file(each.result.series().id());
                Files.createDirectories(file.getParent());
                Files.move(each.file, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            results.add(each.result);
        }
        return results;
    }
}

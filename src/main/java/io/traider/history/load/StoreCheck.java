package io.traider.history.load;

import io.traider.history.History;
import io.traider.history.Series;
import io.traider.history.SeriesId;
import io.traider.history.table.Row;
import io.traider.history.table.RowHash;
import io.traider.history.table.RowSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What a stored series is worth: its rows read again, held against the same laws as at import and against its manifest.
 *
 * @param good whether there are no errors; gaps are none
 * @param missing bars or settlements that are missing between the first and the last
 * @param findings the first twenty of each problem, with the number of the row
 */
public record StoreCheck(Series series, boolean good, Map<Problem, Long> counts, long missing, List<Finding> findings) {

    /** Reads a series whole. */
    public static StoreCheck of(History history, Series series) {
        SeriesId id = series.id();
        Findings findings = new Findings();
        findings.of(history.file(id).toString());
        RowChecker checker = new RowChecker(id.kind(), id.interval(), findings);
        RowHash hash = new RowHash(id.kind().schema());
        Row row = new Row(id.kind().schema());
        long rows = 0;
        try (RowSource source = history.rows(id, Long.MIN_VALUE, Long.MAX_VALUE)) {
            while (source.next(row)) {
                rows++;
                checker.check(row, rows);
                hash.add(row);
            }
            String found = hash.hex();
            if (rows != series.rows() || !found.equals(series.hash())) {
                String what = "the manifest says " + series.rows() + " rows with the hash " + series.hash();
                findings.add(Problem.DAMAGED, 0, rows + " rows, " + found, what);
            }
        } catch (IOException e) {
            findings.add(Problem.DAMAGED, rows, "", String.valueOf(e.getMessage()));
        }
        return new StoreCheck(series, !findings.refused(), findings.counts(), findings.missing(), findings.shown());
    }
}

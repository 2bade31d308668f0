package io.traider.history.load;

import io.traider.history.Series;
import java.util.List;
import java.util.Map;

/**
 * What came of an import.
 *
 * @param refused whether there were errors, and so nothing was imported
 * @param imported the series as they are stored now; empty when refused
 * @param files how many were read
 * @param counts how often each problem was seen
 * @param missing bars or settlements that are missing between the first and the last
 * @param findings the first twenty of each problem
 */
public record ImportReport(
        boolean refused,
        List<Imported> imported,
        int files,
        Map<Problem, Long> counts,
        long missing,
        List<Finding> findings) {

    /**
     * A series that something was imported into.
     *
     * @param read rows that the files had for it
     * @param added rows that the store did not have
     * @param removed rows that {@code --replace} took out
     * @param unchanged whether the stored file is the same as before
     */
    public record Imported(Series series, long read, long added, long removed, boolean unchanged) {}

    public ImportReport {
        imported = List.copyOf(imported);
        findings = List.copyOf(findings);
    }
}

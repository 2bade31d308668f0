package io.traider.history.load;

import io.traider.history.Interval;
import io.traider.history.Series;
import io.traider.history.SeriesId;
import io.traider.history.SeriesKind;
import io.traider.history.table.ColumnType;
import io.traider.history.table.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the files of one series, checks their rows and writes them to a place of their own. */
final class Staging {

    /** A funding rate that hardly any venue charges for a period: half a percent. */
    private static final long LARGE =
            new BigDecimal("0.005").movePointRight(ColumnType.RATE.scale()).longValueExact();

    private final SeriesId id;
    private final ImportRequest request;
    private final Findings findings;
    private final RowChecker checker;
    private final List<Numbered> kept = new ArrayList<>();
    private final Row row;
    private long large;
    private long read;

    private record Numbered(Row row, long number, String file) {}

    Staging(SeriesId id, Interval interval, ImportRequest request, Findings findings) {
        this.id = id;
        this.request = request;
        this.findings = findings;
        checker = new RowChecker(id.kind(), interval, findings);
        row = new Row(id.kind().schema());
    }

    /** The rows of the pieces as a series in a file; not to be used when errors were found. */
    Series stage(List<Piece> pieces, Path path) throws IOException {
        List<Series.Source> sources = new ArrayList<>();
        try (SeriesFile out = new SeriesFile(id, path)) {
            for (Piece piece : pieces) {
                long before = read;
                findings.of(piece.data().name());
                readable(piece, out);
                sources.add(new Series.Source(piece.data().name(), piece.data().sha256(), read - before));
            }
            writeSorted(out);
            checkRates();
            if (out.rows() == 0 && !findings.refused()) {
                findings.add(
                        Problem.UNREADABLE, 0, "", "no row of it is of " + request.symbol(), "Maybe another --symbol");
            }
            return out.finish(sources);
        }
    }

    private void readable(Piece piece, SeriesFile out) throws IOException {
        try (Records records = piece.data().open()) {
            RowParser parser = new RowParser(piece.mapping(), request, findings);
            while (next(records)) {
                if (parser.wanted(records) && parser.read(records, row)) {
                    take(records.row(), piece.data().name(), out);
                }
            }
        }
    }

    /** A file that ends before its end, or is damaged, is the file's fault and told as such. */
    private boolean next(Records records) {
        try {
            return records.next();
        } catch (IOException e) {
            String value = String.valueOf(e.getMessage());
            findings.add(Problem.UNREADABLE, records.row() + 1, value, "cannot be read", "Maybe fetch the file again");
            return false;
        }
    }

    private void take(long number, String file, SeriesFile out) throws IOException {
        read++;
        if (id.kind() == SeriesKind.FUNDING && Math.abs(row.get(1)) >= LARGE) {
            large++;
        }
        if (request.sort()) {
            kept.add(new Numbered(row.copy(), number, file));
        } else {
            checker.check(row, number);
            out.write(row);
        }
    }

    private void writeSorted(SeriesFile out) throws IOException {
        kept.sort(Comparator.comparingLong(each -> each.row.time()));
        for (Numbered each : kept) {
            findings.of(each.file);
            checker.check(each.row, each.number);
            out.write(each.row);
        }
        kept.clear();
    }

    private void checkRates() {
        if (request.rateUnit() == null && large > read / 2) {
            String value = large + " of " + read + " rates";
            findings.add(Problem.RATE_UNIT, 0, value, "are half a percent of the position or more for one period");
        }
    }

    long read() {
        return read;
    }
}

package io.traider.history.load;

import io.traider.domain.InstrumentId;
import io.traider.history.History;
import io.traider.history.SeriesId;
import io.traider.history.table.Row;
import io.traider.history.table.RowSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A store in a folder, and files that are written to be imported. */
final class Imports {

    static final InstrumentId BTC = InstrumentId.parse("KRAKEN:BTC/USD");

    private final Path folder;
    private final History history;

    Imports(Path folder) {
        this.folder = folder;
        history = History.at(folder.resolve("data"));
    }

    History history() {
        return history;
    }

    ImportRequest file(String name, String text) throws IOException {
        return ImportRequest.of(Files.writeString(folder.resolve(name), text), BTC);
    }

    ImportReport run(String name, String text) throws IOException {
        return run(file(name, text));
    }

    ImportReport run(ImportRequest request) throws IOException {
        return new Importer(history).run(request);
    }

    /** All rows of a series. */
    List<Row> rows(SeriesId id) throws IOException {
        List<Row> rows = new ArrayList<>();
        Row row = new Row(id.kind().schema());
        try (RowSource source = history.rows(id, Long.MIN_VALUE, Long.MAX_VALUE)) {
            while (source.next(row)) {
                rows.add(row.copy());
            }
        }
        return rows;
    }

    /** Errors and warnings as {@code PROBLEM:row}. */
    static List<String> told(ImportReport report) {
        return report.findings().stream()
                .map(finding -> finding.problem() + ":" + finding.row())
                .toList();
    }
}

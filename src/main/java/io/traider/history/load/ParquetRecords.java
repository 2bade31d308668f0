package io.traider.history.load;

import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnSchema;
import io.traider.history.table.ParquetFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of anybody's Parquet file with flat columns. */
final class ParquetRecords implements Records {

    private final ParquetFileReader file;
    private final RowReader rows;
    private final List<String> header;
    private final String[] fields;
    private long row;

    ParquetRecords(Path path) throws IOException {
        file = ParquetFiles.open(path);
        if (!file.getFileSchema().isFlatSchema()) {
            file.close();
            throw new IOException("its columns are nested. Maybe export it with flat ones");
        }
        rows = file.rowReader();
        header = file.getFileSchema().getColumns().stream()
                .map(ColumnSchema::name)
                .toList();
        fields = new String[header.size()];
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next() throws IOException {
        try {
            if (!rows.hasNext()) {
                return false;
            }
            rows.next();
            for (int i = 0; i < fields.length; i++) {
                fields[i] = text(rows.getValue(header.get(i)));
            }
        } catch (RuntimeException e) {
            throw new IOException("it cannot be read on after row " + row + ": " + e.getMessage(), e);
        }
        row++;
        return true;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal decimal -> decimal.toPlainString();
            default -> value.toString();
        };
    }

    @Override
    public long row() {
        return row;
    }

    @Override
    public int size() {
        return fields.length;
    }

    @Override
    public String field(int index) {
        return fields[index];
    }

    @Override
    public void close() throws IOException {
        rows.close();
        file.close();
    }
}

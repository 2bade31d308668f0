package io.traider.history.table;

import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.FilterPredicate;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.ColumnSchema;
import io.traider.domain.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads a table that {@link ParquetSink} wrote, a batch of rows at a time, whatever its length. */
public final class ParquetSource implements RowSource {

    private static final int BATCH = 8192;

    private final Schema schema;
    private final ParquetFileReader file;
    private final ColumnReaders columns;
    private final long[][] longs;
    private final double[][] doubles;
    private final byte[][] bytes;
    private final int[][] offsets;
    private int size;
    private int at;

    private ParquetSource(Schema schema, ParquetFileReader file, ColumnReaders columns) {
        this.schema = schema;
        this.file = file;
        this.columns = columns;
        longs = new long[schema.size()][];
        doubles = new double[schema.size()][];
        bytes = new byte[schema.size()][];
        offsets = new int[schema.size()][];
    }

    /**
     * Opens the rows whose time is in {@code [from, to)}; other row groups are not even read.
     *
     * @throws IOException also when the file is no Parquet or has other columns
     */
    public static ParquetSource open(Schema schema, Path path, long from, long to) throws IOException {
        ParquetFileReader file = ParquetFiles.open(path);
        try {
            requireColumns(schema, file, path);
            String time = schema.columns().getFirst().name();
            ColumnReaders columns = file.buildColumnReaders(
                            ColumnProjection.columns(schema.names().toArray(String[]::new)))
                    .filter(FilterPredicate.and(FilterPredicate.gtEq(time, from), FilterPredicate.lt(time, to)))
                    .batchSize(BATCH)
                    .build();
            return new ParquetSource(schema, file, columns);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** What {@link ParquetSink#note} kept in a file, without its rows. */
    public static Map<String, String> notes(Path path) throws IOException {
        try (ParquetFileReader file = ParquetFiles.open(path)) {
            FileMetaData metadata = file.getFileMetaData();
            return Map.copyOf(metadata.keyValueMetadata());
        }
    }

    /** The names of a file's columns, in order. */
    public static List<String> columns(Path path) throws IOException {
        try (ParquetFileReader file = ParquetFiles.open(path)) {
            return file.getFileSchema().getColumns().stream()
                    .map(ColumnSchema::name)
                    .toList();
        }
    }

    private static void requireColumns(Schema schema, ParquetFileReader file, Path path) throws IOException {
        for (Column column : schema.columns()) {
            PhysicalType wanted = physical(column.type());
            boolean found = file.getFileSchema().getColumns().stream().anyMatch(has -> is(has, column.name(), wanted));
            if (!found) {
                throw new IOException(path + " lacks the column " + column.name() + " of " + schema.name()
                        + ". Maybe it was not written by traider");
            }
        }
    }

    private static PhysicalType physical(ColumnType type) {
        return type.isBytes()
                ? PhysicalType.BYTE_ARRAY
                : type == ColumnType.NUMBER ? PhysicalType.DOUBLE : PhysicalType.INT64;
    }

    private static boolean is(ColumnSchema column, String name, PhysicalType type) {
        return column.name().equals(name) && column.type() == type;
    }

    @Override
    public boolean next(Row into) throws IOException {
        if (at == size && !fill()) {
            return false;
        }
        for (int i = 0; i < longs.length; i++) {
            switch (schema.type(i)) {
                case TEXT ->
                    into.setText(new String(
                            bytes[i], offsets[i][at], offsets[i][at + 1] - offsets[i][at], StandardCharsets.UTF_8));
                case SIDE -> into.set(i, bytes[i][offsets[i][at]] == 'B' ? Side.BUY.ordinal() : Side.SELL.ordinal());
                case NUMBER -> into.setNumber(i, doubles[i][at]);
                default -> into.set(i, longs[i][at]);
            }
        }
        at++;
        return true;
    }

    private boolean fill() throws IOException {
        try {
            do {
                if (!columns.nextBatch()) {
                    return false;
                }
                size = columns.getRecordCount();
            } while (size == 0);
        } catch (RuntimeException e) {
            throw new IOException("a Parquet file is damaged: " + e.getMessage(), e);
        }
        at = 0;
        for (int i = 0; i < longs.length; i++) {
            ColumnReader column =
                    columns.getColumnReader(schema.columns().get(i).name());
            if (schema.type(i).isBytes()) {
                bytes[i] = column.getBinaryValues();
                offsets[i] = column.getBinaryOffsets();
            } else if (schema.type(i) == ColumnType.NUMBER) {
                doubles[i] = column.getDoubles();
            } else {
                longs[i] = column.getLongs();
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        columns.close();
        file.close();
    }
}

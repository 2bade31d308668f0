package io.traider.history.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTest {

    private static final Schema SCHEMA = new Schema(
            "things",
            List.of(
                    new Column("time", ColumnType.TIME, ""),
                    new Column("id", ColumnType.TEXT, ""),
                    new Column("price", ColumnType.PRICE, ""),
                    new Column("quantity", ColumnType.QUANTITY, ""),
                    new Column("rate", ColumnType.RATE, ""),
                    new Column("seconds", ColumnType.SECONDS, ""),
                    new Column("side", ColumnType.SIDE, ""),
                    new Column("number", ColumnType.NUMBER, "")));

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        List<Row> rows = random(250_001, 42);
        Path file = write("a.parquet", rows);

        assertThat(read(file, Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(rows);
    }

    @Test
    void aTimeRangeIsReadWithItsStartAndWithoutItsEnd() throws IOException {
        List<Row> rows = random(250_001, 43);
        Path file = write("a.parquet", rows);
        long from = rows.get(99_990).time();
        long to = rows.get(200_010).time();

        assertThat(read(file, from, to)).isEqualTo(rows.subList(99_990, 200_010));
        assertThat(read(file, from, from)).isEmpty();
    }

    @Test
    void otherReadersSeeTimesAndDecimals() throws IOException {
        Row row = new Row(SCHEMA);
        row.set(0, 1_637_193_600_123_456_789L);
        row.setText("ä,\"1\"");
        row.set(2, 463_190_000_000_001L);
        row.set(3, -1);
        row.set(4, 1_000_000_000_000L);
        row.set(5, 28_800);
        row.set(6, 1);
        row.setNumber(7, -0.1);
        Path file = write("a.parquet", List.of(row));

        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
                RowReader rows = reader.rowReader()) {
            rows.next();
            assertThat(rows.getTimestamp("time")).isEqualTo(Instant.parse("2021-11-18T00:00:00.123456789Z"));
            assertThat(rows.getString("id")).isEqualTo("ä,\"1\"");
            assertThat(rows.getDecimal("price")).isEqualTo(new BigDecimal("46319.0000000001"));
            assertThat(rows.getDecimal("quantity")).isEqualTo(new BigDecimal("-0.00000001"));
            assertThat(rows.getDecimal("rate")).isEqualTo(new BigDecimal("0.0001000000000000"));
            assertThat(rows.getLong("seconds")).isEqualTo(28_800);
            assertThat(rows.getString("side")).isEqualTo("SELL");
            assertThat(rows.getDouble("number")).isEqualTo(-0.1);
        }
    }

    @Test
    void notesAreKeptAndTheSameRowsGiveTheSameBytes() throws IOException {
        List<Row> rows = random(1000, 44);

        assertThat(ParquetSource.notes(write("a.parquet", rows))).containsEntry("source", "a test");
        assertThat(Files.mismatch(write("a.parquet", rows), write("b.parquet", rows)))
                .isEqualTo(-1);
    }

    @Test
    void anEmptyTableIsATable() throws IOException {
        assertThat(read(write("a.parquet", List.of()), Long.MIN_VALUE, Long.MAX_VALUE))
                .isEmpty();
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws IOException {
        Path file = write("a.parquet", random(1000, 45));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> read(file, 0, Long.MAX_VALUE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.parquet");
    }

    private Path write(String name, List<Row> rows) throws IOException {
        Path file = folder.resolve(name);
        try (ParquetSink sink = new ParquetSink(SCHEMA, file)) {
            for (Row row : rows) {
                sink.write(row);
            }
            sink.note("source", "a test");
            sink.finish();
        }
        return file;
    }

    private static List<Row> read(Path file, long from, long to) throws IOException {
        List<Row> rows = new ArrayList<>();
        Row row = new Row(SCHEMA);
        try (ParquetSource source = ParquetSource.open(SCHEMA, file, from, to)) {
            while (source.next(row)) {
                rows.add(row.copy());
            }
        }
        return rows;
    }

    private static List<Row> random(int size, long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        long time = 1_600_000_000_000_000_000L;
        for (int i = 0; i < size; i++) {
            Row row = new Row(SCHEMA);
            time += random.nextInt(1, 1_000_000_000);
            row.set(0, time);
            row.setText(Integer.toString(random.nextInt(), 36));
            for (int column = 2; column < 6; column++) {
                row.set(column, random.nextLong());
            }
            row.set(6, random.nextInt(2));
            row.setNumber(7, random.nextInt(9) == 0 ? Double.NaN : random.nextGaussian());
            rows.add(row);
        }
        return rows;
    }
}

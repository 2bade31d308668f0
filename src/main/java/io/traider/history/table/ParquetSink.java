package io.traider.history.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a table as a Parquet file: required columns, row groups of 100,000 rows, pages of 10,000,
 * compressed by gzip. The same rows and notes give the same bytes.
 *
 * @see <a href="https://github.com/apache/parquet-format">the format</a>
 */
public final class ParquetSink implements RowSink {

    /** Rows of a row group; what is held in memory. */
    static final int GROUP = 100_000;

    /** Rows of a page: readers unpack some pages of each column ahead. */
    private static final int PAGE = 10_000;

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int INT64 = 2;
    private static final int DOUBLE = 5;
    private static final int BYTE_ARRAY = 6;
    private static final int GZIP = 2;
    private static final int RLE = 3;

    private final Schema schema;
    private final FileChannel file;
    private final List<ColumnBuffer> columns = new ArrayList<>();
    private final List<byte[]> groupFooters = new ArrayList<>();
    private final Map<String, String> notes = new LinkedHashMap<>();
    private int pending;
    private long rows;

    /** Starts a file in the place of what may be there. */
    public ParquetSink(Schema schema, Path path) throws IOException {
        this.schema = schema;
        for (Column column : schema.columns()) {
            columns.add(new ColumnBuffer(column.type(), GROUP));
        }
        file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        put(MAGIC);
    }

    /** Keeps something about the table in the file's footer, under a name. */
    public void note(String name, String value) {
        notes.put(name, value);
    }

    @Override
    public void write(Row row) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(row, i);
        }
        pending++;
        if (pending == GROUP) {
            writeGroup();
        }
    }

    private void writeGroup() throws IOException {
        long start = file.position();
        CompactThrift group = new CompactThrift().open().structs(1, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            writeColumn(i, group);
        }
        group.int64(2, file.position() - start).int64(3, pending).end();
        groupFooters.add(group.bytes());
        rows += pending;
        pending = 0;
    }

    private void writeColumn(int i, CompactThrift group) throws IOException {
        ColumnBuffer column = columns.get(i);
        long offset = file.position();
        long plain = 0;
        for (int from = 0; from < pending; from += PAGE) {
            plain += writePage(column, from, Math.min(from + PAGE, pending));
        }
        group.open().int64(2, offset).begin(3);
        group.int32(1, physical(schema.type(i)))
                .int32s(2, ColumnBuffer.PLAIN)
                .texts(3, schema.columns().get(i).name())
                .int32(4, GZIP)
                .int64(5, pending)
                .int64(6, plain)
                .int64(7, file.position() - offset)
                .int64(9, offset);
        column.statistics(group);
        group.end().end();
        column.clear();
    }

    /** @return the bytes that the page would have without compression */
    private long writePage(ColumnBuffer column, int from, int to) throws IOException {
        byte[] page = column.page(from, to);
        byte[] compressed = compressed(page);
        byte[] header = new CompactThrift()
                .open()
                .int32(1, 0)
                .int32(2, page.length)
                .int32(3, compressed.length)
                .begin(5)
                .int32(1, to - from)
                .int32(2, ColumnBuffer.PLAIN)
                .int32(3, RLE)
                .int32(4, RLE)
                .end()
                .end()
                .bytes();
        put(header);
        put(compressed);
        return (long) header.length + page.length;
    }

    private static byte[] compressed(byte[] page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(page.length / 2 + 64);
        try (GZIPOutputStream gzip = new Fast(out)) {
            gzip.write(page);
        }
        return out.toByteArray();
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(ByteArrayOutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    @Override
    public void finish() throws IOException {
        if (pending > 0) {
            writeGroup();
        }
        byte[] footer = footer();
        put(footer);
        put(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.length)
                .array());
        put(MAGIC);
        file.force(true);
    }

    private byte[] footer() {
        CompactThrift out = new CompactThrift().open().int32(1, 2);
        out.structs(2, schema.size() + 1);
        out.open().text(4, schema.name()).int32(5, schema.size()).end();
        schema.columns().forEach(column -> element(column, out));
        out.int64(3, rows).structs(4, groupFooters.size());
        groupFooters.forEach(out::raw);
        out.structs(5, notes.size());
        notes.forEach((name, value) -> out.open().text(1, name).text(2, value).end());
        out.text(6, "TRAIDER").structs(7, schema.size());
        schema.columns().forEach(column -> out.open().empty(1).end());
        return out.end().bytes();
    }

    private static void element(Column column, CompactThrift out) {
        ColumnType type = column.type();
        out.open().int32(1, physical(type)).int32(3, 0).text(4, column.name());
        if (type.isBytes()) {
            out.int32(6, 0).begin(10).empty(1).end();
        } else if (type.isDecimal()) {
            out.int32(6, 5).int32(7, type.scale()).int32(8, ColumnType.PRECISION);
            out.begin(10)
                    .begin(5)
                    .int32(1, type.scale())
                    .int32(2, ColumnType.PRECISION)
                    .end()
                    .end();
        } else if (type == ColumnType.TIME) {
            out.begin(10).begin(8).yes(1).begin(2).empty(3).end().end().end();
        }
        out.end();
    }

    private static int physical(ColumnType type) {
        return type.isBytes() ? BYTE_ARRAY : type == ColumnType.NUMBER ? DOUBLE : INT64;
    }

    private void put(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

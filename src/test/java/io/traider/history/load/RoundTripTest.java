package io.traider.history.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.history.History;
import io.traider.history.Interval;
import io.traider.history.Series;
import io.traider.history.SeriesId;
import io.traider.history.SeriesKind;
import io.traider.history.table.CsvSink;
import io.traider.history.table.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Import, export, import is the identity, by CSV and by Parquet, for any valid rows. */
class RoundTripTest {

    private static final long SEED = 20_261_122;
    private static final long SECOND = 1_000_000_000L;
    private static final long LARGE = 1_000_000_000_000_000_000L;
    private static final Interval MINUTE = Interval.parse("1m");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(SeriesKind.class)
    void importExportImportIsTheIdentity(SeriesKind kind) throws IOException {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED + kind.ordinal());
        for (int round = 0; round < 15; round++) {
            Path at = folder.resolve(Integer.toString(round));
            List<Row> rows = random(kind, 1 + random.nextInt(400), random);
            Path given = write(kind, rows, folder.resolve("given" + round + ".csv"));

            Series first = imported(given, at.resolve("first"), kind);
            Path csv = exported(at.resolve("first"), first.id(), folder.resolve("out" + round + ".csv"));
            Path parquet = exported(at.resolve("first"), first.id(), folder.resolve("out" + round + ".parquet"));
            assertThat(csv).hasSameBinaryContentAs(given);

            Series byCsv = imported(csv, at.resolve("csv"), kind);
            Series byParquet = imported(parquet, at.resolve("parquet"), kind);
            assertThat(byCsv.hash()).isEqualTo(first.hash());
            assertThat(byParquet.hash()).isEqualTo(first.hash());
            assertThat(new Imports(at.resolve("parquet")).rows(first.id())).isEqualTo(rows);
        }
    }

    private static Series imported(Path file, Path at, SeriesKind kind) throws IOException {
        Interval interval = kind == SeriesKind.BARS ? MINUTE : Interval.NONE;
        ImportRequest request = new ImportRequest(
                file,
                null,
                Imports.BTC,
                interval,
                null,
                false,
                ImportRequest.RateUnit.FRACTION,
                false,
                false,
                false,
                false);
        ImportReport report = new Imports(at).run(request);
        assertThat(report.findings().stream().filter(each -> each.problem().error()))
                .isEmpty();
        return report.imported().getFirst().series();
    }

    private static Path exported(Path at, SeriesId id, Path to) throws IOException {
        History.at(at.resolve("data")).export(id, Long.MIN_VALUE, Long.MAX_VALUE, to);
        return to;
    }

    private static Path write(SeriesKind kind, List<Row> rows, Path file) throws IOException {
        try (CsvSink sink = new CsvSink(kind.schema(), file)) {
            for (Row row : rows) {
                sink.write(row);
            }
            sink.finish();
        }
        return file;
    }

    private static List<Row> random(SeriesKind kind, int size, Random random) {
        List<Row> rows = new ArrayList<>();
        long time = kind == SeriesKind.FUNDING ? 1_600_012_800L * SECOND : 1_600_000_020L * SECOND;
        for (int i = 0; i < size; i++) {
            Row row = new Row(kind.schema());
            time += step(kind, random);
            row.set(0, time);
            fill(kind, row, random);
            if (kind == SeriesKind.TRADES) {
                row.setText(random.nextInt(4) == 0 ? "" : i + (random.nextBoolean() ? ",\"é" : ""));
            }
            rows.add(row);
        }
        return rows;
    }

    private static long step(SeriesKind kind, Random random) {
        return switch (kind) {
            case BARS -> MINUTE.nanos() * random.nextInt(1, 4);
            case FUNDING -> random.nextInt(1, 4) * 8 * 3600 * SECOND;
            case TRADES, QUOTES, MARKS -> random.nextLong(0, 3 * SECOND);
        };
    }

    private static void fill(SeriesKind kind, Row row, Random random) {
        switch (kind) {
            case BARS -> {
                long low = amount(random);
                long high = low + random.nextLong(LARGE - low);
                row.set(1, row.time() + MINUTE.nanos());
                row.set(2, random.nextLong(low, high + 1));
                row.set(3, high);
                row.set(4, low);
                row.set(5, random.nextLong(low, high + 1));
                row.set(6, random.nextInt(5) == 0 ? 0 : amount(random));
            }
            case TRADES -> {
                row.set(2, amount(random));
                row.set(3, amount(random));
                row.set(4, random.nextInt(2));
            }
            case QUOTES -> {
                long bid = amount(random);
                row.set(1, bid);
                row.set(2, amount(random));
                row.set(3, bid + random.nextLong(LARGE - bid));
                row.set(4, amount(random));
            }
            case MARKS -> {
                row.set(1, amount(random));
                row.set(2, amount(random));
            }
            case FUNDING -> {
                row.set(1, random.nextLong(-LARGE / 100, LARGE / 100) >> random.nextInt(50));
                row.set(2, 28_800);
            }
        }
    }

    /** Anything positive of up to eighteen digits. */
    private static long amount(Random random) {
        return 1 + (random.nextLong(LARGE - 1) >> random.nextInt(59));
    }
}

package io.traider.study;

import io.traider.domain.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Reads freqtrade's XRP/USDT test data: funding every eight hours, whose rate is in the column {@code open} and whose stamps
 * are some milliseconds late, and mark prices of the same hours.
 *
 * <p>A rate settled at a bar's beginning was made by the premium of the eight hours before; whoever held at that moment paid
 * it. A position opened at the opening price just after it, so the bar that begins there is paid by the next rate.
 */
final class EightHourPanel {

    private static final long BAR_MILLIS = 8 * 3_600_000L;
    private static final double VOLATILITY_BARS = 30;
    private static final int LEAST_RETURNS = 9;

    private EightHourPanel() {}

    static Panel read(Path folder) throws IOException {
        Path futures = folder.resolve("futures");
        List<Csv.Row> funding = Csv.read(futures.resolve("XRP_USDT_USDT-8h-funding_rate.csv"));
        List<Csv.Row> marks = Csv.read(futures.resolve("XRP_USDT_USDT-8h-mark.csv"));
        long start = bar(marks.getFirst());
        int bars = marks.size() - 1;
        double[] open = new double[bars + 1];
        double[] settled = new double[bars + 1];
        Arrays.fill(open, Double.NaN);
        Arrays.fill(settled, Double.NaN);
        for (Csv.Row row : marks) {
            open[at(row, start, bars)] = row.price("open");
        }
        for (Csv.Row row : funding) {
            settled[at(row, start, bars)] = row.number("open");
        }
        long[] nanos = new long[bars + 1];
        for (int t = 0; t < nanos.length; t++) {
            nanos[t] = (start + t) * BAR_MILLIS * 1_000_000L;
        }
        return new Panel(
                "XRP every eight hours",
                List.of("XRP/USDT:USDT"),
                nanos,
                new double[][] {open},
                new double[][] {Arrays.copyOfRange(settled, 1, bars + 1)},
                new double[][] {Arrays.copyOf(Panel.volatility(open, VOLATILITY_BARS, LEAST_RETURNS), bars)},
                1,
                List.of(Figure.of("funding rows", funding.size()), Figure.of("mark rows", marks.size())));
    }

    private static long bar(Csv.Row row) throws IOException {
        return Math.round(row.number("epoch_ms") / BAR_MILLIS);
    }

    private static int at(Csv.Row row, long start, int bars) throws IOException {
        long at = bar(row) - start;
        if (at < 0 || at > bars) {
            throw new IOException(row.file() + ", row " + row.line() + ": " + row.text("epoch_ms")
                    + " is outside of the mark prices' hours");
        }
        return (int) at;
    }
}

package io.traider.history.load;

import io.traider.history.Interval;
import io.traider.history.SeriesKind;
import io.traider.history.table.Fields;
import io.traider.history.table.Row;
import java.util.HashSet;
import java.util.Set;

/** The laws of a series: what its rows must be, each by itself and after the one before. */
final class RowChecker {

    private static final long HOUR = 3_600_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final SeriesKind kind;
    private final Interval interval;
    private final Findings findings;
    private final Row last;
    private final Set<String> idsOfMoment = new HashSet<>();
    private boolean started;

    RowChecker(SeriesKind kind, Interval interval, Findings findings) {
        this.kind = kind;
        this.interval = interval;
        this.findings = findings;
        last = new Row(kind.schema());
    }

    /** Looks at the next row. */
    void check(Row row, long number) {
        values(row, number);
        if (started) {
            after(row, number);
        }
        if (!started || row.time() > last.time()) {
            idsOfMoment.clear();
        }
        if (kind == SeriesKind.TRADES && !row.text().isEmpty() && !idsOfMoment.add(row.text())) {
            findings.add(Problem.DUPLICATE, number, row.text(), "is the id of another trade of the same moment");
        }
        if (!started || row.time() >= last.time()) {
            last.copyFrom(row);
        }
        started = true;
    }

    private void values(Row row, long number) {
        switch (kind) {
            case BARS -> bar(row, number);
            case TRADES -> {
                positive(row, number, 2);
                positive(row, number, 3);
            }
            case MARKS -> {
                positive(row, number, 1);
                positive(row, number, 2);
            }
            case QUOTES -> quote(row, number);
            case FUNDING -> {
                if (row.get(2) <= 0) {
                    notPositive(row, number, 2);
                }
            }
        }
    }

    private void bar(Row row, long number) {
        for (int column = 2; column <= 5; column++) {
            positive(row, number, column);
        }
        long most = Math.max(row.get(2), row.get(5));
        long least = Math.min(row.get(2), row.get(5));
        if (row.get(3) < most || row.get(4) > least) {
            findings.add(Problem.HIGH_LOW, number, prices(row), "high is below or low above another price");
        }
        if (row.get(6) < 0) {
            findings.add(Problem.NOT_POSITIVE, number, text(row, 6), "volume is negative");
        }
        if (row.get(1) - row.get(0) != interval.nanos() || !interval.isOnGrid(row.get(0))) {
            String at = text(row, 0) + " to " + text(row, 1);
            findings.add(Problem.OFF_GRID, number, at, "is no bar on the grid of " + interval);
        }
    }

    private void quote(Row row, long number) {
        for (int column = 1; column <= 4; column++) {
            positive(row, number, column);
        }
        if (row.get(1) > row.get(3)) {
            findings.add(Problem.CROSSED, number, text(row, 1) + " > " + text(row, 3), "bid is above the ask");
        } else if (row.get(1) == row.get(3)) {
            findings.add(Problem.LOCKED, number, text(row, 1), "bid is at the ask");
        }
    }

    private void positive(Row row, long number, int column) {
        if (row.get(column) <= 0) {
            notPositive(row, number, column);
        }
    }

    private void notPositive(Row row, long number, int column) {
        String name = kind.schema().columns().get(column).name();
        findings.add(Problem.NOT_POSITIVE, number, text(row, column), name + " is not positive");
    }

    private void after(Row row, long number) {
        long step = row.time() - last.time();
        if (step < 0) {
            findings.add(Problem.DISORDER, number, text(row, 0), "is before " + Fields.time(last.time()) + " above it");
        } else if (kind == SeriesKind.BARS || kind == SeriesKind.FUNDING) {
            afterPeriod(row, number, step);
        } else if (step > Math.max(HOUR, interval.nanos())) {
            findings.add(Problem.SILENCE, number, text(row, 0), step / SECOND + " s after " + Fields.time(last.time()));
        } else if (row.equals(last) && row.text().isEmpty()) {
            findings.add(Problem.REPEATED, number, text(row, 0), "equals the row above it");
        }
    }

    private void afterPeriod(Row row, long number, long step) {
        boolean bars = kind == SeriesKind.BARS;
        long period = bars ? interval.nanos() : row.get(2) * SECOND;
        if (step == 0) {
            String same = row.equals(last) ? "equals the row above it" : "is another row of the same time";
            findings.add(Problem.DUPLICATE, number, text(row, 0), same);
        } else if (bars && row.get(0) < last.get(1)) {
            findings.add(Problem.OVERLAP, number, text(row, 0), "begins before the bar above it has ended");
        } else if (period > 0 && step > period) {
            long missing = (step - 1) / period;
            findings.missing(missing);
            findings.add(Problem.GAP, number, text(row, 0), missing + " missing after " + Fields.time(last.time()));
        }
    }

    private String prices(Row row) {
        return "open " + text(row, 2) + ", high " + text(row, 3) + ", low " + text(row, 4) + ", close " + text(row, 5);
    }

    private String text(Row row, int column) {
        return Fields.text(kind.schema().columns().get(column).type(), row, column);
    }
}

package io.traider.report;

import io.traider.report.Page.Cell;
import io.traider.report.Page.Column;
import io.traider.report.RunReport.Sample;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Returns by calendar month of UTC. */
final class Months {

    private static final List<String> NAMES =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private Months() {}

    /** From the last equity before a month, or the first within it, to the last equity of it. */
    static SortedMap<YearMonth, Double> of(List<Sample> samples) {
        SortedMap<YearMonth, Double> last = new TreeMap<>();
        for (Sample sample : samples) {
            last.put(YearMonth.from(Text.instant(sample.nanos()).atZone(ZoneOffset.UTC)), sample.equity());
        }
        SortedMap<YearMonth, Double> returns = new TreeMap<>();
        double before = samples.getFirst().equity();
        for (Map.Entry<YearMonth, Double> month : last.entrySet()) {
            if (before > 0) {
                returns.put(month.getKey(), month.getValue() / before - 1);
            }
            before = month.getValue();
        }
        return returns;
    }

    static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("Year"));
        NAMES.forEach(name -> columns.add(Column.number(name)));
        columns.add(Column.number("Year"));
        return columns;
    }

    static List<List<Cell>> rows(List<Sample> samples) {
        SortedMap<YearMonth, Double> returns = of(samples);
        List<List<Cell>> rows = new ArrayList<>();
        returns.keySet().stream().mapToInt(YearMonth::getYear).distinct().forEach(year -> {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.of(Integer.toString(year)));
            double total = 1;
            for (int month = 1; month <= 12; month++) {
                Double value = returns.get(YearMonth.of(year, month));
                total *= value == null ? 1 : 1 + value;
                row.add(value == null ? Cell.of("") : cell(value));
            }
            row.add(cell(total - 1));
            rows.add(row);
        });
        return rows;
    }

    /** In percent, without the sign of it: thirteen of them stand side by side. */
    private static Cell cell(double share) {
        double percent = Math.rint(10_000 * share) / 100;
        return Cell.signed(Text.number(percent, 2), percent);
    }
}

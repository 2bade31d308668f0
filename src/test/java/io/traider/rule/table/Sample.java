package io.traider.rule.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.rule.Problem;
import io.traider.rule.table.DecisionTable.Column;
import io.traider.rule.table.DecisionTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Tables to test with. */
final class Sample {

    static final String THIN = """
        table,thin books,,,,
        fact,ProposedOrder,ProposedOrder,Exposure,then,then
        property,value,shareOfDepth,openOrders,code,comment
        operator,>,>,>=,,
        unit,USD,fraction,orders,,
        large while two work,5000,,2,LARGE_ORDER,No order over 5000 while two are working
        most of the book,,>= 0.25,,MOST_OF_BOOK,"A quarter of the book, or more"
        over the limit,> $limits.maxOrderValue,,,OVER_LIMIT,
        """;

    private static final List<String> TEXTS = List.of(
            "",
            "",
            "5",
            "-5",
            "0.000",
            "> 5",
            "=1+1",
            "@here",
            "+3",
            "-x",
            "'quoted'",
            "''",
            "a,b",
            "say \"no\"",
            "\"",
            "ä€",
            "𝄞",
            "1..5",
            "'",
            "==",
            "$limits.maxOrderValue",
            "a b",
            "#",
            "=cmd|' /C calc'!A0");

    private Sample() {}

    static DecisionTable table(String csv) {
        Reading reading = TableCsv.read("thin-books.csv", csv);
        assertThat(reading.problems()).isEmpty();
        return Objects.requireNonNull(reading.table());
    }

    static List<String> words(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }

    /** Any table, whether or not it means something. */
    static DecisionTable any(Random random) {
        int width = 1 + random.nextInt(5);
        List<Column> columns = new ArrayList<>();
        for (int at = 0; at < width; at++) {
            columns.add(new Column(at == width - 1 ? "then" : "Book" + at, text(random), text(random), text(random)));
        }
        List<Row> rows = new ArrayList<>();
        for (int row = random.nextInt(8); row > 0; row--) {
            List<String> cells = new ArrayList<>();
            for (int at = 0; at < width; at++) {
                cells.add(text(random));
            }
            rows.add(new Row("row " + row, cells));
        }
        return new DecisionTable("t " + text(random).strip() + "x", columns, rows);
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}

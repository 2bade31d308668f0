package io.traider.rule.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.rule.Problem;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableCsvTest {

    @Test
    void aWrittenTableIsReadAsItWas() {
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            DecisionTable table = Sample.any(random);
            String csv = TableCsv.write(table);
            Reading reading = TableCsv.read("t.csv", csv);
            assertThat(reading.problems()).as(csv).isEmpty();
            assertThat(reading.table()).as(csv).isEqualTo(table);
            assertThat(TableCsv.write(reading.table())).isEqualTo(csv);
        }
    }

    @Test
    void aTextInItsOwnFormIsWrittenAsItWas() {
        assertThat(TableCsv.write(Sample.table(Sample.THIN))).isEqualTo(Sample.THIN);
    }

    @Test
    void whatSpreadsheetProgramsWriteIsReadToo() {
        String theirs = "\uFEFF" + Sample.THIN.replace("\n", "\r\n").replace("LARGE_ORDER", "\" LARGE_ORDER\"")
                + ",,,,,\r\n\r\n";
        assertThat(Sample.table(theirs)).isEqualTo(Sample.table(Sample.THIN));
    }

    @Test
    void noCellRunsAsAFormula() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            for (String line : TableCsv.write(Sample.any(random)).split("\n")) {
                for (String cell : line.split(",")) {
                    String shown = cell.startsWith("\"") ? cell.substring(1) : cell;
                    assertThat(shown.matches("[=+@].*") || shown.matches("-.*") && !shown.matches("-[0-9.]+"))
                            .as(line)
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        facts,Book                            | 1 | 1 | line 1 of a decision table begins with 'table', this one with 'facts'
        table,a;fact,Book;name,valid          | 3 | 1 | line 3 of a decision table begins with 'property', this one with 'name'
        table,a;fact,;property,;operator,;unit| 2 | 2 | the table has no column
        table,a;fact,Book;property,valid;operator,;unit,;,true     | 6 | 1 | the row has no name
        table,a;fact,Book;property,valid;operator,;unit,;x,1;x,2   | 7 | 1 | line 6 is called 'x' too
        table,a;fact,Book;property,valid;operator,;unit,;x,1,2     | 6 | 3 | the line has 3 cells, 2 are described
        table,a;fact,Book;property,valid;operator,;unit,;x,"1      | 6 | 2 | the quoted cell does not end
        table,a;fact,Book;property,valid;operator,;unit,;x,"1;2"   | 6 | 2 | the quoted cell does not end on its line
        table,a;fact,Book;property,valid;operator,;unit,;x,"1"2    | 6 | 2 | text follows the closing quote of the cell
        """, quoteCharacter = '~')
    void aProblemNamesItsLineAndCell(String csv, int line, int column, String message) {
        Reading reading = TableCsv.read("t.csv", csv.replace(';', '\n'));
        assertThat(reading.table()).isNull();
        Problem problem = reading.problems().getFirst();
        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem.column()).isEqualTo(column);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.advice()).startsWith("Maybe ");
    }

    @Test
    void whatIsTooLargeIsRefused() {
        StringBuilder rows = new StringBuilder("table,a\nfact,Book\nproperty,valid\noperator,\nunit,\n");
        for (int i = 0; i <= DecisionTable.MAX_ROWS; i++) {
            rows.append("r").append(i).append(",true\n");
        }
        assertThat(TableCsv.read("t.csv", rows.toString()).problems())
                .extracting(Problem::message)
                .containsExactly("the table has 1 columns and 501 rows");
        String long401 = "table,a\nfact,Book\nproperty,valid\noperator,\nunit,\nx," + "9".repeat(401) + "\n";
        assertThat(TableCsv.read("t.csv", long401).problems())
                .extracting(Problem::line, Problem::column)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(6, 2));
        assertThat(TableCsv.read("t.csv", "x".repeat((1 << 20) + 1)).problems()).hasSize(1);
        assertThat(TableCsv.read("t.csv", "").problems()).hasSize(1);
    }

    @Test
    void noTextMakesItThrow() {
        Random random = new Random(6);
        String signs = ",\"\r\n'=table fact 5.\t\u0000ä";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? Sample.THIN : "");
            for (int n = random.nextInt(20); n > 0; n--) {
                text.insert(random.nextInt(text.length() + 1), signs.charAt(random.nextInt(signs.length())));
            }
            Reading reading = TableCsv.read("t.csv", text.toString());
            assertThat(reading.table() == null)
                    .as(text.toString())
                    .isEqualTo(!reading.problems().isEmpty());
        }
    }
}

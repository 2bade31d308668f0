package io.traider.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTextTest {

    @Test
    void linesFindTheirWayIntoTextAndBack() {
        List<List<String>> lines = List.of(
                List.of("table", "thin books", ""),
                List.of("fact", "Book", "then"),
                List.of("a, b", "say \"no\"", "-1"),
                List.of("=SUM(A1)", "> 5", ""));
        String text = CsvText.text("thin-books.csv", lines);
        assertThat(CsvText.lines(text)).isEqualTo(lines);
        assertThat(text).contains("'=SUM(A1)", "\"a, b\"", "\"say \"\"no\"\"\"", "-1\n");
    }

    @Test
    void linesOfDifferentLengthAreFilledUpAndNothingIsEmpty() {
        assertThat(CsvText.lines("a,b\nc\n")).isEqualTo(List.of(List.of("a", "b"), List.of("c", "")));
        assertThat(CsvText.lines("")).isEqualTo(List.of(List.of("")));
        assertThat(CsvText.lines("a\r\nb\r\n")).isEqualTo(List.of(List.of("a"), List.of("b")));
    }
}

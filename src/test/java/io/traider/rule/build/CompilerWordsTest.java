package io.traider.rule.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.rule.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real compiler says of one slip each, in words. */
class CompilerWordsTest {

    private static final String HEAD = """
        package rules.pretrade
        import io.traider.domain.Limits
        import io.traider.rule.fact.Book
        import io.traider.rule.fact.Exposure
        import io.traider.rule.fact.Missing
        global io.traider.rule.fact.VerdictDraft verdict
        rule "one"
        when
        """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Bok( valid ) | verdict.breach("A"); | 9:5: no fact is called 'Bok'
        Book( vlid == true ) | verdict.breach("A"); | 9:11: 'vlid' in 'vlid == true' is neither a property of Book nor bound before
        Book( ageMillis > $y ) | verdict.breach("A"); | 9:23: '$y' in 'ageMillis > $y' is neither a property of Book nor bound before
        Book( bid > true ) | verdict.breach("A"); | 9:11: a number cannot be compared with true or false
        Book( ageMillis > ) | verdict.breach("A"); | 9:23: ')' is not expected here
        Book( ageMillis = 3 ) | verdict.breach("A"); | 9:21: '=' is not expected here
        Book( ageMillis > 3 & valid ) | verdict.breach("A"); | 9:11: 'ageMillis > 3 & valid' is no condition
        Book() | verdict.breach("A") | 7: a statement lacks its semicolon
        Book() | verdict.breach("A", $v); | 11:25: '$v' is not known here
        Book() | verdict.brech("A"); | 11:13: VerdictDraft cannot 'brech'
        Book() | verdikt.breach("A"); | 11:5: 'verdikt' is not known here
        Book() | verdict.breach(3); | 11:13: 'breach' takes other values than (int)
        Book() | verdict.breach("A", "b" $v); | 11:29: '$v' is not expected here
        Book() | int i = "a"; | 7: a text cannot stand for a number
        $b : Book() $b : Exposure() | verdict.breach("A"); | 9:5: '$b' is bound twice
        Missing( what == "abc ) | verdict.breach("A"); | 11:21: 'A' is not expected here; 13:1: the text ends in the middle of a rule
        accumulate( Exposure( $o : openOrders ); $s : sm($o) ) | verdict.breach("A"); | 9:51: there is no function 'sm' to accumulate with
        """)
    void says(String condition, String consequence, String words) {
        String text = HEAD + "    " + condition + "\nthen\n    " + consequence + "\nend\n";
        List<Problem> found = ClassicBuild.problems(new TreeMap<>(Map.of("pretrade.drl", text)));
        String said = found.stream()
                .map(problem -> problem.line()
                        + (problem.column() > 0 ? ":" + problem.column() : "")
                        + ": "
                        + problem.message())
                .collect(Collectors.joining("; "));
        assertThat(said).isEqualTo(words);
        assertThat(said).doesNotContain("io.traider").doesNotContain("[ERR");
    }
}

package io.traider.rule.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an officer is told of ordinary slips, and that what is shipped passes. */
class RuleGateTest {

    private static final Path RULES = Path.of("src/main/resources/rules");

    private static final String HEAD = """
        package rules.pretrade

        import io.traider.domain.KillSwitch
        import io.traider.domain.Limits
        import io.traider.rule.fact.Book
        import io.traider.rule.fact.Missing

        global io.traider.rule.fact.VerdictDraft verdict

        """;

    private static final String RULE = """
        rule "stale book"
        when
            $limits : Limits()
            Book( ageMillis > $limits.maxBookAgeMillis, $age : ageMillis )
        then
            verdict.breach("BOOK_STALE", "ageMillis", $age, "maxBookAgeMillis", $limits.maxBookAgeMillis());
        end
        """;

    static List<Problem> check(String text) {
        return RuleGate.check(new PackSource(PackKind.PRETRADE, "own", new TreeMap<>(Map.of("own.drl", text))));
    }

    private static String only(String text) {
        List<Problem> problems = check(text);
        assertThat(problems).hasSize(1);
        return problems.getFirst().toString();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsShippedPasses(PackKind kind) throws IOException {
        Path folder = RULES.resolve(kind.folder());
        if (!Files.exists(folder)) {
            return;
        }
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file :
                    found.filter(each -> each.toString().endsWith(".drl")).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        files.forEach((file, text) -> assertThat(RuleGate.check(kind, new TreeMap<>(Map.of(file, text))))
                .as(file)
                .isEmpty());
    }

    @Test
    void aPlainRulePasses() {
        assertThat(check(HEAD + RULE)).isEmpty();
        assertThat(check((HEAD + RULE).replace("\n", "\r\n"))).isEmpty();
        assertThat(check("// Grenzwerte für Bücher, 5 € – §3\n" + HEAD + RULE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        Book( ageMillis  | Bok( ageMillis | own.drl:13:5: no fact is called 'Bok'. Maybe 'Book'
        Book( ageMillis  | Book( ageMilis | own.drl:13:11: 'Book' has no property 'ageMilis'. Maybe 'ageMillis'
        Book( ageMillis  | Book( limits | own.drl:13:11: 'Book' has no property 'limits'. Maybe '$limits'
        Book( ageMillis  | Book( size | own.drl:13:11: 'Book' has no property 'size'. Maybe one of valid, ageMillis, bid, ask
        Book( ageMillis  | Book( valid | own.drl:13:17: '>' compares numbers, not a condition with a number. Maybe == true or == false
        Book( ageMillis  | Market( spreadBps | own.drl:13:5: 'Market' is a fact of strategy packs, which a pretrade pack is not shown. Maybe one of Limits, KillSwitch, Book, ProposedOrder, Exposure, Account, Missing
        $limits : Limits() | Account( dailyLoss > 0 ) $limits : Limits() | own.drl:12:5: 'Account' is not imported. Maybe add 'import io.traider.rule.fact.Account' at the top
        $limits.maxBookAgeMillis, | $limit.maxBookAgeMillis, | own.drl:13:23: '$limit' is not bound here. Maybe '$limits'
        $limits.maxBookAgeMillis, | $limits.maxBookAge, | own.drl:13:31: 'Limits' has no property 'maxBookAge'. Maybe one of name, hash, maxOrderValue, maxOrderQuantityOfDepth, maxPositionValue, maxStrategyValue, maxDailyLoss, collarBps, maxOpenOrders, maxBookAgeMillis
        $limits.maxBookAgeMillis, | $limits.maxBookAgeMillis | own.drl:13:48: a ',' or ')' is missing before '$age'. Maybe a comma between two conditions
        > $limits.maxBookAgeMillis | > | own.drl:13:22: a property, a variable or a number is missing before ','. Maybe one of valid, ageMillis, bid, ask
        > $limits.maxBookAgeMillis | | own.drl:13:11: this is a number, where a condition is needed. Maybe compare it, for example with >, or bind it with $name :
        $age : ageMillis | $age : age | own.drl:13:56: 'Book' has no property 'age'. Maybe one of valid, ageMillis, bid, ask
        Book( ageMillis  | Book( Book. > 5, ageMillis | own.drl:13:15: a constant is missing after 'Book.'
        Book( ageMillis  | Book( 5 < ageMillis, ageMillis | own.drl:13:13: a number alone stands left of '<'. Maybe turn it round, the property first
        Book( ageMillis  | Book( -bid < 5, ageMillis | own.drl:13:11: '-' cannot stand in front of an exact decimal. Maybe 0 - ...
        Book( ageMillis  | Book( bid * -2.5 < 5, ageMillis | own.drl:13:15: a number with a minus in front may not meet an exact decimal. Maybe subtract it
        Book( ageMillis  | Book( (bid > 1) == true, ageMillis | own.drl:13:21: '==' compares a condition with a condition
        $age : ageMillis | $age : ageMillis, $age : bid | own.drl:13:67: '$age' is bound already. Maybe another name
        "stale book" | stale book | own.drl:10:6: a rule's name stands between double quotes, not 'stale'. Maybe rule "stale"
        "stale book" | "stale (book)" | own.drl:10:6: the rule's name "stale (book)" becomes code, so it may have plain characters only. Maybe letters, digits, blanks and _ . : / -, at most 80
        verdict.breach( | verdict.breech( | own.drl:15:13: 'verdict' cannot 'breech'. Maybe 'breach'
        verdict.breach( | verdikt.breach( | own.drl:15:5: a rule can only call 'verdict', not 'verdikt'. Maybe verdict.breach("CODE", "name", $value);
        "BOOK_STALE" | "book stale" | own.drl:15:20: "book stale" is no code. Maybe capital letters, digits and _, such as "ORDER_VALUE"
        $age, "max | $ages, "max | own.drl:15:47: '$ages' is not bound here. Maybe '$age'
        $limits.maxBookAgeMillis()) | $limits.maxBookAgeMillis) | own.drl:15:97: a '()' is missing after 'maxBookAgeMillis'. Maybe $limits.maxBookAgeMillis()
        $limits.maxBookAgeMillis()); | $limits.maxBookAgeMillis()) | own.drl:16:1: a ';' is missing before 'end'. Maybe at the end of line 15
        """)
    void slipsAreExplained(String written, String instead, String told) {
        String text = RULE.replace(written, instead == null ? "" : instead);
        assertThat(text).isNotEqualTo(RULE);
        assertThat(only(HEAD + text)).isEqualTo(told);
    }

    @Test
    void everyRuleIsTold() {
        String bad = RULE.replace("Book(", "Bok(");
        String other = RULE.replace("stale book", "other").replace("breach", "breech");
        assertThat(check(HEAD + bad + other)).extracting(Problem::line).containsExactly(13, 22);
    }

    @Test
    void aTextIsCutInFrontOfItsRules() {
        String head = HEAD + "// rule \"of thumb\"\n";
        String other = RULE.replace("stale book", "rule");
        assertThat(RuleGate.parts(head + RULE + other)).containsExactly(head, RULE, other);
        assertThat(RuleGate.parts(HEAD)).containsExactly(HEAD);
    }

    @Test
    void aPackNeedsARule() {
        assertThat(only(HEAD)).contains("no rule");
        SortedMap<String, String> files = new TreeMap<>(Map.of("own.drl", HEAD, "caps.csv", "a,b"));
        assertThat(RuleGate.check(new PackSource(PackKind.PRETRADE, "own", files)))
                .isEmpty();
    }

    @Test
    void aRuleNeedsToSaySomething() {
        assertThat(only(HEAD + "rule \"silent\"\nwhen\n    Book( valid == false )\nthen\nend\n"))
                .isEqualTo("own.drl:10:6: the rule says nothing when it fires."
                        + " Maybe verdict.breach(\"CODE\", \"name\", $value);");
    }

    @Test
    void namesAreToldApartByTheirLettersAcrossFiles() {
        SortedMap<String, String> files =
                new TreeMap<>(Map.of("a.drl", HEAD + RULE, "b.drl", HEAD + RULE.replace("stale book", "Stale-book")));
        assertThat(RuleGate.check(PackKind.PRETRADE, files))
                .extracting(Problem::toString)
                .containsExactly("b.drl:10:6: a rule is called \"stale book\" already."
                        + " Maybe another name, with other letters or digits");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        Book( bid > 0.3, | own.drl:13:17: '0.3' is read as the binary number nearest to it, which is a little more or less, and stands beside an exact decimal. Maybe 0.3B
        Book( bid * 1.1 > ask, | own.drl:13:17: '1.1' is read as the binary number nearest to it, which is a little more or less, and stands beside an exact decimal. Maybe 1.1B
        Book( ask > 2.5, ask - 0.7 > bid, | own.drl:13:28: '0.7' is read as the binary number nearest to it, which is a little more or less, and stands beside an exact decimal. Maybe 0.7B
        Book( ageMillis > 0.3 OR (bid + ask) / 2 > 0.1, | own.drl:13:48: '0.1' is read as the binary number nearest to it, which is a little more or less, and stands beside an exact decimal. Maybe 0.1B
        """)
    void aFractionBesideAnExactDecimalIsWarnedOf(String condition, String told) {
        assertThat(warnings(condition.replace("OR", "||")))
                .singleElement()
                .extracting(Problem::toString)
                .isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Book( bid > 0.3B,",
                "Book( bid > 0.5, ask > 2.25, bid > 100,",
                "Book( ageMillis > 0.3,",
                "Book( ageMillis * 1.1 > $limits.maxBookAgeMillis,"
            })
    void aNumberThatIsReadAsItIsWrittenIsNot(String condition) {
        assertThat(warnings(condition)).isEmpty();
    }

    private static List<Problem> warnings(String condition) {
        String text = HEAD + RULE.replace("Book(", condition);
        GateReport report = RuleGate.read(PackKind.PRETRADE, new TreeMap<>(Map.of("own.drl", text)));
        assertThat(report.problems()).isEmpty();
        return report.warnings();
    }
}

package io.traider.rule.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import io.traider.rule.RulePack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackBuildTest {

    private static final String HEAD = """
        package rules.pretrade
        import io.traider.domain.Limits
        import io.traider.rule.fact.Book
        global io.traider.rule.fact.VerdictDraft verdict
        """;
    private static final String WHOLE = HEAD + """
        // Denies when the book is old.
        rule "old book"
        when
            $limits : Limits()
            Book( ageMillis > $limits.maxBookAgeMillis, $age : ageMillis )
        then
            verdict.breach("BOOK_OLD", "ageMillis", $age);
        end
        """;

    private static PackSource source(String text) {
        return new PackSource(PackKind.PRETRADE, "pretrade", new TreeMap<>(Map.of("pretrade.drl", text)));
    }

    private static PackSource shipped(PackKind kind, String name) throws IOException {
        String file = name + ".drl";
        try (InputStream in =
                PackBuild.class.getClassLoader().getResourceAsStream("rules/" + kind.folder() + "/" + file)) {
            return new PackSource(
                    kind, name, new TreeMap<>(Map.of(file, new String(in.readAllBytes(), StandardCharsets.UTF_8))));
        }
    }

    @ParameterizedTest
    @CsvSource({"PRETRADE, pretrade", "STRATEGY, funding-drift", "STRATEGY, funding-harvest"})
    void buildsAndLoadsWhatIsShipped(PackKind kind, String name) throws IOException {
        PackSource source = shipped(kind, name);
        BuildResult result = PackBuild.build(source);
        assertThat(result.problems()).isEmpty();
        RulePack pack = RulePack.load(source, result.kjar());
        pack.warm(kind, 300);
        assertThat(pack.hash()).isEqualTo(source.hash());
    }

    @Test
    void decisionTablesAreRulesLikeOthers() {
        String table = """
            table,t,,
            fact,Book,then,then
            property,ageMillis,action,code
            operator,>=,,
            unit,ms,,
            old,5000,breach,OLD
            """;
        TreeMap<String, String> files = new TreeMap<>(Map.of("pretrade.drl", WHOLE, "ages.csv", table));
        PackSource source = new PackSource(PackKind.PRETRADE, "pretrade", files);
        BuildResult result = PackBuild.build(source);
        assertThat(result.problems()).isEmpty();
        assertThat(RulePack.load(source, result.kjar()).hash())
                .isEqualTo(RulePack.compile("pretrade", files).hash())
                .isEqualTo(source.hash());
        files.put("ages.csv", table.replace("5000", "many"));
        assertThat(PackBuild.build(new PackSource(PackKind.PRETRADE, "pretrade", files))
                        .problems())
                .isNotEmpty()
                .allMatch(problem -> problem.file().equals("ages.csv"));
    }

    @Test
    void buildsTheSameInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(PackBuild.build(source(WHOLE)).problems()).isEmpty();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatTheGateRefusesIsNotBuilt() {
        String hostile = WHOLE.replace("verdict.breach(", "System.exit(0); verdict.breach(");
        BuildResult result = PackBuild.build(source(hostile));
        assertThat(result.kjar()).isNull();
        assertThat(result.problems()).isNotEmpty().allMatch(problem -> problem.line() == 11);
    }

    @Test
    void sumsUpWhatTheCompilerSays() {
        List<Problem> found = ClassicBuild.problems(new TreeMap<>(
                Map.of("pretrade.drl", WHOLE.replace("$age);", "$old);").replace("Book( ageMillis >", "Book( age >"))));
        assertThat(found).hasSize(2);
        assertThat(found.getFirst().toString())
                .isEqualTo("pretrade.drl:9:11: 'age' in 'age > $limits.maxBookAgeMillis' is neither a property of Book"
                        + " nor bound before. Maybe bind it in an earlier condition, or look it up in the"
                        + " vocabulary");
        assertThat(found.getLast().toString())
                .isEqualTo("pretrade.drl:11:45: '$old' is not known here. Maybe bind it in a condition, as in $age :"
                        + " ageMillis");
    }
}

package io.traider.rule.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.rule.PackKind;
import io.traider.rule.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What passes is harmless, however it was come by: held against a reader that has nothing in common with the gate. */
class MutantsTest {

    private static final int MUTANTS = 6_000;
    private static final int BUILT = 25;
    private static final long SEED = Long.getLong("traider.seed", 20_251_130);

    /** Long texts only make the same changes rarer. */
    private static final int LONGEST = 6_000;

    private static final Pattern COMMENT = Pattern.compile("//[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern HEAD = Pattern.compile(
            "\\s*package\\s+rules\\.pretrade\\s*;?(?:\\s*(?:import|global)\\s+io\\.traider\\.[\\w.]+(?:\\s+verdict)?\\s*;?)*\\s*");
    private static final Pattern RULE = Pattern.compile(
            "rule\\s*\"[\\w"
                    + " .:/-]+\"(?:\\s*salience\\s*-?\\s*\\d+)?\\s*when\\b([^;{}\\[\\]@#]*?)\\bthen\\b(.*?;)\\s*end\\b\\s*",
            Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile(
            "\\s*verdict\\s*\\.\\s*breach\\s*\\(\\s*\"[A-Z][A-Z0-9_]*\"(?:\\s*,\\s*\"[^\"\\\\]*\"\\s*,\\s*"
                    + "(?:\"[^\"\\\\]*\"|-?\\s*[0-9.]+|true|false|\\$\\w+(?:\\s*\\.\\s*\\w+\\s*\\(\\s*\\))?))*\\s*\\)\\s*;");
    private static final Pattern CALLED = Pattern.compile("([\\w.]+)\\s*\\(");

    @AfterEach
    void forget() {
        System.clearProperty(Ungated.ESCAPED);
    }

    @Test
    void whatPassesIsHarmless() throws IOException {
        Mutants mutants = new Mutants(SEED, texts());
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < MUTANTS; i++) {
            String mutant = mutants.next();
            List<Problem> problems = RuleGate.check(PackKind.PRETRADE, new TreeMap<>(Map.of("own.drl", mutant)));
            if (problems.isEmpty()) {
                passed.add(mutant);
                assertThat(plain(mutant))
                        .as("seed %d, mutant %d:%n%s", SEED, i, mutant)
                        .isTrue();
            }
        }
        assertThat(passed).as("seed %d", SEED).hasSizeBetween(MUTANTS / 100, MUTANTS / 2);
        int step = passed.size() / BUILT;
        for (int i = 0; i < BUILT; i++) {
            String mutant = passed.get(i * step);
            assertThat(Ungated.outcome(mutant)).as("seed %d:%n%s", SEED, mutant).isEqualTo("harmless");
        }
    }

    @Test
    void theOtherReaderSeesWhatIsHarmful() {
        for (Escape escape : Escape.all()) {
            if (escape.proven()) {
                assertThat(plain(escape.drl())).as(escape.name()).isFalse();
            }
        }
    }

    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        Escape.all().stream()
                .map(Escape::drl)
                .filter(drl -> drl.length() < LONGEST)
                .forEach(texts::add);
        String shipped = Files.readString(Path.of("src/main/resources/rules/pretrade/pretrade.drl"));
        String head = shipped.substring(0, shipped.indexOf("rule \""));
        for (String rule : shipped.substring(head.length()).split("(?<=\nend\n)")) {
            for (int i = 0; i < 30; i++) {
                texts.add(head + rule);
            }
        }
        return texts;
    }

    /** The whole text is a head and rules, which call the draft, and nothing else but facts and {@code not}. */
    private static boolean plain(String text) {
        if (text.contains("\\")) {
            return false;
        }
        String bare = COMMENT.matcher(text).replaceAll(" ");
        Matcher head = HEAD.matcher(bare);
        if (!head.lookingAt()) {
            return false;
        }
        String rest = bare.substring(head.end());
        while (!rest.isEmpty()) {
            Matcher rule = RULE.matcher(rest);
            if (!rule.lookingAt()
                    || !conditions(rule.group(1))
                    || !CALL.matcher(rule.group(2)).replaceAll("").isBlank()) {
                return false;
            }
            rest = rest.substring(rule.end());
        }
        return true;
    }

    private static boolean conditions(String text) {
        Matcher called = CALLED.matcher(text);
        while (called.find()) {
            if (!called.group(1)
                    .matches("not|exists|Limits|KillSwitch|Book|ProposedOrder|Exposure|Account|Missing|[0-9.]+")) {
                return false;
            }
        }
        return !text.matches("(?s).*\\b(eval|from|matches|over|accumulate|new|instanceof)\\b.*");
    }
}

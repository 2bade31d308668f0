package io.traider.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.engine.Shipped;
import io.traider.execution.VenueTerms;
import io.traider.model.ModelCard;
import io.traider.model.ScoreSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What would have been decided on a recorded day under other rules and models. */
@Tag("slow")
@Timeout(300)
class WhatIfTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Path RULES = Path.of("src/main/resources/rules");

    private static Recorded recorded;

    @TempDir
    private Path folder;

    @BeforeAll
    static void record() {
        recorded = new Recorded(120, 0);
    }

    @AfterAll
    static void close() {
        recorded.close();
    }

    private static WhatIfReport run(Change... changes) {
        try (Releases releases = new Releases(feed -> Shipped.SETUP.twin(), recorded.database.artefacts())) {
            WhatIfReport report = new WhatIf(recorded.database.blocks(), releases, VenueTerms.shipped())
                    .run(FROM, FROM.plusSeconds(86_400), List.of(changes), ReplayListener.NOBODY);
            System.out.printf(
                    "%s: %,d inputs, %,.0f/s, gained %d lost %d changed %d, %s%n",
                    report.changes(),
                    report.inputs(),
                    report.inputsPerSecond(),
                    report.difference().decisionsGained(),
                    report.difference().decisionsLost(),
                    report.difference().decisionsChanged(),
                    report.difference().pnlDifference());
            return report;
        }
    }

    private static Change rules(String file, String from, String to) {
        String text = read(RULES.resolve(file));
        assertThat(text).contains(from);
        return new Change.Rules(
                new TreeMap<>(Map.of(file.substring(file.indexOf('/') + 1), text.replace(from, to))), false);
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theSameRulesChangeNothing() {
        WhatIfReport report = run(rules("strategy/funding-drift.drl", "package", "package"));
        assertThat(report.difference().sameDecisions()).isTrue();
        assertThat(report.difference().left()).isEqualTo(report.difference().right());
        assertThat(report.difference().left().decisions()).isPositive();
        assertThat(report.before()).isEqualTo(report.after());
    }

    @Test
    void eagerRulesGainDecisionsAndStrictOnesLoseThem() {
        WhatIfReport eager =
                run(rules("strategy/funding-drift.drl", "drift >= $p.number(\"entryDrift\")", "drift >= 0.2"));
        assertThat(eager.difference().decisionsGained()).isPositive();
        assertThat(eager.difference().pnlDifference()).isNotNull();
        assertThat(eager.difference().examples()).isNotEmpty();
        assertThat(eager.before()).isNotEqualTo(eager.after());
        WhatIfReport strict =
                run(rules("strategy/funding-drift.drl", "drift >= $p.number(\"entryDrift\")", "drift >= 1000"));
        assertThat(strict.difference().decisionsLost()).isPositive();
        assertThat(strict.difference().right().fills())
                .isLessThan(strict.difference().left().fills());
    }

    @Test
    void anotherPretradeFileChangesVerdicts() throws IOException {
        String pretrade = read(RULES.resolve("pretrade/pretrade.drl"));
        Path file =
                Files.writeString(folder.resolve("pretrade.drl"), pretrade.replace("valid == false", "valid == true"));
        WhatIfReport report = run(Change.parse("rules=" + file));
        assertThat(report.difference().verdictsChanged()).isPositive();
        assertThat(report.difference().right().fills())
                .isLessThan(report.difference().left().fills());
    }

    @Test
    void anotherModelScoresOtherwise() throws IOException {
        ParityTest.otherModelIn(folder);
        Change change = Change.parse("model=" + folder);
        assertThat(change).isInstanceOf(Change.Model.class);
        WhatIfReport report = run(change);
        assertThat(report.difference().examples())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.recorded()).isNotEqualTo(each.replayed()));
        ModelCard card = ((Change.Model) change).card();
        ScoreSpec.Member alone = new ScoreSpec.Member(card.name(), card.version(), card.sha256(), card.hash(), 1);
        assertThat(report.after().get("model:funding-drift"))
                .isEqualTo(ScoreSpec.single(alone).hash())
                .isNotEqualTo(report.before().get("model:funding-drift"));
    }

    @Test
    void aChangeThatCannotBeMadeSaysWhy() throws IOException {
        assertThatThrownBy(() ->
                        run(new Change.Rules(new TreeMap<>(Map.of("x.drl", "package rules.strategy\nrule")), true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a rule's name stands between double quotes");
        assertThatThrownBy(() -> run(new Change.Rules(new TreeMap<>(Map.of("x.drl", "package other\n")), true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no rule pack in force");
        assertThatThrownBy(() -> Change.parse("fees=x"))
                .hasMessageContaining("Maybe rules=PATH, limits=PATH or model=PATH");
        ParityTest.otherModelIn(folder);
        ModelCard card = ModelCard.parse(read(folder.resolve("card.yml")).replace("name: direction", "name: other"));
        byte[] onnx = Files.readAllBytes(folder.resolve("model.onnx"));
        assertThatThrownBy(() -> run(new Change.Model(onnx, card)))
                .hasMessageContaining("nothing here uses a model other");
    }

    @Test
    void alertsAreGainedAndLostByAccount() {
        WhatIfReport report = run(rules("risk/risk.drl", "leverage >= $t", "1000000 * leverage >= $t"));
        assertThat(report.difference().sameDecisions()).isTrue();
        assertThat(report.difference().alerts())
                .filteredOn(each -> each.code().equals("LEVERAGE"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.account()).isEqualTo("portfolio@paper");
                    assertThat(each.would()).isGreaterThan(each.was());
                    assertThat(each.gained()).isEqualTo(each.would() - each.was());
                    assertThat(each.lost()).isZero();
                });
        assertThat(report.difference().alerts())
                .filteredOn(each -> !each.code().equals("LEVERAGE"))
                .allSatisfy(each -> assertThat(each.would()).isEqualTo(each.was()));
    }
}

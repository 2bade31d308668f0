package io.traider.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Alert;
import io.traider.domain.Decision;
import io.traider.engine.EngineSetup;
import io.traider.engine.Shipped;
import io.traider.engine.ShippedFiles;
import io.traider.execution.VenueTerms;
import io.traider.model.ModelCard;
import io.traider.model.ScoreSpec;
import io.traider.risk.LimitBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
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

    @Test
    void anAlertThatLastsWhenTheTimeBeginsIsLostOnlyToRulesThatWouldNotSayIt() {
        EngineSetup strict = Shipped.SETUP.with(LimitBook.parse(
                ShippedFiles.limitFile("paper").replaceAll("(?m)^( +)leverage:.*$", "$1leverage: 0.000001")));
        try (Recorded watched = new Recorded(strict, 90, 0);
                Releases releases = new Releases(feed -> strict.twin(), watched.database.artefacts())) {
            Alert longest = longest(watched);
            Instant from = Instant.EPOCH.plusNanos(longest.nanos()).plusSeconds(1);
            WhatIf past = new WhatIf(watched.database.blocks(), releases, VenueTerms.shipped());
            List<AlertApart> apart = new ArrayList<>();
            WhatIf.Comparison listener = new WhatIf.Comparison() {
                @Override
                public void settled(long sequence, List<Decision> was, List<Decision> would) {}

                @Override
                public void alerted(AlertApart found) {
                    apart.add(found);
                }
            };
            Instant to = FROM.plusSeconds(86_400);
            Change quiet = rules("risk/risk.drl", "leverage >= $t", "leverage >= 100000000 * $t");
            past.run(from, to, List.of(quiet), listener, ReplayListener.NOBODY);
            assertThat(apart)
                    .anySatisfy(each -> {
                        assertThat(each.gained()).isFalse();
                        assertThat(each.alert().account()).isEqualTo(longest.account());
                        assertThat(each.alert().reason().code()).isEqualTo("LEVERAGE");
                    })
                    .noneMatch(AlertApart::gained);
            apart.clear();
            Change same = rules("risk/risk.drl", "leverage >= $t", "leverage >= 1 * $t");
            past.run(from, to, List.of(same), listener, ReplayListener.NOBODY);
            assertThat(apart).isEmpty();
            Change other = rules("risk/risk.drl", "leverage >= $t", "leverage >= 1.5 * $t");
            past.run(from, to, List.of(other), listener, ReplayListener.NOBODY);
            assertThat(apart).isEmpty();
        }
    }

    /** The alert on leverage that lasts longest. */
    private static Alert longest(Recorded of) {
        List<Alert> all = new ArrayList<>();
        of.database
                .blocks()
                .steps(
                        0,
                        Long.MAX_VALUE,
                        step -> step.alerts().stream()
                                .filter(alert -> alert.reason().code().equals("LEVERAGE"))
                                .forEach(all::add));
        ToLongFunction<Alert> lasted = alert -> all.stream()
                        .filter(each -> each.id().equals(alert.id()) && !each.lasts())
                        .mapToLong(Alert::endedNanos)
                        .findFirst()
                        .orElse(Long.MAX_VALUE)
                - alert.nanos();
        return all.stream()
                .filter(Alert::lasts)
                .max(Comparator.comparingLong(lasted))
                .orElseThrow();
    }
}

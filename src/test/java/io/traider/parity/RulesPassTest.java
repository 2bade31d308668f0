package io.traider.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Decision;
import io.traider.domain.Input;
import io.traider.domain.SignalKind;
import io.traider.engine.Engine;
import io.traider.engine.EngineSetup;
import io.traider.engine.Pace;
import io.traider.engine.Shelf;
import io.traider.engine.Shipped;
import io.traider.journal.DecisionWalk;
import io.traider.rule.PackKind;
import io.traider.rule.PretradeRules;
import io.traider.rule.RulePack;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What packs say to recorded facts, beside what was said to them, and beside an engine. */
@Tag("slow")
@Timeout(300)
class RulesPassTest {

    private static final Instant TO =
            Recorded.DAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Instant FROM =
            Recorded.DAY.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final RulePack PRETRADE = Shipped.SETUP.pretrade().pack();
    private static final RulePack DRIFT =
            Shipped.SETUP.strategies().getFirst().rules().pack();

    /** What drafts look at, one at a time. */
    private static final List<String> PROPERTIES =
            List.of("quantity", "price", "value", "deviationBps", "shareOfDepth");

    private static final int DRAFTS = 8;

    private static Recorded recorded;

    @BeforeAll
    static void record() {
        recorded = new Recorded(120, 0);
    }

    @AfterAll
    static void close() {
        recorded.close();
    }

    private record Row(@Nullable Decision was, @Nullable Decision would) {}

    private final List<Row> rows = new ArrayList<>();

    private RulesPassReport ask(PackKind kind, RulePack pack) {
        return ask(kind, pack, kind == PackKind.PRETRADE ? PRETRADE : DRIFT);
    }

    private RulesPassReport ask(PackKind kind, RulePack pack, RulePack inForce) {
        rows.clear();
        return new RulesPass(recorded.database.blocks())
                .run(
                        FROM,
                        TO,
                        kind,
                        pack.twin(),
                        inForce.twin(),
                        (was, would) -> rows.add(new Row(was, would)),
                        ReplayListener.NOBODY);
    }

    private static RulePack changed(RulePack pack, String text, String instead) {
        return ParityTest.changed(pack, text, instead);
    }

    private static RulePack with(RulePack pack, String rule) {
        TreeMap<String, String> files = new TreeMap<>(pack.files());
        files.replaceAll((_, text) -> text + "\n" + rule);
        return RulePack.compile(pack.name(), files);
    }

    @Test
    void theSameRulesSayTheSame() {
        RulesPassReport pretrade = ask(PackKind.PRETRADE, changed(PRETRADE, "\nrule ", "\n// in other words\nrule "));
        assertThat(pretrade.asked()).isPositive();
        assertThat(pretrade.unknown()).isZero();
        assertThat(pretrade.differ()).isZero();
        assertThat(pretrade.settled()).isTrue();
        assertThat(pretrade.pace().medianMicros()).isPositive();
        assertThat(pretrade.besidePace().medianMicros()).isPositive();
        RulesPassReport drift = ask(PackKind.STRATEGY, DRIFT);
        assertThat(drift.asked()).isPositive();
        assertThat(drift.differ()).isZero();
        assertThat(drift.settled())
                .as("what it said nothing to is not recorded")
                .isFalse();
        assertThat(rows).isEmpty();
    }

    @Test
    void aDraftIsComparedWithWhatIsInForceByNow() {
        String never = """

            rule "never"
            when
                ProposedOrder( $value : value )
            then
                verdict.breach("NEVER", "value", $value);
            end
            """;
        RulePack strict = with(PRETRADE, never);
        RulesPassReport remark = ask(PackKind.PRETRADE, with(PRETRADE, "// a remark\n" + never), strict);
        assertThat(remark.asked()).isPositive();
        assertThat(remark.differ()).as("the draft changes nothing of it").isZero();
        assertThat(remark.settled()).as("the past was otherwise").isFalse();
        assertThat(rows).isEmpty();

        RulesPassReport back = ask(PackKind.PRETRADE, PRETRADE, strict);
        assertThat(back.differ()).isEqualTo(back.asked());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.was().verdict().reasons())
                    .anyMatch(reason -> reason.code().equals("NEVER"));
            assertThat(row.would().verdict().reasons())
                    .noneMatch(reason -> reason.code().equals("NEVER"));
        });

        RulePack silent = changed(DRIFT, "drift >= $p.number(\"entryDrift\")", "drift >= 1000");
        RulesPassReport again = ask(PackKind.STRATEGY, DRIFT, silent);
        assertThat(again.differ()).isPositive();
        assertThat(rows).anySatisfy(row -> {
            assertThat(row.was()).as("it wants nothing now").isNull();
            assertThat(row.would().signal().strategy()).isEqualTo(DRIFT.name());
        });
    }

    /**
     * Where a draft first says something else, an engine that goes through the very inputs decides something else for the
     * first time; where it never does, neither does the engine.
     */
    @Test
    void anEngineBeginsToDifferWhereTheRulesDo() {
        Random random = new Random(20);
        int settled = 0;
        for (int draft = 0; draft < DRAFTS; draft++) {
            RulePack pack = with(PRETRADE, random(random));
            RulesPassReport report = ask(PackKind.PRETRADE, pack);
            Row there = first(pack);
            assertThat(report.settled()).isEqualTo(report.differ() == 0);
            if (report.settled()) {
                settled++;
                assertThat(there).as(pack.files().toString()).isNull();
            } else {
                Row here = rows.getFirst();
                assertThat(there).as(pack.files().toString()).isNotNull();
                assertThat(there)
                        .usingRecursiveComparison()
                        .withEqualsForType((one, other) -> Double.compare(one, other) == 0, Double.class)
                        .isEqualTo(here);
            }
        }
        assertThat(settled)
                .as("drafts that say the same, and drafts that do not")
                .isBetween(1, DRAFTS - 1);
    }

    /** The first decision that an engine makes otherwise with a draft; {@code null} when it makes all as they were made. */
    private static @Nullable Row first(RulePack pack) {
        Map<Long, List<Decision>> made = new HashMap<>();
        recorded.database.steps().forEach(1, Long.MAX_VALUE, step -> made.put(step.sequence(), step.decisions()));
        List<Row> found = new ArrayList<>();
        try (EngineSetup setup = Shipped.SETUP.twin()) {
            Engine engine = new Engine(setup.with(pack), Shelf.EMPTY, Pace.UNTIMED);
            recorded.database.inputs().forEach(1, Long.MAX_VALUE, (sequence, input) -> {
                if (found.isEmpty()) {
                    List<Decision> now = engine.on(sequence, with(pack, input)).decisions();
                    differ(made.getOrDefault(sequence, List.of()), now, found);
                }
            });
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    /** The draft is in force from the beginning. */
    private static Input with(RulePack pack, Input input) {
        return input instanceof Input.Activated was && was.name().equals(pack.name())
                ? new Input.Activated(was.nanos(), was.kind(), was.name(), pack.hash())
                : input;
    }

    private static void differ(List<Decision> was, List<Decision> now, List<Row> found) {
        assertThat(now).as("until the first that differs").hasSameSizeAs(was);
        for (int i = 0; i < was.size() && found.isEmpty(); i++) {
            if (!now.get(i).verdict().equals(was.get(i).verdict())) {
                found.add(new Row(was.get(i), now.get(i)));
            }
        }
    }

    /** A rule that denies what is about as much as in some recorded order, or more. */
    private static String random(Random random) {
        String property = PROPERTIES.get(random.nextInt(PROPERTIES.size()));
        List<BigDecimal> seen = new ArrayList<>();
        try (DecisionWalk walk = recorded.database.blocks().decisions(Parity.nanos(FROM), Parity.nanos(TO))) {
            walk.next().stream()
                    .flatMap(decision -> decision.facts().stream())
                    .filter(fact -> fact.type().equals("ProposedOrder"))
                    .flatMap(fact -> fact.properties().stream())
                    .filter(figure -> figure.name().equals(property))
                    .forEach(figure -> seen.add(new BigDecimal(figure.value())));
        }
        BigDecimal about = seen.get(random.nextInt(seen.size()))
                .multiply(BigDecimal.valueOf(random.nextInt(16, 40), 1))
                .divide(BigDecimal.TWO, new MathContext(8));
        return "rule \"random\" when ProposedOrder( " + property + " >= "
                + about.setScale(Math.max(1, about.scale()), RoundingMode.HALF_UP)
                        .toPlainString()
                + "B, $it : " + property + " ) then verdict.breach(\"RANDOM\", \"" + property + "\", $it); end\n";
    }

    private static void differing(List<Decision> was, List<Decision> would, List<Row> first) {
        for (int i = 0; i < was.size() && first.isEmpty(); i++) {
            if (i >= would.size() || !was.get(i).verdict().equals(would.get(i).verdict())) {
                first.add(new Row(was.get(i), i < would.size() ? would.get(i) : null));
            }
        }
    }

    @Test
    void aStrictPackStopsOrdersAndALaxOneLetsThemThrough() {
        RulesPassReport strict = ask(
                PackKind.PRETRADE,
                with(PRETRADE, "rule \"never\" when ProposedOrder() then verdict.breach(\"NEVER\"); end\n"));
        assertThat(strict.differ()).isEqualTo(strict.asked()).isEqualTo(rows.size());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.would()).isNotNull();
            assertThat(row.would().verdict().reasons())
                    .anyMatch(reason -> reason.code().equals("NEVER"));
            assertThat(row.would().order()).isNull();
            assertThat(row.would().facts()).isEqualTo(row.was().facts());
            assertThat(row.would().versions()).isNotEqualTo(row.was().versions());
        });
        assertThat(rows).anyMatch(row -> row.was().verdict().allowed());
        RulePack lax = RulePack.compile("pretrade", new TreeMap<>(Map.of("pretrade.drl", """
            package rules.pretrade
            import io.traider.rule.fact.ProposedOrder
            global io.traider.rule.fact.VerdictDraft verdict
            rule "no such order" when ProposedOrder( value < 0 ) then verdict.breach("NONE"); end
            """)));
        ask(PackKind.PRETRADE, lax);
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.was().verdict().allowed()).isFalse();
            assertThat(row.would()).isNotNull();
            assertThat(row.would().verdict().allowed()).isTrue();
        });
    }

    @Test
    void aStrategyThatWantsLessLosesItsSignals() {
        RulesPassReport report =
                ask(PackKind.STRATEGY, changed(DRIFT, "drift >= $p.number(\"entryDrift\")", "drift >= 1000"));
        assertThat(report.differ()).isPositive();
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.was().signal().kind()).isNotEqualTo(SignalKind.EXIT))
                .anySatisfy(row -> assertThat(row.would()).isNull());
    }

    @Test
    void aDraftThatThrowsFailsClosed() {
        RulesPassReport report = ask(PackKind.PRETRADE, with(PRETRADE, """
            rule "share of nothing"
            when
                ProposedOrder( value / (price - price) > 1, $value : value )
            then
                verdict.breach("NOTHING", "value", $value);
            end
            """));
        assertThat(report.failed()).isEqualTo(report.asked()).isPositive();
        assertThat(report.failure()).isNotEmpty();
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.would()).isNotNull();
            assertThat(row.would().verdict().reasons().getFirst().code()).isEqualTo(PretradeRules.RULES_FAILED);
        });
    }

    @Test
    void isEndedAndSaysHowFarItWas() {
        List<Long> told = new ArrayList<>();
        RulesPassReport report = new RulesPass(recorded.database.blocks())
                .run(FROM, TO, PackKind.PRETRADE, PRETRADE.twin(), null, (_, _) -> {}, (done, all) -> {
                    told.add(done);
                    assertThat(done).isBetween(1L, all);
                    return false;
                });
        assertThat(told).hasSize(1);
        assertThat(report.finished()).isFalse();
        assertThat(report.settled()).isFalse();
        assertThat(ask(PackKind.PRETRADE, PRETRADE).finished()).isTrue();
        assertThat(new RulesPass(recorded.database.blocks())
                        .run(
                                TO,
                                TO.plusSeconds(1),
                                PackKind.PRETRADE,
                                PRETRADE.twin(),
                                null,
                                (_, _) -> {},
                                ReplayListener.NOBODY)
                        .asked())
                .isZero();
        assertThatThrownBy(() -> ask(PackKind.GOVERNANCE, PRETRADE)).hasMessageContaining("Maybe try their scenarios");
    }
}

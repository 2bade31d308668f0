package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Decision;
import io.traider.domain.Figure;
import io.traider.domain.Input;
import io.traider.domain.ReleaseKind;
import io.traider.domain.RuleFault;
import io.traider.domain.Step;
import io.traider.journal.StepHash;
import io.traider.risk.LimitBook;
import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.PretradeRules;
import io.traider.rule.RulePack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Packs that are slow, that throw, that run beside, and what is counted of them. */
class SeatTest {

    private static final EngineSetup SETUP = Shipped.SETUP.twin().within(Duration.ofMillis(1));
    private static final RulePack PRETRADE = SETUP.pretrade().pack();
    private static final RulePack DRIFT = SETUP.strategies().getFirst().rules().pack();

    private final List<Step> steps = new ArrayList<>();

    /** Every asking but the first of a step takes too long. */
    private static class Slow implements Pace {
        private boolean slow;
        private int asking;

        @Override
        public long begin() {
            return 0;
        }

        @Override
        public long nanos() {
            return slow && asking > 0 ? 1_523_000 : 0;
        }

        @Override
        public long worked() {
            return nanos();
        }

        @Override
        public @Nullable RuleFault onRecord(int which) {
            asking = which;
            return null;
        }
    }

    /** What stands on record. */
    private static final class OnRecord extends Slow {
        private List<RuleFault> faults = List.of();

        @Override
        public @Nullable RuleFault onRecord(int which) {
            return faults.stream()
                    .filter(fault -> fault.asking() == which)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Every asking takes too long once, and not when it is asked again. */
    private static final class Hiccups extends Slow {
        private int looks;
        private int confirmed;

        @Override
        public long begin() {
            looks = 0;
            return 0;
        }

        @Override
        public long nanos() {
            return 1_523_000;
        }

        @Override
        public long worked() {
            boolean again = looks++ == 0 && confirmed++ % 2 == 1;
            return again ? 200_000 : 1_523_000;
        }
    }

    private static Shelf shelf(RulePack... packs) {
        return new Shelf() {
            @Override
            public @Nullable RulePack rules(String name, String hash) {
                for (RulePack pack : packs) {
                    if (pack.name().equals(name) && pack.hash().equals(hash)) {
                        return pack;
                    }
                }
                return null;
            }

            @Override
            public @Nullable LimitBook limits(String name, String hash) {
                return SETUP.limits().get(name);
            }
        };
    }

    private static RulePack with(RulePack pack, String rule) {
        TreeMap<String, String> files = new TreeMap<>(pack.files());
        files.replaceAll((_, text) -> text + "\n" + rule);
        return RulePack.compile(pack.name(), files);
    }

    /** With a rule that the gate would refuse. */
    private static RulePack ungated(RulePack pack, PackKind kind, String rule) {
        TreeMap<String, String> files = new TreeMap<>(pack.files());
        files.replaceAll((_, text) -> text + "\n" + rule);
        PackSource source = new PackSource(kind, pack.name(), files);
        return RulePack.load(source, RulePack.kjar(source, files));
    }

    private static Input.Activated activated(Floor floor, RulePack pack) {
        return new Input.Activated(floor.nanos(), ReleaseKind.RULE_PACK, pack.name(), pack.hash());
    }

    private static Input.Shadowed shadowed(Floor floor, RulePack pack) {
        return new Input.Shadowed(floor.nanos(), ReleaseKind.RULE_PACK, pack.name(), pack.hash());
    }

    private List<Decision> decisions() {
        return steps.stream().flatMap(step -> step.decisions().stream()).toList();
    }

    private List<Decision> decisions(long sequence) {
        return decisions().stream().filter(each -> each.sequence() == sequence).toList();
    }

    private List<RuleFault> faults() {
        return steps.stream().flatMap(step -> step.faults().stream()).toList();
    }

    private static String hash(List<Step> of) {
        StepHash hash = new StepHash();
        of.forEach(hash::add);
        return hash.hex();
    }

    @Test
    void rulesThatTakeTooLongDenyAndAReplayKnowsIt() {
        Slow pace = new Slow();
        Engine engine = new Engine(SETUP, Shelf.EMPTY, pace);
        Floor floor = new Floor(engine, SETUP, 3, steps::add);
        pace.slow = true;
        floor.run(90);
        assertThat(decisions())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.verdict().reasons())
                        .singleElement()
                        .satisfies(reason -> {
                            assertThat(reason.code()).isEqualTo(PretradeRules.RULES_OVER_BUDGET);
                            assertThat(reason.figures())
                                    .containsExactly(new Figure("micros", "1523"), new Figure("budget", "1000"));
                        }));
        assertThat(faults()).allMatch(fault -> fault.kind() == RuleFault.Kind.OVER_BUDGET && fault.asking() > 0);
        assertThat(engine.counts().ruleFailures()).isEqualTo(faults().size());

        OnRecord record = new OnRecord();
        Engine again = new Engine(SETUP, Shelf.EMPTY, record);
        List<Step> replayed = new ArrayList<>();
        for (Step step : steps) {
            record.faults = step.faults();
            replayed.add(again.on(step.sequence(), step.input()));
        }
        assertThat(hash(replayed)).isEqualTo(hash(steps));
    }

    @Test
    void aMachineThatStumblesOnceIsNotThePacksFault() {
        Engine engine = new Engine(SETUP, Shelf.EMPTY, new Hiccups());
        Floor floor = new Floor(engine, SETUP, 3, steps::add);
        floor.run(90);
        String stumbling = hash(steps);
        Map<String, PackUse> use = new TreeMap<>();
        engine.use().forEach(each -> use.put(each.pack(), each));
        assertThat(faults()).isEmpty();
        assertThat(decisions()).isNotEmpty();

        steps.clear();
        Engine steady = new Engine(SETUP, Shelf.EMPTY, Pace.UNTIMED);
        new Floor(steady, SETUP, 3, steps::add).run(90);
        assertThat(stumbling).isEqualTo(hash(steps));
        assertThat(steady.use()).allSatisfy(each -> {
            PackUse there = use.get(each.pack());
            assertThat(there.asked()).isEqualTo(each.asked());
            assertThat(there.took().nanos(99)).isBetween(there.asked() == 0 ? 0 : 1_523_000L, 1_523_000L * 17 / 16);
            each.rules()
                    .forEach((rule, hits) -> assertThat(there.rules().get(rule).hits())
                            .as("what is asked twice fires once in the count")
                            .isEqualTo(hits.hits()));
        });
    }

    @Test
    void aRuleThatThrowsDeniesAndAPackThatDoesNotEndSignalsNothing() {
        RulePack throwing = ungated(
                PRETRADE,
                PackKind.PRETRADE,
                "rule \"throws\" when $o : ProposedOrder() then verdict.breach(\"X\", \"half a pair\"); end\n");
        RulePack endless =
                ungated(DRIFT, PackKind.STRATEGY, "rule \"again\" when $m : Market() then update($m); end\n");
        Engine engine = new Engine(SETUP, shelf(throwing, endless), Pace.UNTIMED);
        Floor floor = new Floor(engine, SETUP, 3, steps::add);
        floor.input(activated(floor, throwing));
        floor.run(90);
        assertThat(decisions()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.verdict().reasons().getFirst().code()).isEqualTo(PretradeRules.RULES_FAILED);
            assertThat(each.versions()).containsEntry("rules:pretrade", throwing.hash());
        });
        assertThat(faults()).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.kind()).isEqualTo(RuleFault.Kind.THREW);
            assertThat(fault.rule()).isEqualTo("throws");
        });
        steps.clear();
        floor.input(activated(floor, endless));
        floor.run(5);
        assertThat(faults())
                .isNotEmpty()
                .anyMatch(fault ->
                        fault.kind() == RuleFault.Kind.ENDLESS && fault.pack().equals(DRIFT.name()));
    }

    @Test
    void aPackBesideIsComparedAndChangesNothing() {
        Floor alone = new Floor(new Engine(SETUP), SETUP, 3, steps::add);
        alone.input(new Input.Timer(alone.nanos()));
        alone.run(90);
        String without = hash(decided());
        steps.clear();

        RulePack strict =
                with(PRETRADE, "rule \"never\" when ProposedOrder() then verdict.breach(\"NEVER\", \"is\", 1); end\n");
        Engine engine = new Engine(SETUP, shelf(strict), Pace.UNTIMED);
        Floor floor = new Floor(engine, SETUP, 3, steps::add);
        floor.input(shadowed(floor, strict));
        floor.run(90);
        assertThat(hash(decided())).isEqualTo(without);
        ShadowUse use = engine.shadows().getFirst();
        assertThat(use.differed()).isPositive();
        assertThat(use.agreed()).isZero();
        assertThat(use.latest().getFirst().shadow()).isEqualTo("DENY");
        assertThat(use.latest())
                .allSatisfy(apart -> assertThat(
                                decisions(apart.sequence()).get(apart.ordinal()).signal())
                        .satisfies(signal -> assertThat(signal.strategy()).isEqualTo(apart.strategy()))
                        .satisfies(signal -> assertThat(signal.instrument()).isEqualTo(apart.instrument())));
        assertThat(use.latest().getFirst().shadowReasons())
                .anyMatch(reason -> reason.code().equals("NEVER"));
        floor.input(new Input.Shadowed(floor.nanos(), ReleaseKind.RULE_PACK, "pretrade", ""));
        assertThat(engine.shadows()).isEmpty();
    }

    /** Without the one input that differs. */
    private List<Step> decided() {
        return steps.stream().filter(step -> !step.isQuiet()).toList();
    }

    @Test
    void aLimitSetBesideIsCompared() {
        Engine engine = new Engine(SETUP, shelf(), Pace.UNTIMED);
        Floor floor = new Floor(engine, SETUP, 3, steps::add);
        String name = SETUP.strategies().getFirst().definition().limits();
        floor.input(new Input.Shadowed(
                floor.nanos(),
                ReleaseKind.LIMITS,
                name,
                SETUP.limits().get(name).hash()));
        floor.run(60);
        ShadowUse use = engine.shadows().getFirst();
        assertThat(use.kind()).isEqualTo(ReleaseKind.LIMITS);
        assertThat(use.agreed()).isPositive();
        assertThat(use.differed()).isZero();
    }

    @Test
    void whatRulesDoIsCountedAndBeginsAnewWithAnotherPack() {
        RulePack remarked = with(PRETRADE, "// said differently\n");
        Engine engine = new Engine(SETUP, shelf(remarked), Pace.UNTIMED);
        Floor floor = new Floor(engine, SETUP, 3, steps::add);
        floor.run(90);
        Map<String, PackUse> use = new TreeMap<>();
        engine.use().forEach(each -> use.put(each.pack(), each));
        assertThat(use.get("pretrade").asked())
                .isGreaterThanOrEqualTo(decisions().size());
        assertThat(use.get(DRIFT.name()).rules().values()).anyMatch(rule -> rule.hits() > 0);
        assertThat(use.get("pretrade").rules()).hasSizeGreaterThan(5);
        floor.input(activated(floor, remarked));
        assertThat(engine.use())
                .filteredOn(each -> each.pack().equals("pretrade"))
                .allSatisfy(each -> {
                    assertThat(each.hash()).isEqualTo(remarked.hash());
                    assertThat(each.asked()).isZero();
                });
    }

    @Test
    void whatIsNotOnTheShelfIsNamed() {
        Floor floor = new Floor(new Engine(SETUP), SETUP, 3, steps::add);
        assertThatThrownBy(
                        () -> floor.input(new Input.Activated(floor.nanos(), ReleaseKind.RULE_PACK, "pretrade", "abc")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rules:pretrade with hash abc")
                .hasMessageContaining("not on the shelf");
    }

    @Test
    void factsAreKeptAsExactText() {
        Floor floor = new Floor(new Engine(SETUP), SETUP, 3, steps::add);
        floor.run(60);
        Decision decision = decisions().stream()
                .filter(each -> each.intent() != null)
                .findFirst()
                .orElseThrow();
        assertThat(decision.facts()).extracting("type").contains("StrategyParameters", "Holding", "Market", "Limits");
        assertThat(decision.facts())
                .filteredOn(fact -> fact.type().equals("Market"))
                .singleElement()
                .satisfies(fact -> assertThat(fact.properties())
                        .contains(Figure.of("spreadBps", decision.features().get("spreadBps"))));
    }
}

package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Alert;
import io.traider.domain.AlertKind;
import io.traider.domain.Decision;
import io.traider.domain.Input;
import io.traider.domain.Mode;
import io.traider.domain.Reason;
import io.traider.domain.ReleaseKind;
import io.traider.domain.Step;
import io.traider.journal.StepHash;
import io.traider.journal.codec.StepCodec;
import io.traider.risk.LimitBook;
import io.traider.rule.AlertRules;
import io.traider.rule.RulePack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Alerts begin once, end, and are part of what a replay says again. */
class MonitorsTest {

    /** Thresholds that any position exceeds. */
    private static final EngineSetup STRICT =
            Shipped.SETUP.with(thresholds("leverage: 0.0001", "concentration: 0.001"));

    private static final EngineSetup UNWATCHED = STRICT.watched(List.of());
    private static final RulePack RISK = STRICT.alerts().getFirst().pack();

    private final List<Step> steps = new ArrayList<>();

    private static LimitBook thresholds(String... stated) {
        String text = ShippedFiles.limitFile("paper");
        for (String each : stated) {
            String name = each.substring(0, each.indexOf(':'));
            text = text.replaceAll("(?m)^( +)" + name + ":.*$", "$1" + each);
        }
        return LimitBook.parse(text);
    }

    private static RulePack changed(String from, String to) {
        TreeMap<String, String> files = new TreeMap<>(RISK.files());
        files.replaceAll((_, text) -> text.replace(from, to));
        return RulePack.compile(RISK.name(), files);
    }

    private static Shelf shelf(RulePack pack) {
        return new Shelf() {
            @Override
            public @Nullable RulePack rules(String name, String hash) {
                return pack.name().equals(name) && pack.hash().equals(hash) ? pack : null;
            }

            @Override
            public @Nullable LimitBook limits(String name, String hash) {
                return null;
            }
        };
    }

    private List<Alert> alerts() {
        return steps.stream().flatMap(step -> step.alerts().stream()).toList();
    }

    private void run(Engine engine, EngineSetup setup, int seconds) {
        new Floor(engine, setup, 1, steps::add).run(seconds);
    }

    @Test
    void anAlertBeginsWhenItsConditionDoesAndNotAgainBeforeItEnded() {
        Engine engine = new Engine(STRICT);
        run(engine, STRICT, 120);
        assertThat(alerts()).isNotEmpty();
        Set<List<Object>> open = new HashSet<>();
        for (Alert alert : alerts()) {
            List<Object> key = List.of(
                    alert.pack(),
                    alert.account(),
                    String.valueOf(alert.instrument()),
                    alert.reason().code());
            assertThat(alert.lasts() ? open.add(key) : open.remove(key))
                    .as("%s", alert)
                    .isTrue();
        }
        assertThat(alerts()).anyMatch(alert -> !alert.lasts());
        assertThat(engine.state().monitors().open()).hasSize(open.size());
        assertThat(alerts().stream().map(Alert::account))
                .contains("portfolio@paper")
                .anyMatch(account -> account.equals("funding-drift@BINANCE_FUTURES"));
    }

    @Test
    void itSaysWhichRuleOfWhichVersionSawWhichNumbers() {
        run(new Engine(STRICT), STRICT, 60);
        Step step = steps.stream()
                .filter(each -> each.alerts().stream().anyMatch(alert -> alert.kind() == AlertKind.RISK))
                .findFirst()
                .orElseThrow();
        Alert alert = step.alerts().stream()
                .filter(each -> each.kind() == AlertKind.RISK)
                .findFirst()
                .orElseThrow();
        assertThat(alert.id()).isEqualTo("A" + step.sequence() + "-1");
        assertThat(alert.ordinal()).isZero();
        assertThat(alert.kind()).isEqualTo(AlertKind.RISK);
        assertThat(alert.hash()).isEqualTo(RISK.hash());
        assertThat(alert.fill()).isEqualTo(step.fills().getFirst().id());
        assertThat(alert.order()).isEqualTo(step.orders().getFirst().id());
        assertThat(alert.reason().figures()).anyMatch(figure -> figure.name().equals("threshold"));
        assertThat(alert.facts())
                .extracting(fact -> fact.type())
                .containsExactly(
                        "Thresholds", alert.account().startsWith("portfolio") ? "PortfolioRisk" : "AccountRisk");
    }

    @Test
    void theSameInputsRaiseTheSameAlertsAndAFollowerComesToTheSameState() {
        Engine engine = new Engine(STRICT);
        run(engine, STRICT, 90);
        Engine again = new Engine(STRICT);
        Engine follower = new Engine(STRICT);
        Engine recovered = new Engine(STRICT);
        for (Step step : steps) {
            assertThat(StepCodec.encode(again.on(step.sequence(), step.input())))
                    .isEqualTo(StepCodec.encode(step));
            assertThat(StepCodec.decode(StepCodec.encode(step)).alerts()).isEqualTo(step.alerts());
            follower.follow(step);
            recovered.apply(step);
        }
        assertThat(alerts()).isNotEmpty();
        assertThat(again.state()).isEqualTo(engine.state());
        assertThat(follower.state().monitors()).isEqualTo(engine.state().monitors());
        assertThat(recovered.state().monitors()).isEqualTo(engine.state().monitors());
        Engine restored = new Engine(STRICT);
        restored.restore(engine.state());
        assertThat(restored.state()).isEqualTo(engine.state());
    }

    @Test
    void whatRaisesAlertsDecidesNothing() {
        run(new Engine(STRICT), STRICT, 60);
        List<String> watched = traded();
        steps.clear();
        run(new Engine(UNWATCHED), UNWATCHED, 60);
        assertThat(alerts()).isEmpty();
        assertThat(traded()).isEqualTo(watched);
        assertThat(UNWATCHED.versions()).doesNotContainKey("rules:risk");
    }

    /** Everything but alerts and what they come from. */
    private List<String> traded() {
        StepHash hash = new StepHash();
        List<String> all = new ArrayList<>();
        for (Step step : steps) {
            hash.add(new Step(
                    step.sequence(),
                    step.input(),
                    step.decisions().stream().map(MonitorsTest::nameless).toList(),
                    step.orders(),
                    step.fills(),
                    step.entries(),
                    step.positions(),
                    step.switches(),
                    step.instructions(),
                    step.portfolio()));
            all.add(step.sequence() + " " + hash.hex());
        }
        return all;
    }

    private static Decision nameless(Decision made) {
        return new Decision(
                made.sequence(),
                made.nanos(),
                made.signal(),
                made.features(),
                made.score(),
                made.intent(),
                made.verdict(),
                made.order(),
                new TreeMap<>());
    }

    @Test
    void noStepThatDecidesIsHeldUp() {
        run(new Engine(STRICT), STRICT, 120);
        assertThat(steps)
                .filteredOn(step -> !step.decisions().isEmpty())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.alerts()).isEmpty());
    }

    @Test
    void anotherVersionRaisesFromItsInputOn() {
        RulePack quiet = changed("leverage >= $t", "leverage >= 1000000 * $t");
        Engine engine = new Engine(STRICT, shelf(quiet), Pace.UNTIMED);
        Floor floor = new Floor(engine, STRICT, 1, steps::add);
        floor.run(60);
        assertThat(engine.state().monitors().open())
                .anyMatch(alert -> alert.reason().code().equals("LEVERAGE"));
        floor.input(new Input.Activated(floor.nanos(), ReleaseKind.RULE_PACK, "risk", quiet.hash()));
        floor.run(30);
        assertThat(engine.versions()).containsEntry("rules:risk", quiet.hash());
        assertThat(alerts())
                .anyMatch(alert -> alert.reason().code().equals("LEVERAGE")
                        && !alert.lasts()
                        && alert.hash().equals(RISK.hash()));
        assertThat(engine.state().monitors().open())
                .noneMatch(alert -> alert.reason().code().equals("LEVERAGE"));
    }

    @Test
    void aPackBesideIsComparedAndRaisesNothing() {
        RulePack quiet = changed("leverage >= $t", "leverage >= 1000000 * $t");
        Engine engine = new Engine(STRICT, shelf(quiet), Pace.UNTIMED);
        Floor floor = new Floor(engine, STRICT, 1, steps::add);
        floor.input(new Input.Shadowed(floor.nanos(), ReleaseKind.RULE_PACK, "risk", quiet.hash()));
        floor.run(60);
        ShadowUse use = engine.shadows().getFirst();
        assertThat(use.name()).isEqualTo("risk");
        assertThat(use.faults()).isZero();
        assertThat(use.differed()).isPositive();
        assertThat(use.agreed()).isPositive();
        assertThat(use.latest()).allSatisfy(apart -> {
            assertThat(apart.strategy()).isEqualTo("portfolio@paper");
            assertThat(apart.instrument()).isNull();
            assertThat(apart.activeReasons()).extracting(Reason::code).contains("LEVERAGE");
        });
        assertThat(alerts())
                .filteredOn(alert -> alert.kind() == AlertKind.RISK)
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.hash()).isEqualTo(RISK.hash()));
    }

    @Test
    void aLimitSetBesideIsComparedByItsThresholdsToo() {
        LimitBook lax = thresholds("leverage: 1000000", "concentration: 0.001");
        Shelf shelf = new Shelf() {
            @Override
            public @Nullable RulePack rules(String name, String hash) {
                return null;
            }

            @Override
            public @Nullable LimitBook limits(String name, String hash) {
                return lax.hash().equals(hash) ? lax : null;
            }
        };
        Engine engine = new Engine(STRICT, shelf, Pace.UNTIMED);
        Floor floor = new Floor(engine, STRICT, 1, steps::add);
        floor.input(new Input.Shadowed(floor.nanos(), ReleaseKind.LIMITS, "paper", lax.hash()));
        floor.run(60);
        ShadowUse use = engine.shadows().getFirst();
        assertThat(use.kind()).isEqualTo(ReleaseKind.LIMITS);
        assertThat(use.faults()).as(use.lastFault()).isZero();
        assertThat(use.agreed()).isPositive();
        assertThat(use.differed()).isPositive();
        assertThat(use.latest()).allSatisfy(apart -> {
            assertThat(apart.strategy()).isEqualTo("portfolio@paper");
            assertThat(apart.active()).isEqualTo("ALERT");
            assertThat(apart.activeReasons()).extracting(Reason::code).contains("LEVERAGE");
            assertThat(apart.shadowReasons()).extracting(Reason::code).doesNotContain("LEVERAGE");
        });
        assertThat(alerts())
                .extracting(alert -> alert.reason().code())
                .as("only what is in force raises")
                .contains("LEVERAGE");
    }

    @Test
    void aThresholdThatNobodyStatesIsAnAlertItself() {
        EngineSetup setup = STRICT.with(
                LimitBook.parse(ShippedFiles.limitFile("paper").replaceAll("(?m)^ +concentration:.*\\R?", "")));
        run(new Engine(setup), setup, 60);
        assertThat(alerts())
                .filteredOn(alert -> alert.reason().code().equals(AlertRules.THRESHOLD_MISSING))
                .isNotEmpty()
                .allSatisfy(
                        alert -> assertThat(alert.reason().figures().toString()).contains("concentration"));
        assertThat(alerts()).noneMatch(alert -> alert.reason().code().equals("CONCENTRATION"));
    }

    @Test
    void fillsAreAddedUpOverTheDayAndLargeOnesAreSaid() {
        EngineSetup setup = Shipped.SETUP.with(thresholds("largeFill: 1", "dayTurnover: 2000"));
        Engine engine = new Engine(setup);
        run(engine, setup, 90);
        Alert large = alerts().stream()
                .filter(alert -> alert.reason().code().equals("LARGE_FILL"))
                .findFirst()
                .orElseThrow();
        assertThat(large.kind()).isEqualTo(AlertKind.COMPLIANCE);
        assertThat(large.instrument()).isNotNull();
        assertThat(large.account()).endsWith("@" + large.instrument().venue());
        assertThat(alerts()).anyMatch(alert -> alert.reason().code().equals("DAY_TURNOVER"));
        long fills = steps.stream().mapToLong(step -> step.fills().size()).sum();
        assertThat(engine.state().monitors().traded().stream()
                        .mapToLong(MonitorState.Traded::fills)
                        .sum())
                .isEqualTo(fills);
        Engine recovered = new Engine(setup);
        steps.forEach(recovered::apply);
        assertThat(recovered.state().monitors()).isEqualTo(engine.state().monitors());
    }

    @Test
    void conductIsWatchedWhenVenuesAnswer() {
        EngineSetup setup = Shipped.SETUP.with(thresholds(
                "minOrders: 1", "ordersPerFill: 1", "washPairs: 1", "washSeconds: 300", "washPriceBps: 500"));
        Engine engine = new Engine(setup);
        run(engine, setup, 120);
        assertThat(alerts())
                .filteredOn(alert -> alert.kind() == AlertKind.SURVEILLANCE)
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.instrument()).isNotNull())
                .anyMatch(alert -> alert.reason().code().equals("ORDER_TO_TRADE"));
        assertThat(steps)
                .filteredOn(step -> step.alerts().stream()
                        .anyMatch(alert -> alert.kind() == AlertKind.SURVEILLANCE && alert.lasts()))
                .allSatisfy(step -> assertThat(step.input()).isInstanceOf(Input.Report.class));
        Engine again = new Engine(setup);
        for (Step step : steps) {
            assertThat(StepCodec.encode(again.on(step.sequence(), step.input())))
                    .isEqualTo(StepCodec.encode(step));
        }
    }

    @Test
    void whoBehavedBadlyBeforeARestartIsStillWatchedAfterIt() {
        Engine engine = new Engine(Shipped.SETUP);
        List<EngineState> states = new ArrayList<>();
        new Floor(engine, Shipped.SETUP, 1, step -> {
                    steps.add(step);
                    states.add(engine.state());
                })
                .run(60);
        assertThat(engine.state().monitors().conduct().acts()).isNotEmpty();
        assertThat(engine.state().monitors().conduct().deals()).isNotEmpty();
        for (int cut = 0; cut < steps.size(); cut += 97) {
            Engine restarted = new Engine(Shipped.SETUP);
            restarted.restore(states.get(cut));
            steps.subList(cut + 1, steps.size()).forEach(restarted::apply);
            assertThat(restarted.state().monitors())
                    .as("from the snapshot after step %d", steps.get(cut).sequence())
                    .isEqualTo(engine.state().monitors());
            ConductState before = restarted.state().monitors().conduct();
            Step last = steps.getLast();
            restarted.on(
                    last.sequence() + 1,
                    new Input.Started(last.input().nanos() + 1, Mode.PAPER, "simulated", "restarted"));
            assertThat(restarted.state().monitors().conduct().deals()).isEqualTo(before.deals());
        }
    }

    @Test
    void twoPacksOfAKindAreRefused() {
        List<AlertRules> twice =
                List.of(STRICT.alerts().getFirst(), STRICT.alerts().getFirst());
        assertThatThrownBy(() -> STRICT.watched(twice)).hasMessageContaining("Maybe make one of both");
    }
}

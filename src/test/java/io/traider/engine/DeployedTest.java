package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Decision;
import io.traider.domain.Input;
import io.traider.domain.Mode;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Posting;
import io.traider.domain.ReleaseKind;
import io.traider.domain.Step;
import io.traider.journal.codec.StepCodec;
import io.traider.risk.LimitBook;
import io.traider.session.LiveShelf;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A strategy comes in beside another that runs. */
class DeployedTest {

    private static final String DRIFT = "funding-drift";
    private static final String HARVEST = "funding-harvest";
    private static final String TEXT =
            ShippedFiles.strategyFile(DRIFT).replace("limits: paper", "limits: paper\nmode: shadow");

    private final EngineSetup all = Shipped.SETUP.twin();
    private final LiveShelf shelf = new LiveShelf();
    private final Engine engine = new Engine(without(all), shelf, Pace.UNTIMED);
    private final List<Step> steps = new ArrayList<>();
    private final Floor floor = new Floor(engine, all, 1, steps::add);
    private final List<AutoCloseable> others = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        engine.close();
        shelf.close();
        all.close();
        for (AutoCloseable each : others) {
            each.close();
        }
    }

    /** The setup with the other strategy alone. */
    private static EngineSetup without(EngineSetup all) {
        return new EngineSetup(
                all.instruments(),
                all.dollars(),
                all.limits(),
                all.strategies().stream()
                        .filter(each -> each.definition().name().equals(HARVEST))
                        .toList(),
                all.pretrade(),
                all.alerts(),
                all.budgetNanos());
    }

    private static Strategy drift(EngineSetup setup) {
        return setup.strategies().getFirst();
    }

    /** Puts it on a shelf; what it comes in with. */
    private SortedMap<String, String> put(EngineSetup from, LiveShelf on, String text) {
        StrategyDefinition definition = StrategyDefinition.parse(text, "simulated");
        on.put(definition);
        on.put(drift(from).rules().pack());
        on.put(DRIFT, drift(from).source().share());
        SortedMap<String, String> versions = new TreeMap<>();
        versions.put("strategy:" + DRIFT, definition.hash());
        versions.put("rules:" + DRIFT, drift(from).rules().pack().hash());
        versions.put("model:" + DRIFT, drift(from).source().hash());
        LimitBook limits = from.limits().get(definition.limits());
        if (limits != null) {
            versions.put("limits:" + limits.name(), limits.hash());
        }
        return versions;
    }

    private Step deploy(SortedMap<String, String> versions) {
        Input input = new Input.Deployed(floor.nanos(), DRIFT, versions);
        assertThat(engine.refusal(input)).isEmpty();
        return floor.input(input);
    }

    private static List<Decision> decisions(List<Step> of, String strategy) {
        return of.stream()
                .flatMap(step -> step.decisions().stream())
                .filter(each -> each.signal().strategy().equals(strategy))
                .toList();
    }

    @Test
    void itDecidesFromTheNextInputOnAndTheOthersAsBefore() {
        SortedMap<String, String> versions = put(all, shelf, TEXT);
        floor.run(60);
        assertThat(decisions(steps, DRIFT)).isEmpty();
        assertThat(engine.versions()).doesNotContainKey("strategy:" + DRIFT);
        Step step = deploy(versions);
        assertThat(step.entries())
                .extracting(each -> each.text())
                .allMatch(text -> text.contains("capital of " + DRIFT));
        assertThat(engine.versions()).containsAllEntriesOf(versions);
        assertThat(engine.models()).anyMatch(use -> use.strategy().equals(DRIFT));
        floor.run(90);
        assertThat(decisions(steps, DRIFT)).hasSizeGreaterThan(2).allSatisfy(each -> {
            assertThat(each.sequence()).isGreaterThan(step.sequence());
            assertThat(each.wouldBe()).isTrue();
            assertThat(each.order()).isNull();
            assertThat(each.versions()).containsAllEntriesOf(versions);
        });
        assertThat(decisions(withoutIt(), HARVEST))
                .extracting(Decision::signal)
                .isEqualTo(
                        decisions(steps, HARVEST).stream().map(Decision::signal).toList());
        for (Step each : steps) {
            assertThat(StepCodec.content(StepCodec.decode(StepCodec.encode(each))))
                    .isEqualTo(StepCodec.content(each));
        }
    }

    /** The same inputs, had it not come in. */
    private List<Step> withoutIt() {
        EngineSetup setup = all.twin();
        others.add(setup);
        Engine other = new Engine(without(setup));
        return steps.stream()
                .map(step -> other.on(
                        step.sequence(),
                        step.input() instanceof Input.Deployed was ? new Input.Timer(was.nanos()) : step.input()))
                .toList();
    }

    @Test
    void theSameInputsMakeTheSameStepsAgain() {
        SortedMap<String, String> versions = put(all, shelf, TEXT);
        floor.run(60);
        deploy(versions);
        floor.run(60);
        int half = steps.size();
        paper(all, shelf);
        floor.run(60);
        assertThat(decisions(steps.subList(half, steps.size()), DRIFT)).anyMatch(each -> each.order() != null);

        Engine again = again();
        Engine followed = again();
        steps.subList(0, half).forEach(followed::follow);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            assertThat(StepCodec.content(again.on(step.sequence(), step.input())))
                    .isEqualTo(StepCodec.content(step));
            if (i >= half) {
                assertThat(StepCodec.content(followed.on(step.sequence(), step.input())))
                        .isEqualTo(StepCodec.content(step));
            }
        }
        assertThat(again.state()).isEqualTo(engine.state());
    }

    private void paper(EngineSetup from, LiveShelf on) {
        String text = TEXT.replace("mode: shadow", "mode: paper");
        String hash = put(from, on, text).get("strategy:" + DRIFT);
        floor.input(new Input.Activated(floor.nanos(), ReleaseKind.STRATEGY, DRIFT, hash));
    }

    /** Another engine that has heard nothing, with a shelf of its own. */
    private Engine again() {
        EngineSetup setup = all.twin();
        LiveShelf own = new LiveShelf();
        put(setup, own, TEXT);
        put(setup, own, TEXT.replace("mode: shadow", "mode: paper"));
        Engine made = new Engine(without(setup), own, Pace.UNTIMED);
        others.addAll(List.of(made, own, setup));
        return made;
    }

    @Test
    void aRestartFindsItWithItsCapitalAndPutsNoneInAgain() {
        SortedMap<String, String> versions = put(all, shelf, TEXT);
        floor.run(20);
        EngineState snapshot = engine.state();
        deploy(versions);
        floor.run(20);
        for (EngineState from : List.of(snapshot, engine.state())) {
            EngineSetup setup = all.twin();
            others.add(setup);
            Engine restarted = new Engine(setup);
            restarted.restore(from);
            steps.stream()
                    .filter(step -> step.sequence() > from.sequence() && !step.isQuiet())
                    .forEach(restarted::apply);
            restarted.resumeAfter(floor.sequence());
            assertThat(restarted.state()).isEqualTo(engine.state());
            Input started = new Input.Started(floor.nanos(), Mode.PAPER, "simulated", "test");
            assertThat(restarted.on(floor.sequence() + 1, started).entries()).isEmpty();
            assertThat(restarted.trialBalance()).extracting(Posting::account).contains("capital:" + DRIFT);
        }
    }

    @Test
    void capitalThatComesWithItIsNoProfitOfTheDay() {
        floor.run(30);
        PortfolioSummary before = engine.portfolio(floor.nanos());
        deploy(put(all, shelf, TEXT));
        PortfolioSummary after = engine.portfolio(floor.nanos());
        assertThat(after.equity()).isGreaterThan(before.equity());
        assertThat(after.dailyPnl()).isEqualByComparingTo(before.dailyPnl());
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeItIsAnInput() {
        assertThat(refusal(put(all, shelf, TEXT.replace("mode: shadow", "mode: paper"))))
                .isEqualTo("strategy funding-drift would come in with mode PAPER. Maybe mode: shadow at first");
        SortedMap<String, String> elsewhere = put(all, shelf, TEXT);
        elsewhere.put("limits:paper", "ab");
        assertThat(refusal(elsewhere))
                .startsWith("strategy funding-drift wants limits:paper with hash ab, and ")
                .endsWith(" is in force. Maybe try again");
        SortedMap<String, String> nothing = put(all, shelf, TEXT);
        nothing.put("model:" + DRIFT, "cd");
        long sequence = floor.sequence();
        assertThatThrownBy(() -> engine.on(sequence + 1, new Input.Deployed(floor.nanos(), DRIFT, nothing)))
                .hasMessageContaining("model:funding-drift with hash cd into force: it is not on the shelf");
        assertThat(engine.versions()).doesNotContainKey("strategy:" + DRIFT);
        nothing.remove("model:" + DRIFT);
        assertThatThrownBy(() -> new Input.Deployed(1, DRIFT, nothing))
                .hasMessageContaining(
                        "Maybe with its definition, its rules, what its score comes from, and its limits");
    }

    private String refusal(SortedMap<String, String> versions) {
        return engine.refusal(new Input.Deployed(floor.nanos(), DRIFT, versions));
    }

    @Test
    void limitsThatNothingUsedComeWithIt() {
        LimitBook other = LimitBook.parse(
                ShippedFiles.limitFile("institutional").replaceFirst("maxOrderValue: 5000", "maxOrderValue: 4321"));
        assertThat(other.hash()).isNotEqualTo(all.limits().get("institutional").hash());
        shelf.put(other);
        SortedMap<String, String> versions = put(all, shelf, TEXT.replace("limits: paper", "limits: institutional"));
        versions.put("limits:institutional", other.hash());
        deploy(versions);
        assertThat(engine.versions()).containsEntry("limits:institutional", other.hash());
    }
}

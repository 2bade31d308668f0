package io.traider.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Decision;
import io.traider.domain.Input;
import io.traider.domain.Reason;
import io.traider.domain.ReleaseKind;
import io.traider.domain.Step;
import io.traider.engine.Engine;
import io.traider.engine.EngineSetup;
import io.traider.engine.Pace;
import io.traider.engine.Shipped;
import io.traider.execution.VenueTerms;
import io.traider.journal.MemoryLog;
import io.traider.journal.StepHash;
import io.traider.risk.LimitBook;
import io.traider.rule.RulePack;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Packs and limits come into force again and again while a session takes events as fast as it can. */
@Timeout(300)
class PublishUnderLoadTest {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final int PUBLISHES = 120;
    private static final int MARKET_STEPS = 9_000;
    private static final int DECISIONS = 50;

    /** The code of a reason. */
    private static final Pattern CODE =
            Pattern.compile("((?:signal|verdict)\\.(?:enterLong|enterShort|exit|breach)\\(\"[A-Z_]+)\"");

    private static final String DENIES = """

        rule "opens"
        when
            ProposedOrder( reduces == false, $value : value )
        then
            verdict.breach("OPENS_%s", "value", $value);
        end
        """;

    private final EngineSetup setup = Shipped.SETUP.twin();
    private final RulePack pretrade = setup.pretrade().pack();
    private final RulePack drift = setup.strategies().getFirst().rules().pack();
    private final LimitBook limits =
            setup.limits().get(setup.strategies().getFirst().definition().limits());
    private final List<RulePack> packs =
            List.of(variant(pretrade, "A"), variant(pretrade, "B"), variant(drift, "A"), variant(drift, "B"));
    private final Map<String, String> variants = Map.of(
            packs.get(0).hash(),
            "_A",
            packs.get(1).hash(),
            "_B",
            packs.get(2).hash(),
            "_A",
            packs.get(3).hash(),
            "_B");
    private final List<LimitBook> books = List.of(limits, LimitBook.parse(limits.text() + "\n# said differently\n"));
    private final Map<String, Integer> said = new TreeMap<>();
    private final MemoryLog log = MemoryLog.keepingInputs();

    /** Denies often, decides often, and gives reasons whose codes end with its letter. */
    private static RulePack variant(RulePack pack, String letter) {
        TreeMap<String, String> files = new TreeMap<>(pack.files());
        files.replaceAll((_, text) -> CODE.matcher(text.replace("drift >= $p.number(\"entryDrift\")", "drift >= 0.05"))
                        .replaceAll("$1_" + letter + "\"")
                + (text.contains("verdict.breach") ? DENIES.formatted(letter) : ""));
        return RulePack.compile(pack.name(), files);
    }

    private TradingSession start(SessionClock clock) {
        return TradingSession.start(SessionSetup.paper(setup, VenueTerms.shipped(), log, clock, "simulated", "test"));
    }

    @Test
    void everyDecisionIsOfExactlyOneVersionAndNoInputIsMissed() {
        AtomicLong offered = new AtomicLong();
        AtomicLong steps = new AtomicLong();
        TradingSession session = start(SessionClock.received());
        CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> publish(session, steps));
        SimulatorMarket market = new SimulatorMarket(SimulatorSettings.defaults(), START);
        market.report(event -> {
            Feeding.into(session).accept(event);
            offered.incrementAndGet();
        });
        for (int step = 0; step < MARKET_STEPS || !publishing.isDone(); step++) {
            market.step();
            steps.incrementAndGet();
        }
        publishing.join();
        session.close();
        check(offered.get());
    }

    /** One after the other, each some steps of the market after the one before. */
    private void publish(TradingSession session, AtomicLong steps) {
        for (int i = 0; i < PUBLISHES; i++) {
            int publish = i;
            Feeding.pauseUntil(() -> steps.get() >= (long) publish * MARKET_STEPS / PUBLISHES);
            if (i % 3 == 2) {
                LimitBook book = books.get(i / 3 % 2);
                session.shelf().put(book);
                session.activate(ReleaseKind.LIMITS, book.name(), book.hash(), "ana")
                        .join();
            } else {
                RulePack pack = packs.get(2 * (i % 3) + (i / 3 + 1) % 2);
                session.shelf().put(pack);
                session.activate(ReleaseKind.RULE_PACK, pack.name(), pack.hash(), "ana")
                        .join();
            }
        }
    }

    private void check(long offered) {
        Map<String, String> inForce = new HashMap<>(setup.versions());
        Map<Long, Step> notable = new HashMap<>();
        log.steps().forEach(step -> notable.put(step.sequence(), step));
        List<Input> inputs = new ArrayList<>();
        List<Decision> decisions = new ArrayList<>();
        long[] changes = {0};
        log.forEach(1, Long.MAX_VALUE, (sequence, input) -> {
            inputs.add(input);
            assertThat(sequence).isEqualTo(inputs.size());
            if (input instanceof Input.Activated on) {
                changes[0] += on.hash().equals(inForce.put(on.kind().key(on.name()), on.hash())) ? 0 : 1;
            }
            Step step = notable.get(sequence);
            if (step != null) {
                step.decisions().forEach(each -> {
                    assertThat(each.versions()).as("input %d", sequence).isEqualTo(inForce);
                    saidBy(each);
                    decisions.add(each);
                });
            }
        });
        assertThat(inputs.stream().filter(Input.Market.class::isInstance)).hasSize((int) offered);
        assertThat(changes[0]).isGreaterThanOrEqualTo(100);
        assertThat(decisions).hasSizeGreaterThan(DECISIONS);
        for (String letter : List.of("_A", "_B")) {
            assertThat(said.get("rules:pretrade" + letter))
                    .as("by pretrade%s", letter)
                    .isGreaterThan(DECISIONS / 10);
            assertThat(said.get("rules:" + drift.name() + letter))
                    .as("by %s%s", drift.name(), letter)
                    .isGreaterThan(DECISIONS / 10);
        }
        assertThat(decisions).allSatisfy(each -> assertThat(each.facts()).isNotEmpty());
        assertThat(replayed(inputs)).isEqualTo(hash(log.steps()));
    }

    /** What rules say in a decision is said by the versions that it names. */
    private void saidBy(Decision decision) {
        if (decision.signal().strategy().equals(drift.name())) {
            saidBy(decision, drift, decision.signal().reasons());
        }
        if (!decision.verdict().allowed() && decision.intent() != null) {
            saidBy(decision, pretrade, decision.verdict().reasons());
        }
    }

    private void saidBy(Decision decision, RulePack pack, List<Reason> reasons) {
        String key = ReleaseKind.RULE_PACK.key(pack.name());
        String ending = variants.get(decision.versions().get(key));
        for (Reason reason : reasons) {
            if (ending == null) {
                assertThat(reason.code())
                        .as("%s", decision)
                        .doesNotEndWith("_A")
                        .doesNotEndWith("_B");
            } else {
                assertThat(reason.code()).as("%s", decision).endsWith(ending);
                said.merge(key + ending, 1, Integer::sum);
            }
        }
    }

    private String replayed(List<Input> inputs) {
        LiveShelf shelf = new LiveShelf();
        packs.forEach(shelf::put);
        books.forEach(shelf::put);
        try (EngineSetup again = setup.twin()) {
            Engine engine = new Engine(again, shelf, Pace.UNTIMED);
            List<Step> steps = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                steps.add(engine.on(i + 1, inputs.get(i)));
            }
            return hash(steps);
        }
    }

    private static String hash(List<Step> steps) {
        StepHash hash = new StepHash();
        steps.forEach(hash::add);
        return hash.hex();
    }

    @Test
    void whatIsNotOnTheShelfOrHasNoPlaceIsRefusedAndTheSessionGoesOn() {
        try (TradingSession session = start(SessionClock.wall(Clock.systemUTC()))) {
            CompletableFuture<Long> absent = session.activate(ReleaseKind.RULE_PACK, "pretrade", "abc", "ana");
            assertThatThrownBy(absent::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("rules:pretrade with hash 'abc' is not on the shelf");
            assertThatThrownBy(session.activate(ReleaseKind.MODEL, "funding-drift", "abc", "ana")::join)
                    .hasMessageContaining("not on the shelf");
            assertThatThrownBy(session.shadow(ReleaseKind.LIMITS, "nobody's", "abc", "ana")::join)
                    .hasMessageContaining("nothing of the name limits:nobody's is in force");
            session.shelf().put(packs.get(1));
            long sequence = session.activate(
                            ReleaseKind.RULE_PACK, "pretrade", packs.get(1).hash(), "ana")
                    .join();
            assertThat(session.state().versions())
                    .containsEntry("rules:pretrade", packs.get(1).hash());
            assertThat(session.shadow(ReleaseKind.RULE_PACK, "pretrade", "", "ana")
                            .join())
                    .isGreaterThan(sequence);
        }
        assertThat(log.steps().stream().filter(step -> step.input() instanceof Input.Activated))
                .hasSize(setup.versions().size() + 1);
    }
}

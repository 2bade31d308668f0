package io.traider.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Decision;
import io.traider.domain.Input;
import io.traider.domain.ReleaseKind;
import io.traider.domain.RuleFault;
import io.traider.domain.Step;
import io.traider.engine.Engine;
import io.traider.engine.EngineSetup;
import io.traider.engine.Pace;
import io.traider.engine.PackUse;
import io.traider.engine.Shipped;
import io.traider.execution.VenueTerms;
import io.traider.journal.Database;
import io.traider.journal.MemoryLog;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.StepHash;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.Kind;
import io.traider.journal.release.ReleaseEvent;
import io.traider.rule.PretradeRules;
import io.traider.session.Feeding;
import io.traider.session.LiveShelf;
import io.traider.session.SessionClock;
import io.traider.session.SessionSetup;
import io.traider.session.TradingSession;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A pack that passes the gate and throws, or takes too long, at every order, in a session that trades: what becomes of the orders
 * and of the pack.
 */
@Tag("slow")
@Timeout(300)
class FailingPackTest {

    private static final ReleaseKey PRETRADE = ReleaseKey.rules("pretrade");
    private static final long START = 1_767_225_600_000_000_000L;

    /** How long governance may take: it looks every second, at counts that are up to a second old. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final String THROWS = """

        // Divides by nothing, whatever the order.
        rule "share of nothing"
        when
            ProposedOrder( value / (price - price) > 1, $value : value )
        then
            verdict.breach("NOTHING", "value", $value);
        end
        """;

    /** Each of which fires for every order, so that together they look at the clock more often than they may. */
    private static final String LINGERS =
            IntStream.range(0, 40).mapToObj("""

                // Says too much.
                rule "lingers %d"
                when
                    ProposedOrder( value >= 0, $value : value )
                then
                    verdict.breach("LINGERS", "value", $value);
                end
                """::formatted).collect(Collectors.joining());

    private static final Pattern LAST_MINUTE = Pattern.compile("faultsLastMinute (\\d+)");

    /** Goes on a little each time that somebody looks at it, and stands still in between: rules take as long as they fire often. */
    private static final class Glances implements Pace {
        private static final long GLANCE = 20_000;
        private List<RuleFault> recorded = List.of();
        private long now;
        private long began;

        @Override
        public long begin() {
            began = now;
            return now;
        }

        @Override
        public long nanos() {
            now += GLANCE;
            return now;
        }

        @Override
        public long worked() {
            return now - began;
        }

        @Override
        public @Nullable RuleFault onRecord(int asking) {
            return recorded.stream()
                    .filter(fault -> fault.asking() == asking && fault.kind() == RuleFault.Kind.OVER_BUDGET)
                    .findFirst()
                    .orElse(null);
        }
    }

    private final EngineSetup setup = Shipped.SETUP.twin().within(Duration.ofMillis(1));
    private final MemoryLog log = MemoryLog.keepingInputs();
    private String failing = "";
    private LiveShelf shelf = new LiveShelf();

    @Test
    void aPackThatThrowsDeniesIsCountedAlertsAndIsRolledBackAtOnce() throws Exception {
        play(THROWS);
        failedClosed(PretradeRules.RULES_FAILED, RuleFault.Kind.THREW, "");
        assertThat(replayed(Pace.UNTIMED)).isEqualTo(hash(log.steps()));
    }

    @Test
    void soDoesAPackThatTakesTooLong() throws Exception {
        play(LINGERS);
        failedClosed(PretradeRules.RULES_OVER_BUDGET, RuleFault.Kind.OVER_BUDGET, "µs of the 1000 that it has");
        assertThat(replayed(new Glances())).isEqualTo(hash(log.steps()));
    }

    private void play(String rules) throws Exception {
        try (Database database = PostgresUnderTest.open();
                TradingSession session = TradingSession.start(SessionSetup.paper(
                        setup,
                        VenueTerms.shipped(),
                        log,
                        SessionClock.received(),
                        "simulated",
                        "test",
                        new Glances()));
                RealDesk.Desks desks = RealDesk.over(database, session)) {
            ReleaseDesk desk = desks.rules();
            SimulatorMarket market = new SimulatorMarket(SimulatorSettings.defaults(), START);
            market.report(Feeding.into(session));
            String good = published(desk);
            play(market, () -> asked(session, good) > 0);

            Draft draft = desk.draft(PRETRADE);
            String text = draft.content().files().get("pretrade.drl");
            desk.save(PRETRADE, draft.content().with("pretrade.drl", text + rules), 0, "ann");
            Publication bad = desk.publishEmergency(PRETRADE, "nobody tried it", "ann");
            String hash =
                    desk.find(PRETRADE).orElseThrow().version(bad.version()).hash();
            assertThat(inForce(session)).isEqualTo(hash).isNotEqualTo(good);

            play(market, () -> !inForce(session).equals(hash));
            told(desk, bad);
            assertThat(inForce(session))
                    .as("the version before it, not the one before that")
                    .isEqualTo(good);
            settles(market, session, good, desk);
            failing = hash;
            shelf = session.shelf();
        }
    }

    /** A second version in force, which throws nothing. */
    private static String published(ReleaseDesk desk) {
        Draft draft = desk.draft(PRETRADE);
        String text = draft.content().files().get("pretrade.drl");
        desk.save(PRETRADE, draft.content().with("pretrade.drl", "// said again\n" + text), 0, "ann");
        int number = desk.submit(PRETRADE, "a remark", "ann").number();
        desk.review(PRETRADE, number, true, "fine", "bob");
        desk.publish(PRETRADE, number, null, "ann");
        return desk.find(PRETRADE).orElseThrow().version(number).hash();
    }

    private static void play(SimulatorMarket market, BooleanSupplier until) {
        long deadline = System.nanoTime() + 9 * SOON.toNanos();
        while (!until.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain");
            }
            market.step();
        }
    }

    private static long asked(TradingSession session, String hash) {
        return session.state().use().stream()
                .filter(each -> each.pack().equals("pretrade") && each.hash().equals(hash))
                .mapToLong(PackUse::asked)
                .sum();
    }

    private static String inForce(TradingSession session) {
        return String.valueOf(session.state().versions().get("rules:pretrade"));
    }

    private static void told(ReleaseDesk desk, Publication bad) throws InterruptedException {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (desk.alerts().stream().noneMatch(alert -> alert.kind() == ReleaseAlert.Kind.ROLLED_BACK)
                && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        Publication back = desk.find(PRETRADE).orElseThrow().publications().getFirst();
        assertThat(back.kind()).isEqualTo(Kind.AUTOMATIC);
        assertThat(back.by()).isEqualTo(ReleaseDesk.GOVERNANCE);
        assertThat(desk.alerts())
                .filteredOn(alert -> alert.kind() == ReleaseAlert.Kind.ROLLED_BACK)
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.version()).isEqualTo(bad.version());
                    assertThat(faults(alert.message())).isGreaterThanOrEqualTo(10);
                });
        // Each look that found faults left its count, so none that found ten let the pack stay.
        assertThat(desk.find(PRETRADE).orElseThrow().events())
                .filteredOn(event -> event.what().equals("ALERT_FAULTS"))
                .extracting(ReleaseEvent::detail)
                .allSatisfy(detail -> assertThat(faults(detail)).isLessThan(10));
        assertThat(desk.alerts())
                .filteredOn(alert -> alert.kind() == ReleaseAlert.Kind.FAULTS)
                .allSatisfy(alert -> assertThat(faults(alert.message())).isLessThan(10));
    }

    private static int faults(String message) {
        Matcher found = LAST_MINUTE.matcher(message);
        assertThat(found.find()).as(message).isTrue();
        return Integer.parseInt(found.group(1));
    }

    /** Counts that are a second old and of the pack that failed take nothing out of force that followed it. */
    private static void settles(SimulatorMarket market, TradingSession session, String good, ReleaseDesk desk) {
        long since = System.nanoTime();
        play(market, () -> asked(session, good) > 0);
        // What happens in the seconds that are left is replayed afterwards: not more than is needed.
        play(market, () -> {
            LockSupport.parkNanos(500_000);
            return System.nanoTime() - since > Duration.ofSeconds(4).toNanos();
        });
        assertThat(inForce(session)).isEqualTo(good);
        assertThat(desk.find(PRETRADE).orElseThrow().publications())
                .filteredOn(each -> each.kind() == Kind.AUTOMATIC)
                .hasSize(1);
        assertThat(session.state().use())
                .filteredOn(each -> each.pack().equals("pretrade"))
                .allSatisfy(each -> assertThat(each.faults()).isZero());
    }

    private void failedClosed(String code, RuleFault.Kind kind, String message) {
        String hash = failing;
        // A signal that came to no order was never asked about.
        Predicate<Decision> askedOf =
                each -> each.intent() != null && hash.equals(each.versions().get("rules:pretrade"));
        List<Step> steps = log.steps().stream()
                .filter(step -> step.decisions().stream().anyMatch(askedOf))
                .toList();
        List<Decision> decisions = steps.stream()
                .flatMap(step -> step.decisions().stream())
                .filter(askedOf)
                .toList();
        assertThat(decisions).hasSizeGreaterThanOrEqualTo(10).allSatisfy(each -> {
            assertThat(each.verdict().allowed()).isFalse();
            assertThat(each.verdict().reasons().getFirst().code()).isEqualTo(code);
        });
        assertThat(steps)
                .allSatisfy(step -> assertThat(step.faults()).anySatisfy(fault -> {
                    assertThat(fault.kind()).isEqualTo(kind);
                    assertThat(fault.message()).contains(message);
                    assertThat(fault.hash()).isEqualTo(hash);
                }));
    }

    private String replayed(Pace pace) {
        Map<Long, Step> recorded = new HashMap<>();
        log.steps().forEach(step -> recorded.put(step.sequence(), step));
        List<Step> steps = new ArrayList<>();
        try (EngineSetup again = setup.twin()) {
            shelf.put(again.pretrade().pack());
            Engine engine = new Engine(again, shelf, pace);
            log.forEach(1, Long.MAX_VALUE, (sequence, input) -> {
                if (pace instanceof Glances glances) {
                    Step was = recorded.get(sequence);
                    glances.recorded = was == null ? List.of() : was.faults();
                }
                steps.add(engine.on(sequence, input));
            });
        }
        assertThat(steps.stream().map(Step::input))
                .filteredOn(input -> input instanceof Input.Activated on
                        && on.kind() == ReleaseKind.RULE_PACK
                        && on.name().equals("pretrade"))
                .hasSize(4);
        return hash(steps);
    }

    private static String hash(List<Step> steps) {
        StepHash hash = new StepHash();
        steps.forEach(hash::add);
        return hash.hex();
    }
}

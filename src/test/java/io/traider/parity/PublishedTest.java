package io.traider.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Input;
import io.traider.domain.ReleaseKind;
import io.traider.engine.Artefact;
import io.traider.engine.Artefacts;
import io.traider.engine.EngineSetup;
import io.traider.engine.Shipped;
import io.traider.execution.VenueTerms;
import io.traider.journal.Database;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.Selection;
import io.traider.journal.StepLog;
import io.traider.parity.Difference.Kind;
import io.traider.parity.ParityReport.Outcome;
import io.traider.risk.LimitBook;
import io.traider.rule.RulePack;
import io.traider.session.Feeding;
import io.traider.session.SessionClock;
import io.traider.session.SessionSetup;
import io.traider.session.TradingSession;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A recorded session in which packs and limits came into force five times, and one ran beside for a while. */
@Tag("slow")
@Timeout(300)
class PublishedTest {

    private static final long START =
            Parity.nanos(Recorded.DAY.atStartOfDay(ZoneOffset.UTC).toInstant());
    private static final int STEPS = 12_000;

    private static final EngineSetup SETUP = Shipped.SETUP.twin();
    private static final RulePack PRETRADE = SETUP.pretrade().pack();
    private static final RulePack DRIFT = SETUP.strategies().getFirst().rules().pack();
    private static final LimitBook LIMITS =
            SETUP.limits().get(SETUP.strategies().getFirst().definition().limits());
    private static final RulePack REMARKED = ParityTest.changed(PRETRADE, "\nrule ", "\n// said differently\nrule ");
    private static final RulePack EAGER =
            ParityTest.changed(DRIFT, "drift >= $p.number(\"entryDrift\")", "drift >= 0.2");
    private static final LimitBook TIGHTER =
            LimitBook.parse(LIMITS.text().replaceFirst("maxOpenOrders: \\d+", "maxOpenOrders: 1"));

    private static Database database;
    private static long shadowEnded;

    @BeforeAll
    static void record() {
        database = PostgresUnderTest.open();
        Releases.keep(SETUP, database.artefacts());
        List.of(Artefacts.of(REMARKED), Artefacts.of(EAGER), Artefacts.of(TIGHTER))
                .forEach(PublishedTest::keep);
        try (StepLog log = database.log()) {
            TradingSession session = TradingSession.start(SessionSetup.paper(
                    SETUP, VenueTerms.shipped(), log, SessionClock.received(), "simulated", Recorded.SOFTWARE));
            SimulatorMarket market = new SimulatorMarket(SimulatorSettings.defaults(), START);
            market.report(Feeding.into(session));
            List.of(REMARKED, EAGER, PRETRADE.twin(), DRIFT.twin()).forEach(session.shelf()::put);
            session.shelf().put(TIGHTER);
            for (int step = 0; step < STEPS; step++) {
                market.step();
                publish(session, step);
            }
            session.close();
        }
    }

    private static void keep(Artefact artefact) {
        database.artefacts().keep(artefact.key(), artefact.hash(), artefact.files());
    }

    private static void publish(TradingSession session, int step) {
        switch (step) {
            case 1_500 -> activate(session, ReleaseKind.RULE_PACK, "pretrade", REMARKED.hash());
            case 2_500 ->
                session.shadow(ReleaseKind.RULE_PACK, DRIFT.name(), EAGER.hash(), "ana")
                        .join();
            case 4_000 ->
                shadowEnded = session.shadow(ReleaseKind.RULE_PACK, DRIFT.name(), "", "ana")
                        .join();
            case 4_500 -> activate(session, ReleaseKind.RULE_PACK, DRIFT.name(), EAGER.hash());
            case 6_500 -> activate(session, ReleaseKind.LIMITS, LIMITS.name(), TIGHTER.hash());
            case 8_000 -> activate(session, ReleaseKind.RULE_PACK, "pretrade", PRETRADE.hash());
            case 9_500 -> activate(session, ReleaseKind.RULE_PACK, DRIFT.name(), DRIFT.hash());
            default -> {}
        }
    }

    private static void activate(TradingSession session, ReleaseKind kind, String name, String hash) {
        session.activate(kind, name, hash, "ana").join();
    }

    @AfterAll
    static void close() {
        database.close();
        SETUP.close();
    }

    private static ParityReport check(boolean venue) {
        try (Releases releases = new Releases(feed -> Shipped.SETUP.twin(), database.artefacts());
                Parity parity = new Parity(database.blocks(), releases, VenueTerms.shipped(), Recorded.SOFTWARE)) {
            return parity.check(Recorded.DAY, venue, ReplayListener.NOBODY);
        }
    }

    @Test
    void everyDecisionIsMadeAgainBitForBit() {
        ParityReport report = check(true);
        assertThat(report.first()).isEmpty();
        assertThat(report.outcome()).isEqualTo(Outcome.IDENTICAL);
        assertThat(report.replayedHash()).isEqualTo(report.recordedHash());
        assertThat(report.decisions()).isGreaterThan(5);
        assertThat(report.versions()).containsEntry(ReleaseKind.LIMITS.key(LIMITS.name()), TIGHTER.hash());
        assertThat(shadowEnded).isPositive();
        AtomicLong published = new AtomicLong();
        database.inputs()
                .forEach(
                        1,
                        Long.MAX_VALUE,
                        (_, input) -> published.addAndGet(
                                input instanceof Input.Activated || input instanceof Input.Shadowed ? 1 : 0));
        assertThat(published.get()).isEqualTo(SETUP.versions().size() + 7L);
        assertThat(database.verify().broken()).isEmpty();
    }

    @Test
    void aDecisionIsReadWithItsFacts() {
        assertThat(database.reader()
                        .decisions(Selection.ALL, 5, null)
                        .toCompletableFuture()
                        .join()
                        .values())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.facts()).anySatisfy(fact -> {
                    assertThat(fact.pack()).isEqualTo(each.signal().strategy());
                    assertThat(fact.type()).isEqualTo("Holding");
                }));
    }

    @Test
    void whatIsChangedStaysSoWhenTheSessionChangedIt() {
        Instant from = Recorded.DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
        try (Releases releases = new Releases(feed -> Shipped.SETUP.twin(), database.artefacts())) {
            WhatIfReport report = new WhatIf(database.blocks(), releases, VenueTerms.shipped())
                    .run(
                            from,
                            from.plusSeconds(86_400),
                            List.of(new Change.Pack(EAGER), new Change.Limits(TIGHTER)),
                            ReplayListener.NOBODY);
            assertThat(report.finished()).isTrue();
            assertThat(report.difference().decisionsGained()).isPositive();
            assertThat(report.after())
                    .containsEntry(ReleaseKind.RULE_PACK.key(DRIFT.name()), EAGER.hash())
                    .containsEntry(ReleaseKind.LIMITS.key(LIMITS.name()), TIGHTER.hash());
        }
    }

    @Test
    void whatIsNotKeptIsNamed() {
        try (Database other = PostgresUnderTest.open();
                Releases releases = new Releases(feed -> Shipped.SETUP.twin(), other.artefacts());
                Parity parity = new Parity(database.blocks(), releases, VenueTerms.shipped(), "test")) {
            ParityReport report = parity.check(Recorded.DAY, false, ReplayListener.NOBODY);
            assertThat(report.outcome()).isEqualTo(Outcome.DIFFERENT);
            assertThat(report.first().getFirst().kind()).isEqualTo(Kind.FAILURE);
            assertThat(report.first().getFirst().replayed())
                    .contains("rules:pretrade", REMARKED.hash(), "not on the shelf");
        }
    }
}

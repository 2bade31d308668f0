package io.traider.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Decision;
import io.traider.domain.Input;
import io.traider.engine.EngineSetup;
import io.traider.engine.Shipped;
import io.traider.engine.ShippedFiles;
import io.traider.execution.VenueTerms;
import io.traider.feature.FeatureEngine;
import io.traider.journal.Database;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.Selection;
import io.traider.journal.StepLog;
import io.traider.packages.PackageView.State;
import io.traider.parity.Change;
import io.traider.parity.DivergenceReport;
import io.traider.parity.Parity;
import io.traider.parity.ParityReport;
import io.traider.parity.ParityReport.Outcome;
import io.traider.parity.Releases;
import io.traider.parity.ReplayListener;
import io.traider.parity.WhatIf;
import io.traider.parity.WhatIfReport;
import io.traider.release.DeskSetup;
import io.traider.release.Foundry;
import io.traider.release.FoundrySettings;
import io.traider.release.ModelDesk;
import io.traider.release.ModelForge;
import io.traider.release.ReleaseDesk;
import io.traider.release.ReleaseStart;
import io.traider.release.StrategyDesk;
import io.traider.release.TrialSettings;
import io.traider.risk.LimitBook;
import io.traider.session.Feeding;
import io.traider.session.SessionClock;
import io.traider.session.SessionSetup;
import io.traider.session.TradingSession;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A package that is installed while the session trades on the simulated market, decides from then on without a restart, and
 * goes on after one; and what the log says of that when it is gone through again.
 */
@Tag("slow")
@Timeout(300)
class DeployedPackageTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Instant START = DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final long NANOS = START.getEpochSecond() * 1_000_000_000L;
    private static final String NAME = "my-breakout";
    private static final String KEY = "strategy:" + NAME;
    private static final Map<String, BigDecimal> EAGER =
            Map.of("entryMomentumBps", new BigDecimal("0.5"), "minScoreLong", new BigDecimal("0.5"));
    private static final int STEPS = 12_000;
    private static final int MORE = 6_000;

    @TempDir
    private static Path folder;

    private static Database database;
    private static Foundry foundry;
    private static long installedAt;

    @BeforeAll
    static void record() throws IOException {
        database = PostgresUnderTest.open();
        foundry = new Foundry(FoundrySettings.standard().limit(Duration.ofSeconds(60)));
        trade(NANOS, true);
        trade(NANOS + 400_000_000_000L, false);
    }

    @AfterAll
    static void close() {
        foundry.close();
        database.close();
    }

    /** A session as the platform has it. */
    private static void trade(long from, boolean installing) throws IOException {
        ReleaseStart beginning =
                new ReleaseStart(database.releases(), database.artefacts(), "simulated", Instant::now).fill();
        PackageStart packages = new PackageStart(database.releases().packages(), Instant::now);
        try (StepLog log = database.log();
                EngineSetup setup = beginning.apply(packages.into(Shipped.SETUP.twin(), beginning));
                Releases past = releases()) {
            Releases.keep(setup, database.artefacts());
            long before = log.lastSequence();
            TradingSession session = TradingSession.start(
                    SessionSetup.paper(setup, VenueTerms.shipped(), log, SessionClock.received(), "simulated", "test"));
            SimulatorMarket market = new SimulatorMarket(SimulatorSettings.defaults(), from);
            market.report(Feeding.into(session));
            beginning.began(setup, before);
            step(session, market, MORE);
            if (installing) {
                install(session, past);
                step(session, market, STEPS);
            }
            step(session, market, MORE);
            session.close();
        }
    }

    private static Releases releases() {
        return new Releases(_ -> Shipped.SETUP.twin(), database.artefacts());
    }

    private static void step(TradingSession session, SimulatorMarket market, int steps) {
        for (int i = 0; i < steps; i++) {
            market.step();
        }
        while (session.queued() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void install(TradingSession session, Releases past) throws IOException {
        ModelForge forge = new ModelForge(TrialSettings.standard().budget(Duration.ofMillis(500)), FeatureEngine.SET);
        DeskSetup parts = new DeskSetup(
                database.releases(),
                database.artefacts(),
                database.reader(),
                database.blocks(),
                new WhatIf(database.blocks(), past, VenueTerms.shipped()),
                foundry,
                session,
                () -> false,
                Instant::now);
        try (ReleaseDesk releases = ReleaseDesk.open(parts);
                ModelDesk models = ModelDesk.open(parts, releases, forge, folder.resolve("uploads"))) {
            install(session, forge, new StrategyDesk(parts, releases, models));
        }
    }

    private static void install(TradingSession session, ModelForge forge, StrategyDesk strategies) throws IOException {
        try (PackageDesk desk = new PackageDesk(
                database.releases().packages(),
                new PackageCheck(foundry, forge),
                strategies,
                session,
                new LiveRecords(database.reader(), session),
                (_, _) -> {
                    throw new IOException("not here");
                },
                Instant::now)) {
            SigningKey ada = SigningKey.generate();
            desk.trust(ada.publisher().toString(), "Ada", "arthur");
            Path mine = folder.resolve("mine");
            StrategyFolder.create(NAME, mine);
            StrategyFolder made = StrategyFolder.read(mine);
            byte[] file = SignedPackage.write(
                    made.manifest("Ada", "TRAIDER test", "2026-11-30T00:00:00Z"),
                    made.content().parts(),
                    ada);
            installedAt = session.state().sequence();
            long id = desk.bringIn(file, "quinn").stored().id();
            assertThat(desk.install(id, "quinn").state()).isEqualTo(State.RUNNING);
            assertThat(session.state().versions()).containsKey(KEY);
            strategies.setParameters(NAME, new TreeMap<>(EAGER), "rita");
        }
    }

    private static ParityReport check(boolean venue) {
        try (Releases releases = releases();
                Parity parity = new Parity(database.blocks(), releases, VenueTerms.shipped(), "test")) {
            return parity.check(DAY, venue, ReplayListener.NOBODY);
        }
    }

    @Test
    void itDecidesWithoutARestartAndAfterOne() {
        List<Input> inputs = new ArrayList<>();
        database.inputs().forEach(1, Long.MAX_VALUE, (sequence, input) -> {
            if (input instanceof Input.Deployed || input instanceof Input.Started) {
                inputs.add(input);
            }
        });
        assertThat(inputs).hasSize(3);
        assertThat(inputs.get(1)).isInstanceOfSatisfying(Input.Deployed.class, deployed -> {
            assertThat(deployed.strategy()).isEqualTo(NAME);
            assertThat(deployed.versions()).containsOnlyKeys(KEY, "rules:" + NAME, "model:" + NAME, "limits:paper");
        });
        List<Decision> made = database.reader()
                .decisions(new Selection(NAME, null, null, null, null), 100, null)
                .toCompletableFuture()
                .join()
                .values();
        assertThat(made).hasSizeGreaterThanOrEqualTo(3).allSatisfy(each -> {
            assertThat(each.sequence()).isGreaterThan(installedAt);
            assertThat(each.wouldBe()).isTrue();
            assertThat(each.order()).isNull();
            assertThat(each.versions()).containsKeys(KEY, "rules:" + NAME, "model:" + NAME);
        });
        assertThat(database.verify().broken()).isEmpty();
    }

    @Test
    void everyStepIsMadeAgainBitForBit() {
        ParityReport report = check(true);
        assertThat(report.first()).isEmpty();
        assertThat(report.outcome()).isEqualTo(Outcome.IDENTICAL);
        assertThat(report.replayedHash()).isEqualTo(report.recordedHash());
        assertThat(report.sessions()).hasSize(2);
        assertThat(report.sessions().getFirst().versions()).doesNotContainKey(KEY);
        assertThat(report.sessions().getLast().versions()).containsKey(KEY);
    }

    @Test
    void whatIfLimitsWereOthersTakesItInToThose() {
        LimitBook tight = LimitBook.parse(
                ShippedFiles.limitFile("paper").replaceFirst("maxOrderValue: \\d+", "maxOrderValue: 1"));
        try (Releases releases = releases()) {
            WhatIfReport report = new WhatIf(database.blocks(), releases, VenueTerms.shipped())
                    .run(
                            START,
                            START.plus(Duration.ofDays(1)),
                            List.of(new Change.Limits(tight)),
                            ReplayListener.NOBODY);
            assertThat(report.finished()).isTrue();
            DivergenceReport.Figures was = report.difference().left();
            DivergenceReport.Figures would = report.difference().right();
            assertThat(was.denied()).isLessThan(was.decisions());
            assertThat(would.decisions()).isPositive().isEqualTo(would.denied());
        }
    }
}

package io.traider.console;

import io.traider.PastUnderTest;
import io.traider.backtest.desk.BacktestDesk;
import io.traider.domain.MarketEvent;
import io.traider.domain.Mode;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Role;
import io.traider.engine.EngineSetup;
import io.traider.execution.VenueTerms;
import io.traider.feature.FeatureEngine;
import io.traider.journal.CaptureHealth;
import io.traider.journal.CaptureSink;
import io.traider.journal.Database;
import io.traider.journal.JournalReader;
import io.traider.journal.MemoryLog;
import io.traider.journal.ParityCheck;
import io.traider.journal.ParityChecks;
import io.traider.journal.RunStore;
import io.traider.journal.StepLog;
import io.traider.journal.access.Passwords;
import io.traider.journal.access.Tokens;
import io.traider.journal.access.Users;
import io.traider.judging.Judge;
import io.traider.judging.JudgementDesk;
import io.traider.judging.NoCourtroom;
import io.traider.packages.LiveRecords;
import io.traider.packages.PackageCheck;
import io.traider.packages.PackageDesk;
import io.traider.parity.Gentle;
import io.traider.parity.Parity;
import io.traider.parity.ParityDesk;
import io.traider.parity.Releases;
import io.traider.parity.WhatIf;
import io.traider.release.DeskSetup;
import io.traider.release.Foundry;
import io.traider.release.FoundrySettings;
import io.traider.release.ModelDesk;
import io.traider.release.ModelForge;
import io.traider.release.ReleaseDesk;
import io.traider.release.ReleaseStart;
import io.traider.release.StrategyDesk;
import io.traider.release.TrialSettings;
import io.traider.session.SessionClock;
import io.traider.session.SessionSetup;
import io.traider.session.TradingSession;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * The console as the platform starts it, on a real session over a play engine and market, with a user for each role who
 * is called like the role in small letters.
 */
final class ConsoleUnderTest implements AutoCloseable {

    static final String PASSWORD = "correct horse";

    /** What is recorded in it, releases can be simulated on; the session has a log of its own. */
    final Database database;

    final MemoryLog log = MemoryLog.keepingSteps();
    final PlayJournal journal = new PlayJournal(log);
    final TradingSession session = TradingSession.start(new SessionSetup(
            new PlayEngine(),
            log,
            new PlayGateway(),
            SessionClock.wall(Clock.systemUTC()),
            Mode.PAPER,
            "simulated",
            "test",
            4096));

    private final PastUnderTest workshop = new PastUnderTest();
    final BacktestDesk desk;
    final ReleaseDesk releases;
    private final Foundry foundry = new Foundry(FoundrySettings.standard());
    private final Releases past;
    private DeskSetup desks;
    private JudgementDesk judgements;
    private PackageDesk packages;
    private final Thread market = Thread.ofPlatform().name("play-market").start(new PlayMarket(session));
    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();
    private final AnnotationConfigApplicationContext root = new AnnotationConfigApplicationContext();
    private final ConfigurableApplicationContext console;

    ConsoleUnderTest(Database journalled, int port) {
        this.database = journalled;
        DataSource database = journalled.dataSource();
        SecureRandom random = new SecureRandom();
        Users users = new Users(database, new QuickPasswords(), Clock.systemUTC(), random);
        for (Role role : Role.values()) {
            users.create(name(role), PASSWORD, Set.of(role));
        }
        sampler.scheduleAtFixedRate(() -> journal.sample(session.state()), 0, 1, TimeUnit.SECONDS);
        root.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("traider.console.port", port)));
        root.registerBean(TradingSession.class, () -> session, definition -> definition.setDestroyMethodName(""));
        root.registerBean(JournalReader.class, () -> journal);
        root.registerBean(StepLog.class, () -> log);
        root.registerBean(CaptureSink.class, NoCapture::new);
        desk = new BacktestDesk(new RunStore(database), workshop, Clock.systemUTC(), () -> false).open();
        root.registerBean(BacktestDesk.class, () -> desk, definition -> definition.setDestroyMethodName(""));
        root.registerBean(Users.class, () -> users);
        root.registerBean(Tokens.class, () -> new Tokens(database, Clock.systemUTC(), random));
        replays(journalled.parityChecks());
        root.registerBean(ParityDesk.class, () -> desk(journalled));
        past = Releases.shipped(journalled.artefacts());
        releases = releases(journalled);
        root.registerBean(ReleaseDesk.class, () -> releases, definition -> definition.setDestroyMethodName(""));
        models(journalled);
        root.refresh();
        console = Console.start(root);
    }

    /** Three days that were replayed; the last one differed. */
    private static void replays(ParityChecks checks) {
        for (int day = 1; day <= 3; day++) {
            LocalDate of = LocalDate.of(2026, 1, day);
            Instant at = of.plusDays(1).atTime(0, 10).toInstant(ZoneOffset.UTC);
            ParityCheck begun = checks.begin(of, ParityDesk.SCHEDULE, at);
            boolean same = day < 3;
            checks.finish(
                    begun.id(),
                    at.plusSeconds(90),
                    same ? ParityCheck.State.IDENTICAL : ParityCheck.State.DIFFERENT,
                    same ? "NONE" : "MODEL",
                    same ? "" : "input 4711, DECISION funding-drift KRAKEN:BTC/USD: ENTER_LONG recorded,  replayed",
                    new ParityCheck.Figures(
                            1_000_000L * day,
                            40L + day,
                            30L,
                            same ? 0 : 7,
                            (long) day,
                            1L,
                            0.4,
                            new BigDecimal("-1.25"),
                            12.5,
                            10.0,
                            250_000),
                    null);
        }
    }

    /** The shipped packs and limits; the play engine runs on none of them, so they come into force beside it. */
    private ReleaseDesk releases(Database database) {
        ReleaseStart start =
                new ReleaseStart(database.releases(), database.artefacts(), "simulated", Clock.systemUTC()).fill();
        try (EngineSetup shipped = EngineSetup.shipped("simulated")) {
            start.began(shipped, 0);
        }
        desks = new DeskSetup(
                database.releases(),
                database.artefacts(),
                journal,
                database.blocks(),
                new WhatIf(database.blocks(), past, VenueTerms.shipped()),
                foundry,
                session,
                () -> false,
                Clock.systemUTC());
        return ReleaseDesk.open(desks);
    }

    /** Models and strategies stand beside the play engine too. */
    private void models(Database database) {
        ModelDesk models = ModelDesk.open(
                desks, releases, new ModelForge(TrialSettings.standard(), FeatureEngine.SET), workshop.folder());
        root.registerBean(ModelDesk.class, () -> models);
        StrategyDesk strategies = new StrategyDesk(desks, releases, models);
        root.registerBean(StrategyDesk.class, () -> strategies);
        packages = new PackageDesk(
                database.releases().packages(),
                new PackageCheck(foundry, new ModelForge(TrialSettings.standard(), FeatureEngine.SET)),
                strategies,
                session,
                new LiveRecords(journal, session),
                (content, goOn) -> {
                    throw new IOException("nothing is measured here");
                },
                Clock.systemUTC());
        root.registerBean(PackageDesk.class, () -> packages, definition -> definition.setDestroyMethodName(""));
        judgements = new JudgementDesk(
                database.releases().judgements(),
                new NoCourtroom(),
                new Judge((venue, nanos) -> 0, Duration.ofMinutes(10)),
                new Gentle(1, () -> false),
                Clock.systemUTC());
        JudgementDesk open = judgements.open();
        root.registerBean(JudgementDesk.class, () -> open, definition -> definition.setDestroyMethodName(""));
    }

    private static ParityDesk desk(Database database) {
        return new ParityDesk(
                new Parity(database.blocks(), Releases.shipped(database.artefacts()), VenueTerms.shipped(), "test"),
                database.parityChecks(),
                Clock.systemUTC(),
                new Gentle(1, () -> false));
    }

    static String name(Role role) {
        return role.name().toLowerCase(java.util.Locale.ENGLISH);
    }

    String address() {
        return "http://localhost:" + Console.port(console);
    }

    <T> T bean(Class<T> type) {
        return console.getBean(type);
    }

    @Override
    public void close() {
        market.interrupt();
        sampler.shutdownNow();
        console.close();
        root.close();
        desk.close();
        judgements.close();
        packages.close();
        releases.close();
        foundry.close();
        past.close();
        workshop.close();
        session.close();
    }

    /** BCrypt at its quickest. */
    private static final class QuickPasswords implements Passwords {
        private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(4);

        @Override
        public String hash(String password) {
            return String.valueOf(encoder.encode(password));
        }

        @Override
        public boolean matches(String password, String hash) {
            return encoder.matches(password, hash);
        }
    }

    /** Keeps nothing. */
    private static final class NoCapture implements CaptureSink {
        @Override
        public void onEvent(MarketEvent event) {}

        @Override
        public void onSample(PortfolioSummary sample) {}

        @Override
        public CaptureHealth health() {
            return new CaptureHealth(Map.of("trade", 0L), Map.of("trade", 0L), 0, "");
        }

        @Override
        public void retain(long nowNanos) {}

        @Override
        public void close() {}
    }
}

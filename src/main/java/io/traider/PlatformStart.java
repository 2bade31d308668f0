package io.traider;

import io.traider.Progress.Done;
import io.traider.api.Api;
import io.traider.console.Console;
import io.traider.engine.Corridor;
import io.traider.engine.EngineSetup;
import io.traider.execution.VenueTerms;
import io.traider.journal.CaptureSink;
import io.traider.journal.Database;
import io.traider.journal.JournalSettings;
import io.traider.journal.PostgresAddress;
import io.traider.journal.StepLog;
import io.traider.journal.access.Tokens;
import io.traider.journal.access.Users;
import io.traider.parity.Releases;
import io.traider.release.Foundry;
import io.traider.release.FoundrySettings;
import io.traider.release.ReleaseStart;
import io.traider.session.SessionClock;
import io.traider.session.SessionSetup;
import io.traider.session.TradingSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** The start of the platform, part by part: rules beside the database, the API beside the console. */
final class PlatformStart {

    private static final Logger LOG = System.getLogger(PlatformStart.class.getName());

    private final RunSettings settings;
    private final Progress progress;
    private final Stop stop;
    private final Parts parts = new Parts();
    private final List<CompletableFuture<?>> aside = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("start-", 1).factory());

    PlatformStart(RunSettings settings, Progress progress, Stop stop) {
        this.settings = settings;
        this.progress = progress;
        this.stop = stop;
    }

    Platform start() {
        try {
            return assemble();
        } catch (RuntimeException e) {
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            LOG.log(Level.INFO, "the start failed", cause);
            stop.wish();
            aside.forEach(task -> task.exceptionally(_ -> null).join());
            parts.close();
            throw new StartException(Advice.on(cause, settings), cause);
        } finally {
            threads.shutdown();
        }
    }

    private Platform assemble() {
        progress.line("TRAIDER " + Platform.SOFTWARE + ", paper trading on " + market());
        Preparation.prepare(settings);
        ConfigurableApplicationContext core = parts.add("root context", Core.start(properties()));
        CompletableFuture<EngineSetup> made = aside(() -> part("rules", this::rules));
        Database database = parts.add("database", part("database", this::database));
        StepLog log = parts.add("journal", database.log());
        CaptureSink capture = parts.add("capture", database.capture());
        Users users =
                new Users(database.dataSource(), new SpringPasswords(), InstantSource.system(), new SecureRandom());
        ReleaseStart beginning = new ReleaseStart(
                        database.releases(),
                        database.artefacts(),
                        settings.feed().toString(),
                        InstantSource.system())
                .fill();
        EngineSetup setup = beginning.apply(PlatformPackages.into(made.join(), database, beginning));
        Releases.keep(setup, database.artefacts());
        long before = log.lastSequence();
        TradingSession session = parts.add("session", part("session", () -> session(core, setup, log)));
        beginning.began(setup, before);
        Foundry foundry = parts.add("foundry", new Foundry(FoundrySettings.standard()));
        Map<String, Object> shown = new HashMap<>(Map.of(
                "session", session,
                "log", log,
                "capture", capture,
                "journal", database.reader(),
                "users", users,
                "tokens", new Tokens(database.dataSource(), InstantSource.system(), new SecureRandom())));
        shown.putAll(new PlatformDesks(settings, parts, core, database, setup, session, foundry).open(log, capture));
        ConfigurableListableBeanFactory beans = core.getBeanFactory();
        shown.forEach(beans::registerSingleton);

        CompletableFuture<ConfigurableApplicationContext> api =
                aside(() -> parts.add("API", part("API", () -> api(core))));
        CompletableFuture<ConfigurableApplicationContext> console =
                aside(() -> parts.add("console", part("console", () -> console(core))));
        ReplayEnd end = new ReplayEnd(progress, settings.exitAtEnd());
        FeedStart feeds = new FeedStart(settings, progress, parts, core, session, capture, end);
        goOn();
        FeedMonitor monitor = feeds.start(setup.instruments().keySet());
        Platform platform = new Platform(parts, progress, session, monitor, end, api.join(), console.join());
        // Last, so that a start that fails does not lose the passwords that are told only once.
        tell(platform, users.prepare(settings.adminPassword()));
        return platform;
    }

    private <T> T part(String name, Callable<Done<T>> work) {
        goOn();
        return progress.part(name, work);
    }

    private void goOn() {
        if (stop.wished()) {
            throw new StartException("stopped before it was up", null);
        }
    }

    private String market() {
        return switch (settings.feed()) {
            case SIMULATED -> "simulated venues";
            case LIVE -> "the venues' real feeds";
            case REPLAY -> "recorded frames";
        };
    }

    /** Runs beside the rest of the start; a failure comes out where its result is asked for. */
    private <T> CompletableFuture<T> aside(Supplier<T> work) {
        CompletableFuture<T> task = CompletableFuture.supplyAsync(work, threads);
        aside.add(task);
        return task;
    }

    private Map<String, Object> properties() {
        return Map.of(
                "traider.api.address", settings.address(),
                "traider.api.port", settings.apiPort(),
                "traider.console.address", settings.address(),
                "traider.console.port", settings.consolePort(),
                "traider.feed", settings.feed().toString(),
                "logging.file.name", settings.data().resolve("logs/traider.log").toString());
    }

    private Done<EngineSetup> rules() {
        EngineSetup setup = EngineSetup.shipped(settings.feed().toString());
        return new Done<>(
                setup,
                setup.versions().size() + " artefacts: "
                        + String.join(", ", setup.versions().keySet()));
    }

    private Done<Database> database() {
        String url = settings.databaseUrl();
        Database database = url == null
                ? Database.embedded(settings.data().resolve("postgres"), JournalSettings.DEFAULT)
                : Database.at(
                        PostgresAddress.parse(url, user(), System.getenv().getOrDefault("PGPASSWORD", "")),
                        JournalSettings.DEFAULT);
        return new Done<>(database, (url == null ? "embedded, " : "") + database.address());
    }

    private static String user() {
        return System.getenv().getOrDefault("PGUSER", System.getProperty("user.name"));
    }

    private Done<TradingSession> session(ConfigurableApplicationContext core, EngineSetup made, StepLog log) {
        SessionClock clock =
                settings.feed() == FeedMode.REPLAY ? SessionClock.received() : SessionClock.wall(Clock.systemUTC());
        String feed = settings.feed().toString();
        Duration budget = core.getEnvironment()
                .getProperty("traider.rules.budget", Duration.class, Duration.ofNanos(EngineSetup.BUDGET_NANOS));
        SessionSetup setup =
                SessionSetup.paper(made.within(budget), VenueTerms.shipped(), log, clock, feed, Platform.SOFTWARE);
        String words = recovered(setup.engine(), log.lastSequence());
        return new Done<>(TradingSession.start(setup), words);
    }

    private static String recovered(Corridor engine, long sequence) {
        if (sequence == 0) {
            return "a new journal";
        }
        long held = engine.positions().stream()
                .filter(position -> position.quantity().units() != 0)
                .count();
        return "recovered " + held + " positions and " + engine.workingOrders().size() + " open orders at sequence "
                + sequence;
    }

    private static Done<ConfigurableApplicationContext> api(ConfigurableApplicationContext core) {
        ConfigurableApplicationContext api = Api.start(core);
        return new Done<>(api, "port " + Api.port(api));
    }

    private static Done<ConfigurableApplicationContext> console(ConfigurableApplicationContext core) {
        ConfigurableApplicationContext console = Console.start(core);
        return new Done<>(console, "port " + Console.port(console));
    }

    private void tell(Platform platform, Map<String, String> passwords) {
        progress.line(String.format(Locale.ROOT, "Ready after %.1f s", progress.seconds()));
        progress.line("  API      http://localhost:" + platform.apiPort() + "/graphql");
        progress.line("  Console  http://localhost:" + platform.consolePort() + "/");
        if (!passwords.isEmpty()) {
            progress.line("The first start made these users; their passwords are shown this once:");
            passwords.forEach((name, password) -> progress.line(String.format("  %-12s %s", name, password)));
        }
    }
}

package io.traider.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.traider.PastUnderTest;
import io.traider.backtest.desk.BacktestDesk;
import io.traider.domain.Alert;
import io.traider.domain.Decision;
import io.traider.domain.ExecutionReport;
import io.traider.domain.FeedHealth;
import io.traider.domain.Instruction;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.MarkPrice;
import io.traider.domain.MarketEvent;
import io.traider.domain.Mode;
import io.traider.domain.Order;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Role;
import io.traider.domain.Venue;
import io.traider.execution.VenueTerms;
import io.traider.feature.FeatureEngine;
import io.traider.journal.Database;
import io.traider.journal.JournalReader;
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
import io.traider.release.ModelDesk;
import io.traider.release.ModelForge;
import io.traider.release.RealDesk;
import io.traider.release.ReleaseDesk;
import io.traider.release.StrategyDesk;
import io.traider.release.TrialSettings;
import io.traider.session.Gateway;
import io.traider.session.SessionClock;
import io.traider.session.SessionSetup;
import io.traider.session.TradingSession;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as the platform starts it, on a real session that a test plays by hand, with one token for each role. */
final class ApiUnderTest implements AutoCloseable {

    static final InstrumentId BITCOIN = new InstrumentId(Venue.KRAKEN, "BTC/USD");

    final HandEngine engine = new HandEngine();
    final StepLog log;
    final TradingSession session;
    final Users users;
    final Tokens tokens;
    final Map<Role, String> secrets = new EnumMap<>(Role.class);
    final JsonMapper json = JsonMapper.builder().build();
    final HttpClient http = HttpClient.newHttpClient();

    private final PastUnderTest workshop = new PastUnderTest();
    private final BacktestDesk desk;
    private final RealDesk.Desks desks;
    final Database database;
    private final AnnotationConfigApplicationContext root = new AnnotationConfigApplicationContext();
    private final ConfigurableApplicationContext api;

    /** @param database is closed with it */
    ApiUnderTest(Database database, Map<String, Object> settings) {
        this.database = database;
        log = database.log();
        session = TradingSession.start(new SessionSetup(
                engine,
                log,
                new NoVenue(),
                SessionClock.wall(Clock.systemUTC()),
                Mode.PAPER,
                "simulated",
                "test",
                1024));
        SecureRandom random = new SecureRandom();
        users = new Users(database.dataSource(), new QuickPasswords(), Clock.systemUTC(), random);
        users.prepare(null);
        tokens = new Tokens(database.dataSource(), Clock.systemUTC(), random);
        for (Role role : Role.values()) {
            secrets.put(
                    role, tokens.create(userWith(role), "test", null, "test").secret());
        }
        feed(InstrumentStatus.State.LIVE, "");
        engine.books.put(BITCOIN, new HandBook(BITCOIN, 63_418));
        engine.marks.put(BITCOIN, Price.parse("63418.3"));
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent("traider.api.port", 0);
        root.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
        if (all.containsKey("profile")) {
            root.getEnvironment().setActiveProfiles(all.get("profile").toString());
        }
        root.registerBean(TradingSession.class, () -> session);
        root.registerBean(JournalReader.class, database::reader);
        desk = new BacktestDesk(database.runs(), workshop, Clock.systemUTC(), () -> false).open();
        root.registerBean(BacktestDesk.class, () -> desk, definition -> definition.setDestroyMethodName(""));
        root.registerBean(Users.class, () -> users);
        root.registerBean(ParityDesk.class, () -> desk(database));
        root.registerBean(Tokens.class, () -> tokens);
        desks = RealDesk.over(database, session);
        root.registerBean(ReleaseDesk.class, desks::rules, definition -> definition.setDestroyMethodName(""));
        root.registerBean(ModelDesk.class, desks::models, definition -> definition.setDestroyMethodName(""));
        root.registerBean(StrategyDesk.class, desks::strategies);
        root.registerBean(JudgementDesk.class, this::judgements, definition -> definition.setDestroyMethodName(""));
        PackageDesk packages = packages();
        root.registerBean(PackageDesk.class, () -> packages, definition -> definition.setDestroyMethodName(""));
        root.registerBean(PrometheusMeterRegistry.class, () -> new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        root.refresh();
        root.getBean(PrometheusMeterRegistry.class)
                .counter("traider.corridor.ticks")
                .increment();
        api = Api.start(root);
    }

    /** Nothing is judged here; what was, is shown. */
    private JudgementDesk judgements() {
        return new JudgementDesk(
                database.releases().judgements(),
                new NoCourtroom(),
                new Judge((_, _) -> 0, Duration.ofMinutes(10)),
                new Gentle(1, () -> false),
                Clock.systemUTC());
    }

    /** Nothing is measured here. */
    private PackageDesk packages() {
        return new PackageDesk(
                database.releases().packages(),
                new PackageCheck(RealDesk.foundry(), new ModelForge(TrialSettings.standard(), FeatureEngine.SET)),
                desks.strategies(),
                session,
                new LiveRecords(database.reader(), session),
                (_, _) -> {
                    throw new IOException("not here");
                },
                Clock.systemUTC());
    }

    /** Nothing that it could replay is recorded on the days that are asked for. */
    private static ParityDesk desk(Database database) {
        return new ParityDesk(
                new Parity(database.blocks(), Releases.shipped(database.artefacts()), VenueTerms.shipped(), "test"),
                database.parityChecks(),
                Clock.systemUTC(),
                new Gentle(1, () -> false));
    }

    void feed(InstrumentStatus.State state, String reason) {
        session.feed(new FeedHealth(BITCOIN, state, 42, 1, 2, 3, 4, 1_700_000_000_000_000_001L, reason));
    }

    /**
     * Has the engine decide this at its next input, and waits until it is durable.
     *
     * @return the sequence of that input
     */
    long happen(LongFunction<List<Decision>> decisions, List<Order> orders, List<Position> positions) {
        AtomicLong at = new AtomicLong();
        engine.next(decisions, orders, positions, at::set);
        session.offer(new MarkPrice(BITCOIN, Sample.NANOS, Sample.NANOS, Price.parse("63418.3"), null));
        while (at.get() == 0 || log.durable() < at.get()) {
            pause(1);
        }
        return at.get();
    }

    /** Has alerts begin or end at the next input, and waits until that is durable. */
    long alert(LongFunction<List<Alert>> alerts) {
        AtomicLong at = new AtomicLong();
        engine.alert(alerts, at::set);
        session.offer(new MarkPrice(BITCOIN, Sample.NANOS, Sample.NANOS, Price.parse("63418.3"), null));
        while (at.get() == 0 || log.durable() < at.get()) {
            pause(1);
        }
        return at.get();
    }

    long happen(List<Order> orders, List<Position> positions) {
        return happen(sequence -> List.of(), orders, positions);
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    <T> T bean(Class<T> type) {
        return api.getBean(type);
    }

    String userWith(Role role) {
        return users.all().stream()
                .filter(each -> each.roles().contains(role))
                .findFirst()
                .orElseThrow()
                .name();
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + Api.port(api) + path);
    }

    HttpResponse<String> get(String path, @Nullable String secret) {
        return send(uri(path), secret, HttpRequest.Builder::GET);
    }

    HttpResponse<String> post(@Nullable String secret, String body) {
        return send(
                uri("/graphql"),
                secret,
                request -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(URI uri, @Nullable String secret, Consumer<HttpRequest.Builder> with) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
        with.accept(request);
        if (secret != null) {
            request.header("Authorization", "Bearer " + secret);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks with the token of a role. */
    JsonNode ask(Role role, String query) {
        return ask(secrets.get(role), query, Map.of());
    }

    JsonNode ask(@Nullable String secret, String query, Map<String, Object> variables) {
        String body = json.writeValueAsString(Map.of("query", query, "variables", variables));
        return json.readTree(post(secret, body).body());
    }

    /** Asks, and expects no error. */
    JsonNode data(Role role, String query) {
        JsonNode answer = ask(role, query);
        assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
        return answer.path("data");
    }

    /** The code of the first error, or an empty text. */
    static String code(JsonNode answer) {
        return answer.path("errors").path(0).path("extensions").path("code").asString("");
    }

    @Override
    public void close() {
        api.close();
        root.close();
        desks.close();
        desk.close();
        workshop.close();
        session.close();
        log.close();
        database.close();
        http.close();
    }

    /** Nothing is sent anywhere. */
    private static final class NoVenue implements Gateway {
        @Override
        public void resume(List<Order> open, List<Position> positions, long nanos) {}

        @Override
        public void execute(Instruction instruction, long nanos) {}

        @Override
        public void onMarket(MarketEvent event, long nanos) {}

        @Override
        public void drain(long nanos, Consumer<ExecutionReport> reports) {}
    }

    /** BCrypt at its quickest. */
    static final class QuickPasswords implements Passwords {
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
}

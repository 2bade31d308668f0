package io.traider.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.traider.domain.StrategyMode;
import io.traider.engine.EngineSetup;
import io.traider.engine.Shipped;
import io.traider.engine.StrategyDefinition;
import io.traider.execution.VenueTerms;
import io.traider.feature.FeatureEngine;
import io.traider.journal.Database;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.StepLog;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Refused;
import io.traider.journal.release.StoredKey;
import io.traider.journal.release.StoredVersion;
import io.traider.model.ShippedModel;
import io.traider.packages.PackageRefused.Code;
import io.traider.packages.PackageView.State;
import io.traider.parity.Releases;
import io.traider.parity.WhatIf;
import io.traider.release.DeskSetup;
import io.traider.release.Foundry;
import io.traider.release.FoundrySettings;
import io.traider.release.ModelDesk;
import io.traider.release.ModelForge;
import io.traider.release.ModelVersion;
import io.traider.release.ReleaseDesk;
import io.traider.release.ReleaseKey;
import io.traider.release.ReleaseRefused;
import io.traider.release.ReleaseStart;
import io.traider.release.StrategyDesk;
import io.traider.release.StrategyDetail;
import io.traider.release.TrialSettings;
import io.traider.session.SessionClock;
import io.traider.session.SessionSetup;
import io.traider.session.TradingSession;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Packages from a publisher's key to a strategy that runs, over restarts, on a real database and a real session. */
@Tag("slow")
@Timeout(300)
class PackageDeskTest {

    private static final Foundry FOUNDRY =
            new Foundry(FoundrySettings.standard().limit(Duration.ofSeconds(60)));
    private static final ModelForge FORGE =
            new ModelForge(TrialSettings.standard().budget(Duration.ofMillis(500)), FeatureEngine.SET);
    private static final SigningKey ADA = SigningKey.generate();
    private static final TrackRecord RECORD = new TrackRecord(
            "the simulator, seed 1",
            "2026-01-01T00:00:00Z",
            "2026-01-01T01:00:00Z",
            "test",
            new BigDecimal("10000.00"),
            new BigDecimal("-12.34"),
            new BigDecimal("11.00"),
            new BigDecimal("1.00"),
            new BigDecimal("0.002"),
            10,
            9,
            4,
            OptionalDouble.of(0.25),
            "ab",
            List.of("strategy:my-breakout ab"));

    @TempDir
    private Path folder;

    private Database database;
    private StepLog log;
    private EngineSetup setup;
    private TradingSession session;
    private Releases past;
    private ReleaseDesk releases;
    private ModelDesk models;
    private StrategyDesk strategies;
    private PackageDesk desk;

    @BeforeEach
    void open() {
        database = PostgresUnderTest.open();
        start();
    }

    /** As the platform starts. */
    private void start() {
        log = database.log();
        ReleaseStart beginning =
                new ReleaseStart(database.releases(), database.artefacts(), "simulated", Instant::now).fill();
        PackageStart packages = new PackageStart(database.releases().packages(), Instant::now);
        setup = beginning.apply(packages.into(Shipped.SETUP.twin(), beginning));
        Releases.keep(setup, database.artefacts());
        long before = log.lastSequence();
        session = TradingSession.start(SessionSetup.paper(
                setup, VenueTerms.shipped(), log, SessionClock.wall(Clock.systemUTC()), "simulated", "test"));
        beginning.began(setup, before);
        past = new Releases(_ -> Shipped.SETUP.twin(), database.artefacts());
        DeskSetup parts = new DeskSetup(
                database.releases(),
                database.artefacts(),
                database.reader(),
                database.blocks(),
                new WhatIf(database.blocks(), past, VenueTerms.shipped()),
                FOUNDRY,
                session,
                () -> false,
                Instant::now);
        releases = ReleaseDesk.open(parts);
        models = ModelDesk.open(parts, releases, FORGE, folder.resolve("uploads"));
        strategies = new StrategyDesk(parts, releases, models);
        desk = new PackageDesk(
                        database.releases().packages(),
                        new PackageCheck(FOUNDRY, FORGE),
                        strategies,
                        session,
                        new LiveRecords(database.reader(), session),
                        (_, _) -> RECORD,
                        Instant::now)
                .open();
    }

    private void stop() {
        desk.close();
        models.close();
        releases.close();
        past.close();
        session.close();
        setup.close();
        log.close();
    }

    private void restart() {
        stop();
        start();
    }

    @AfterEach
    void close() {
        stop();
        database.close();
    }

    @AfterAll
    static void end() {
        FOUNDRY.close();
    }

    /** A skeleton with a model of its own. */
    private StrategyContent content(String name) throws IOException {
        Path dir = folder.resolve(name + System.nanoTime());
        StrategyFolder.create(name, dir);
        SortedMap<String, byte[]> parts =
                new TreeMap<>(StrategyFolder.read(dir).content().parts());
        ShippedModel shipped = ShippedModel.of("direction-logistic", 1);
        String card = shipped.card().text().replace("name: direction-logistic\n", "name: ada-logistic\n");
        parts.put("models/ada-logistic-1/model.onnx", shipped.onnx());
        parts.put("models/ada-logistic-1/card.yml", utf8(card));
        change(parts, "strategy.yml", "name: direction-logistic", "name: ada-logistic");
        change(parts, "strategy.yml", "mode: shadow", "mode: paper");
        return new StrategyContent(name, parts).with(RECORD);
    }

    private static void change(SortedMap<String, byte[]> parts, String path, String from, String to) {
        String text = new String(parts.get(path), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        parts.put(path, utf8(text.replace(from, to)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] signed(StrategyContent content, int version, SigningKey key) {
        Manifest manifest = new StrategyFolder(content, version, "Goes with a move", "market-1")
                .manifest("Ada", "TRAIDER test", "2026-11-30T00:00:00Z");
        return SignedPackage.write(manifest, content.parts(), key);
    }

    private static Code refused(Executable call) {
        PackageRefused refused = catchThrowableOfType(PackageRefused.class, call::execute);
        assertThat(refused).isNotNull();
        return refused.code();
    }

    private PackageView only() {
        return desk.list().getFirst();
    }

    private StrategyMode mode(String strategy) {
        return strategies.find(strategy).orElseThrow().definition().mode();
    }

    @Test
    void aPackageBecomesAStrategyInTheShadow() throws IOException {
        byte[] file = signed(content("my-breakout"), 1, ADA);
        assertThat(refused(() -> desk.bringIn(file, "quinn"))).isEqualTo(Code.UNTRUSTED);
        StoredKey key = desk.trust(ADA.publisher().toString(), "Ada", "arthur");
        PackageView view = desk.bringIn(file, "quinn");
        assertThat(view.state()).isEqualTo(State.IMPORTED);
        assertThat(view.published()).isEqualTo(RECORD);
        assertThat(view.live()).isNull();
        assertThat(refused(() -> desk.bringIn(file, "quinn"))).isEqualTo(Code.TAKEN);
        awaitRerun();

        long id = view.stored().id();
        assertThat(refused(() -> desk.install(id, "arthur"))).isEqualTo(Code.FORBIDDEN);
        long before = session.state().sequence();
        assertThat(desk.install(id, "quinn").state()).isEqualTo(State.RUNNING);
        assertThat(refused(() -> desk.install(id, "quinn"))).isEqualTo(Code.TAKEN);
        assertThat(refused(() -> desk.distrust(key.id(), "arthur"))).isEqualTo(Code.TAKEN);
        runsInTheShadow();
        for (String part : List.of("rules:", "strategy:", "model:")) {
            assertThat(releases.find(ReleaseKey.parse(part + "my-breakout"))).hasValueSatisfying(found -> {
                assertThat(found.active()).isNotNull();
                assertThat(found.publications().getFirst().sequence()).isGreaterThan(before);
            });
        }

        restart();
        runsInTheShadow();

        leavesTheShadowOnlyWithModelsThatSomebodyElseApproved();
        strategies.setParameters("my-breakout", new TreeMap<>(Map.of("stopLossBps", new BigDecimal("33"))), "rita");
        assertThat(refused(() -> desk.remove(id, "quinn"))).isEqualTo(Code.TAKEN);
        restart();
        assertThat(mode("my-breakout")).as("what people set stays").isEqualTo(StrategyMode.PAPER);
        assertThat(only().live())
                .isNotNull()
                .satisfies(live -> assertThat(live.net()).isEqualByComparingTo("0"));

        strategies.setMode("my-breakout", StrategyMode.SHADOW, null, "rita");
        assertThat(desk.remove(id, "quinn").state()).isEqualTo(State.ENDS_NEXT);
        desk.distrust(key.id(), "arthur");
        restart();
        assertThat(session.state().versions()).doesNotContainKey("strategy:my-breakout");
        assertThat(only().state()).isEqualTo(State.IMPORTED);
        assertThat(refused(() -> desk.install(id, "quinn")))
                .as("nobody trusts its key")
                .isEqualTo(Code.FORBIDDEN);
    }

    private void runsInTheShadow() {
        assertThat(session.state().versions())
                .containsKeys("strategy:my-breakout", "rules:my-breakout", "model:my-breakout");
        assertThat(only().state()).isEqualTo(State.RUNNING);
        assertThat(only().live()).isNotNull().satisfies(live -> {
            assertThat(live.shadow()).isTrue();
            assertThat(live.net()).as("nobody measured it").isNull();
        });
        assertThat(strategies.list()).extracting(StrategyDetail::name).contains("my-breakout");
        assertThat(mode("my-breakout")).as("whatever its publisher wanted").isEqualTo(StrategyMode.SHADOW);
        assertThat(models.version("ada-logistic", 1).card().name()).isEqualTo("ada-logistic");
    }

    private void leavesTheShadowOnlyWithModelsThatSomebodyElseApproved() {
        ModelVersion brought = models.version("ada-logistic", 1);
        assertThat(brought.state()).isEqualTo(ModelVersion.State.ACTIVE);
        assertThat(brought.approved()).isFalse();
        assertThat(brought.check()).isNotNull().satisfies(check -> {
            assertThat(check.ok()).isTrue();
            assertThat(check.figures())
                    .isNotNull()
                    .satisfies(figures -> assertThat(figures.p99Micros()).isPositive());
        });
        assertThat(catchThrowableOfType(
                        ReleaseRefused.class,
                        () -> strategies.setMode("my-breakout", StrategyMode.PAPER, null, "rita")))
                .hasMessageContaining("its score comes from model ada-logistic-1, which is not approved")
                .hasMessageContaining("Maybe somebody other than quinn approves it first");
        assertThat(catchThrowableOfType(Refused.class, () -> publishedOnPaper("my-breakout")))
                .as("whatever way one comes")
                .hasMessageContaining("would send orders by a model that nobody approved");
        assertThat(catchThrowableOfType(ReleaseRefused.class, () -> models.review("ada-logistic", 1, true, "", "quinn"))
                        .code())
                .isEqualTo(ReleaseRefused.Code.SELF_REVIEW);
        models.review("ada-logistic", 1, true, "measured it myself", "rita");
        strategies.setMode("my-breakout", StrategyMode.PAPER, null, "rita");
    }

    /** Past the desk, as a program would that knows the database alone. */
    private void publishedOnPaper(String strategy) {
        StrategyDefinition now = strategies.find(strategy).orElseThrow().definition();
        String text = now.settings().with(StrategyMode.PAPER, false).in(now.text());
        String key = "strategy:" + strategy;
        StoredVersion made = database.releases()
                .add(new StoredVersion(
                        key,
                        0,
                        StrategyDefinition.parse(text, "simulated").hash(),
                        new TreeMap<>(Map.of("strategy.yml", text)),
                        List.of("rita"),
                        StoredVersion.Origin.SUBMITTED,
                        "",
                        "rita",
                        Instant.now(),
                        null,
                        null));
        database.releases()
                .publications()
                .intend(key, made.number(), Publication.Kind.SET, null, "", "rita", Instant.now());
    }

    private void awaitRerun() {
        Instant end = Instant.now().plusSeconds(30);
        while (only().rerun() == null) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(only().rerun()).isEqualTo(RECORD);
    }

    @Test
    void aSecondInstallBeginsInTheShadowAgain() throws IOException {
        desk.trust(ADA.publisher().toString(), "Ada", "arthur");
        long first = desk.bringIn(signed(content("my-breakout"), 1, ADA), "quinn")
                .stored()
                .id();
        long second = desk.bringIn(signed(content("my-breakout"), 2, ADA), "quinn")
                .stored()
                .id();
        desk.install(first, "quinn");
        assertThat(refused(() -> desk.install(second, "quinn"))).isEqualTo(Code.TAKEN);
        models.review("ada-logistic", 1, true, "", "rita");
        strategies.setMode("my-breakout", StrategyMode.PAPER, null, "rita");
        database.releases().packages().remove(first, "quinn", Instant.now());
        assertThat(desk.install(second, "quinn").state())
                .as("the first runs until the platform stops")
                .isEqualTo(State.STARTS_NEXT);
        restart();
        assertThat(mode("my-breakout")).isEqualTo(StrategyMode.SHADOW);
        assertThat(desk.find(second).orElseThrow().state()).isEqualTo(State.RUNNING);
    }

    @Test
    @Tag("thorough")
    void aModelThatWouldNotComeInAtTheNextStartIsNotTaken() throws IOException {
        desk.trust(ADA.publisher().toString(), "Ada", "arthur");
        StrategyContent first = content("my-breakout");
        assertThat(catchThrowableOfType(
                        PackageRefused.class, () -> desk.bringIn(signed(numbered(first, 2), 1, ADA), "quinn")))
                .hasMessageContaining("version 2 of model ada-logistic does not follow anything")
                .hasMessageContaining("Maybe version: 1");
        desk.install(desk.bringIn(signed(first, 1, ADA), "quinn").stored().id(), "quinn");
        assertThat(desk.bringIn(signed(numbered(content("my-other"), 2), 1, ADA), "quinn")
                        .state())
                .isEqualTo(State.IMPORTED);
        SortedMap<String, byte[]> other = new TreeMap<>(content("my-third").parts());
        ShippedModel trees = ShippedModel.of("direction-gbt", 1);
        other.put("models/ada-logistic-1/model.onnx", trees.onnx());
        other.put(
                "models/ada-logistic-1/card.yml",
                utf8(trees.card().text().replace("name: direction-gbt\n", "name: ada-logistic\n")));
        assertThat(catchThrowableOfType(
                        PackageRefused.class,
                        () -> desk.bringIn(signed(new StrategyContent("my-third", other), 1, ADA), "quinn")))
                .hasMessageContaining("model ada-logistic-1 is registered here already");
    }

    /** With another number of its model. */
    private static StrategyContent numbered(StrategyContent content, int version) {
        SortedMap<String, byte[]> parts = new TreeMap<>(content.parts());
        byte[] onnx = parts.remove("models/ada-logistic-1/model.onnx");
        byte[] card = parts.remove("models/ada-logistic-1/card.yml");
        parts.put("models/ada-logistic-" + version + "/model.onnx", onnx);
        parts.put("models/ada-logistic-" + version + "/card.yml", card);
        change(parts, "models/ada-logistic-" + version + "/card.yml", "version: 1\n", "version: " + version + "\n");
        change(
                parts,
                "strategy.yml",
                "name: ada-logistic\n  version: 1\n",
                "name: ada-logistic\n  version: " + version + "\n");
        return new StrategyContent(content.name(), parts);
    }

    @Test
    void whatCannotComeInStaysAndMayBeInstalledAgain() throws IOException {
        desk.trust(ADA.publisher().toString(), "Ada", "arthur");
        SortedMap<String, byte[]> other = new TreeMap<>(content("my-other").parts());
        ShippedModel trees = ShippedModel.of("direction-gbt", 1);
        other.put("models/ada-logistic-1/model.onnx", trees.onnx());
        other.put(
                "models/ada-logistic-1/card.yml",
                utf8(trees.card().text().replace("name: direction-gbt\n", "name: ada-logistic\n")));
        long first = desk.bringIn(signed(content("my-breakout"), 1, ADA), "quinn")
                .stored()
                .id();
        long second = desk.bringIn(signed(new StrategyContent("my-other", other), 1, ADA), "quinn")
                .stored()
                .id();
        assertThat(desk.install(first, "quinn").state()).isEqualTo(State.RUNNING);
        SortedMap<String, String> versions = new TreeMap<>(session.state().versions());
        assertThat(catchThrowableOfType(PackageRefused.class, () -> desk.install(second, "quinn")))
                .hasMessageContaining("my-other 1 did not come in: model ada-logistic-1 is registered here already")
                .hasMessageEndingWith("Maybe install it again once that is mended");
        assertThat(session.state().versions()).isEqualTo(versions);
        assertThat(desk.find(second).orElseThrow().state()).isEqualTo(State.IMPORTED);
        assertThat(releases.find(ReleaseKey.strategy("my-other"))).isEmpty();
        assertThat(refused(() -> desk.install(second, "quinn"))).isEqualTo(Code.INVALID);

        long third = desk.bringIn(signed(content("my-third"), 1, ADA), "quinn")
                .stored()
                .id();
        session.close();
        assertThat(desk.install(third, "quinn").state())
                .as("the session has ended")
                .isEqualTo(State.STARTS_NEXT);
        restart();
        assertThat(session.state().versions())
                .containsKeys("strategy:my-breakout", "strategy:my-third")
                .doesNotContainKey("strategy:my-other");
        assertThat(desk.find(third).orElseThrow().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void featuresOfAnotherSetAreRefused() throws IOException {
        desk.trust(ADA.publisher().toString(), "Ada", "arthur");
        StrategyContent content = content("my-breakout");
        Manifest manifest = new StrategyFolder(content, 1, "Goes with a move", "market-9")
                .manifest("Ada", "TRAIDER test", "2026-11-30T00:00:00Z");
        assertThat(catchThrowableOfType(
                        PackageRefused.class,
                        () -> desk.bringIn(SignedPackage.write(manifest, content.parts(), ADA), "quinn")))
                .hasMessageContaining("the manifest names the feature set 'market-9', this platform computes market-1");
        Path dir = folder.resolve("other-set");
        StrategyFolder.create("other-set", dir);
        Path about = dir.resolve("package.yml");
        Files.writeString(about, Files.readString(about).replace("market-1", "market-9"));
        assertThat(catchThrowableOfType(PackageRefused.class, () -> StrategyFolder.read(dir)))
                .hasMessageContaining("package.yml names the feature set 'market-9'");
    }

    @Test
    void whatIsNotInOrderIsNotTaken() throws IOException {
        desk.trust(ADA.publisher().toString(), "Ada", "arthur");
        StrategyContent good = content("my-breakout");
        SortedMap<String, byte[]> rules = new TreeMap<>(good.parts());
        change(
                rules,
                "rules/my-breakout.drl",
                "signal.exit(\"STOP_LOSS\"",
                "System.exit(1); signal.exit(\"STOP_LOSS\"");
        assertThat(refused(() -> desk.bringIn(signed(new StrategyContent("my-breakout", rules), 1, ADA), "quinn")))
                .isEqualTo(Code.INVALID);
        SortedMap<String, byte[]> model = new TreeMap<>(good.parts());
        model.put("models/ada-logistic-1/model.onnx", utf8("no model"));
        assertThat(refused(() -> desk.bringIn(signed(new StrategyContent("my-breakout", model), 1, ADA), "quinn")))
                .isEqualTo(Code.INVALID);
        SortedMap<String, byte[]> hurried = new TreeMap<>(good.parts());
        ShippedModel lstm = ShippedModel.of("direction-lstm", 1);
        hurried.put("models/ada-logistic-1/model.onnx", lstm.onnx());
        hurried.put(
                "models/ada-logistic-1/card.yml",
                utf8(lstm.card().text().replace("name: direction-lstm\n", "name: ada-logistic\n")));
        change(hurried, "strategy.yml", "scoreBudgetMicros: 5000", "scoreBudgetMicros: 10");
        assertThat(catchThrowableOfType(
                        PackageRefused.class,
                        () -> desk.bringIn(signed(new StrategyContent("my-breakout", hurried), 1, ADA), "quinn")))
                .hasMessageContaining(
                        "strategy my-breakout lets a score take 10 µs, and of its models a hundredth took");
        byte[] shipped = SignedPackage.write(
                StrategyFolder.shipped("funding-drift").manifest("Ada", "test", "2026-11-30T00:00:00Z"),
                StrategyFolder.shipped("funding-drift").content().parts(),
                ADA);
        assertThat(refused(() -> desk.bringIn(shipped, "quinn"))).isEqualTo(Code.TAKEN);
        assertThat(refused(() -> desk.trust("ed25519:zz", "Eve", "arthur"))).isEqualTo(Code.MALFORMED);
        assertThat(refused(() -> desk.trust(ADA.publisher().toString(), "Ada again", "arthur")))
                .isEqualTo(Code.TAKEN);
        assertThat(desk.list()).isEmpty();
    }
}

package io.traider.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.engine.Shipped;
import io.traider.journal.Database;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.Kind;
import io.traider.journal.release.Publication.State;
import io.traider.journal.release.Refused;
import io.traider.journal.release.Review;
import io.traider.journal.release.StoredVersion;
import io.traider.journal.release.StoredVersion.Origin;
import io.traider.model.ModelCard;
import io.traider.model.ScoreSpec;
import io.traider.model.ShippedModel;
import io.traider.release.ReleaseRefused.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What scores come from, and strategies, as releases of a real session with a real database. */
@Tag("slow")
@Timeout(300)
class ScoreReleaseTest {

    private static final String STRATEGY = "funding-drift";
    private static final ReleaseKey SCORE = ReleaseKey.score(STRATEGY);
    private static final ShippedModel DIRECTION = ShippedModel.of("direction", 1);

    private Database database;
    private RealDesk real;

    @BeforeEach
    void open() {
        database = PostgresUnderTest.open();
        start();
    }

    private void start() {
        real = new RealDesk(database, Instant::now);
    }

    @AfterEach
    void close() {
        real.close();
        database.close();
    }

    private String inForce(ReleaseKey key) {
        return real.session.state().versions().getOrDefault(key.toString(), "");
    }

    /** The second version of the shipped model, by its card alone. */
    private ScoreSpec.Member submitted() {
        ModelCard card = ModelCard.parse(DIRECTION.card().text().replace("version: 1\n", "version: 2\n"));
        ModelRegistry registry = new ModelRegistry(database.releases());
        registry.add(card, DIRECTION.hash(), Origin.SUBMITTED, "again", List.of("quinn"), "quinn", Instant.now(), null);
        new KeptModels(registry, database.artefacts()).keep(card, DIRECTION.hash(), DIRECTION.onnx());
        return new ScoreSpec.Member(card.name(), 2, DIRECTION.hash(), card.hash(), 1);
    }

    private int version(ScoreSpec spec) {
        return version(spec.text(), spec.hash());
    }

    private int version(String text, String hash) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(Content.SCORE, text);
        return database.releases()
                .add(new StoredVersion(
                        SCORE.toString(),
                        0,
                        hash,
                        files,
                        List.of("quinn"),
                        Origin.SUBMITTED,
                        "",
                        "quinn",
                        Instant.now(),
                        null,
                        null))
                .number();
    }

    private void approve() {
        database.releases().review(new Review(ModelRegistry.key("direction"), 2, true, "fine", "rhea", Instant.now()));
    }

    private boolean beside(ScoreSpec spec) {
        return real.session.state().shadows().stream()
                .anyMatch(each -> each.name().equals(STRATEGY) && each.hash().equals(spec.hash()));
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(end);
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void aNewDatabaseHoldsWhatScoresComeFromStrategiesAndModels() throws IOException {
        assertThat(database.releases().keys().keySet())
                .contains(SCORE.toString(), "strategy:funding-drift", "model:funding-harvest")
                .noneMatch(key -> key.startsWith("onnx:"));
        for (String name : Shipped.NAMES) {
            for (ReleaseKey key : List.of(ReleaseKey.score(name), ReleaseKey.strategy(name))) {
                ReleaseSummary summary = real.desk.find(key).orElseThrow().summary();
                assertThat(summary.hash()).as(key.toString()).isEqualTo(inForce(key));
                assertThat(summary.state()).isEqualTo(ReleaseSummary.State.ACTIVE);
            }
        }
        assertThat(real.desk.list()).allMatch(each -> each.key().written());
        try (Stream<Path> shipped = Files.list(Path.of("models/onnx"))) {
            assertThat(new ModelRegistry(database.releases()).names())
                    .containsExactlyElementsOf(shipped.filter(folder -> Files.exists(folder.resolve("1/model.onnx")))
                            .map(folder -> folder.getFileName().toString())
                            .sorted()
                            .toList());
        }
        assertThat(ScoreSpec.parse(real.desk
                                .find(SCORE)
                                .orElseThrow()
                                .versions()
                                .getFirst()
                                .content()
                                .text(Content.SCORE))
                        .members())
                .containsExactly(DIRECTION.member(1));
    }

    @Test
    void aScoreComesIntoForceWithApprovedModelsAloneAndStaysSo() {
        String before = inForce(SCORE);
        ScoreSpec spec = ScoreSpec.single(submitted());
        int number = version(spec);
        assertThatThrownBy(() -> real.desk.put(SCORE, number, Kind.PROMOTED, "quinn"))
                .isInstanceOfSatisfying(
                        ReleaseRefused.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_APPROVED));
        assertThatThrownBy(() -> real.desk.shadow(SCORE, number, "quinn"))
                .isInstanceOfSatisfying(
                        ReleaseRefused.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_APPROVED));
        assertThatThrownBy(() -> real.desk.publish(SCORE, number, null, "quinn"))
                .as("a score is never reviewed as a text")
                .isInstanceOf(ReleaseRefused.class);
        assertThatThrownBy(() -> database.releases()
                        .review(new Review(ModelRegistry.key("direction"), 2, true, "", "quinn", Instant.now())))
                .isInstanceOf(Refused.class);
        approve();

        real.desk.shadow(SCORE, number, "rhea");
        await(() -> beside(spec));
        real.close();
        start();
        await(() -> beside(spec));
        Publication done = real.desk.put(SCORE, number, Kind.PROMOTED, "rhea");
        assertThat(done.state()).as(done.message()).isEqualTo(State.IN_FORCE);
        assertThat(inForce(SCORE)).isEqualTo(spec.hash()).isNotEqualTo(before);
        assertThat(database.artefacts().find(SCORE.toString(), spec.hash()))
                .containsKeys("text.yml", "direction-2.card.yml");
        assertThat(database.releases().publications().shadows()).isEmpty();

        real.close();
        start();
        assertThat(inForce(SCORE)).as("after a restart").isEqualTo(spec.hash());
        assertThat(real.desk.rollback(SCORE, 1, "worse", "rhea").kind()).isEqualTo(Kind.ROLLBACK);
        assertThat(inForce(SCORE)).isEqualTo(before);
        assertThat(real.desk.find(SCORE).orElseThrow().version(number))
                .extracting(Version::state)
                .isEqualTo(Version.State.RETIRED);
        assertThat(database.verifyReleases().whole()).isTrue();
    }

    @Test
    void theDatabaseBelievesNoTextThatNamesOthers() {
        ScoreSpec.Member member = submitted();
        approve();
        ScoreSpec good = ScoreSpec.single(member);
        assertThat(allowed(version(good))).isTrue();
        assertThat(allowed(version(good.text().replace(member.sha256(), "0".repeat(64)), "1".repeat(64))))
                .as("another file")
                .isFalse();
        assertThat(allowed(version(good.text().replace(member.card(), "0".repeat(64)), "2".repeat(64))))
                .as("another card")
                .isFalse();
        assertThat(allowed(version(good.text() + "  - {model: evil, version: 1}\n", "3".repeat(64))))
                .as("written otherwise")
                .isFalse();
        ScoreSpec two = ScoreSpec.stacked(
                ScoreSpec.Over.LOGITS,
                -1e-7,
                List.of(
                        DIRECTION.member(0.5),
                        ShippedModel.of("direction-gbt", 1).member(-2.5)));
        assertThat(allowed(version(two))).as("shipped ones").isTrue();
    }

    private boolean allowed(int number) {
        return database.releases().publications().scoreApproved(SCORE.toString(), number);
    }
}

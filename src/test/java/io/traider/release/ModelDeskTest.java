package io.traider.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.StrategyMode;
import io.traider.engine.ScorePlan;
import io.traider.engine.StrategyDefinition;
import io.traider.journal.Database;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.Kind;
import io.traider.journal.release.Publication.State;
import io.traider.journal.release.ReleaseEvent;
import io.traider.journal.release.StoredVersion;
import io.traider.model.Combination;
import io.traider.model.ScoreSpec;
import io.traider.model.ShippedModel;
import io.traider.release.Candidates.Candidate;
import io.traider.release.ReleaseRefused.Code;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole life of a model, and of a strategy's settings, with a real database and a real session. */
@Tag("slow")
@Timeout(300)
class ModelDeskTest {

    private static final String STRATEGY = "funding-drift";

    @TempDir
    private Path folder;

    private Database database;
    private RealDesk real;

    @BeforeEach
    void open() {
        database = PostgresUnderTest.open();
        real = new RealDesk(database, Instant::now);
    }

    @AfterEach
    void close() {
        real.close();
        database.close();
    }

    private static void refused(Code code, String says, Callable<?> what) {
        assertThatThrownBy(what::call).isInstanceOfSatisfying(ReleaseRefused.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).contains(says);
        });
    }

    private Upload upload(Candidate model, String by) throws IOException {
        Path file = Files.write(folder.resolve("upload.onnx"), model.onnx());
        return real.models.check(file, model.card(), by);
    }

    private void approved(Candidate model) throws IOException {
        ModelVersion made = real.models.submit(upload(model, "quinn").id(), "better", "quinn");
        real.models.review(made.name(), made.number(), true, "fine", "rhea");
    }

    private ModelVersion.State state(String model, int version) {
        return real.models.version(model, version).state();
    }

    private String inForce(ReleaseKey key) {
        return real.session.state().versions().getOrDefault(key.toString(), "");
    }

    @Test
    void aModelGoesFromAnUploadIntoForceAndBack() throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        real.models.listen(heard::add);
        Candidate model = Candidates.logistic("eager", 1, 7);
        Upload broken = upload(new Candidate(new byte[] {1, 2, 3}, model.card()), "quinn");
        assertThat(broken.report().problems()).isNotEmpty();
        assertThat(broken.id()).isEmpty();

        Upload upload = upload(model, "quinn");
        assertThat(upload.report().problems()).isEmpty();
        assertThat(real.models.upload(upload.id())).contains(upload);
        assertThat(upload(model, "quill").id()).as("the same again").isEqualTo(upload.id());
        refused(Code.REASON_MISSING, "Maybe write", () -> real.models.submit(upload.id(), " ", "quinn"));
        refused(Code.NOT_FOUND, "no upload 'x'", () -> real.models.submit("x", "better", "quinn"));
        ModelVersion version = real.models.submit(upload.id(), "better", "quinn");
        assertThat(version.state()).isEqualTo(ModelVersion.State.IN_REVIEW);
        assertThat(version.check())
                .isNotNull()
                .extracting(ModelReport::findings)
                .isEqualTo(upload.report().findings());
        assertThat(version.authors()).containsExactly("quinn", "quill");
        refused(Code.NOT_FOUND, "no upload", () -> real.models.submit(upload.id(), "better", "quinn"));

        refused(Code.NOT_APPROVED, "eager-1 is IN_REVIEW", () -> real.models.promote(STRATEGY, "eager", 1, "rhea"));
        refused(Code.SELF_REVIEW, "quinn", () -> real.models.review("eager", 1, true, "", "quinn"));
        refused(Code.SELF_REVIEW, "quill", () -> real.models.review("eager", 1, true, "", "quill"));
        refused(Code.REASON_MISSING, "Maybe", () -> real.models.review("eager", 1, false, "", "rhea"));
        assertThat(real.models.review("eager", 1, true, "fine", "rhea").state()).isEqualTo(ModelVersion.State.APPROVED);
        assertThat(real.models.onnx("eager", 1)).isEqualTo(model.onnx());

        String before = inForce(ReleaseKey.score(STRATEGY));
        ScoreDetail beside = real.models.shadow(STRATEGY, "eager", 1, "rhea");
        assertThat(beside.beside()).isEqualTo(real.models.next(STRATEGY, "eager", 1));
        assertThat(state("eager", 1)).isEqualTo(ModelVersion.State.SHADOW);
        assertThat(inForce(ReleaseKey.score(STRATEGY))).isEqualTo(before);

        Publication done = real.models.promote(STRATEGY, "eager", 1, "rhea");
        assertThat(done.state()).as(done.message()).isEqualTo(State.IN_FORCE);
        assertThat(done.kind()).isEqualTo(Kind.PROMOTED);
        assertThat(real.models.score(STRATEGY).beside()).isNull();
        assertThat(real.models.score(STRATEGY).spec().hash()).isEqualTo(inForce(ReleaseKey.score(STRATEGY)));
        assertThat(real.models.version("eager", 1).active()).containsExactly(STRATEGY);
        refused(Code.IN_FORCE_ALREADY, "", () -> real.models.promote(STRATEGY, "eager", 1, "rhea"));
        refused(Code.REASON_MISSING, "", () -> real.models.rollback(STRATEGY, "", "rhea"));

        real.models.rollback(STRATEGY, "worse than it looked", "rhea");
        assertThat(inForce(ReleaseKey.score(STRATEGY))).isEqualTo(before);
        assertThat(state("eager", 1)).isEqualTo(ModelVersion.State.RETIRED);
        refused(
                Code.NEVER_IN_FORCE,
                "not rolled back",
                () -> real.models.rollback(STRATEGY, "back to what was rolled back", "rhea"));
        assertThat(heard).contains("onnx:eager", "model:funding-drift");
        assertThat(real.models.find("eager").orElseThrow().events())
                .extracting(ReleaseEvent::what)
                .containsExactly("APPROVED", "SUBMITTED");
        assertThat(database.verifyReleases().whole()).isTrue();
    }

    @Test
    void numbersFollowAndWhatIsSentBackComesAsTheNext() throws IOException {
        Upload skips = upload(Candidates.logistic("eager", 2, 7), "quinn");
        assertThat(skips.id()).isEmpty();
        assertThat(skips.report().ok()).isFalse();
        assertThat(skips.report().problems().getFirst().toString()).contains("Maybe version: 1");
        Upload first = upload(Candidates.logistic("eager", 1, 7), "quinn");
        Upload rival = upload(Candidates.logistic("eager", 1, 8), "quill");
        real.models.submit(first.id(), "first", "quinn");
        refused(Code.INVALID, "does not follow", () -> real.models.submit(rival.id(), "second", "quill"));
        assertThat(real.models.review("eager", 1, false, "too eager", "rhea").state())
                .isEqualTo(ModelVersion.State.SENT_BACK);
        refused(Code.NOT_IN_REVIEW, "SENT_BACK", () -> real.models.review("eager", 1, true, "", "rhea"));
        approved(Candidates.logistic("eager", 2, 8));
        assertThat(real.models
                        .review("eager", 2, false, "on second thought", "rhea")
                        .state())
                .isEqualTo(ModelVersion.State.SENT_BACK);
        assertThat(upload(Candidates.logistic("yes", 1, 7), "quinn").report().problems())
                .as("true in YAML")
                .isNotEmpty();
        assertThat(real.models.list())
                .extracting(RegisteredModel::name)
                .containsExactly("direction", "direction-gbt", "direction-logistic", "direction-lstm", "eager");
    }

    @Test
    void anEnsembleIsSetAndItsMembersSwapOneByOne() throws IOException {
        approved(Candidates.logistic("eager", 1, 7));
        approved(Candidates.constant("calm", 1, 0.5));
        ScorePlan plan = new ScorePlan(
                Combination.WEIGHTED,
                ScoreSpec.Over.SCORES,
                0,
                List.of(new ScorePlan.Part("eager", 1, 3), new ScorePlan.Part("calm", 1, 1)));
        weighed(plan);
        assertThat(real.models.score(STRATEGY).spec().label()).isEqualTo("weighted(eager-1, calm-1)");
        approved(Candidates.constant("calm", 2, 0.6));
        real.models.promote(STRATEGY, "calm", 2, "rhea");
        ScoreSpec now = real.models.score(STRATEGY).spec();
        assertThat(now.label()).isEqualTo("weighted(eager-1, calm-2)");
        assertThat(now.members()).extracting(ScoreSpec.Member::weight).containsExactly(3.0, 1.0);
        refused(
                Code.INVALID,
                "which has no member direction",
                () -> real.models.promote(STRATEGY, "direction", 1, "rhea"));
        refused(
                Code.INVALID,
                "twice in one score",
                () -> real.models.submitScore(
                        STRATEGY,
                        new ScorePlan(
                                Combination.WEIGHTED,
                                ScoreSpec.Over.SCORES,
                                0,
                                List.of(new ScorePlan.Part("calm", 1, 3), new ScorePlan.Part("calm", 1, 1))),
                        "twice",
                        "rhea"));
        real.close();
        real = new RealDesk(database, Instant::now);
        assertThat(inForce(ReleaseKey.score(STRATEGY))).isEqualTo(now.hash());
        assertThat(real.models.version("calm", 1).state()).isEqualTo(ModelVersion.State.RETIRED);
    }

    /** The shipped LSTM, which takes more than ten microseconds on any machine, under another name. */
    private static Candidate slow(String name, int version) {
        ShippedModel lstm = ShippedModel.of("direction-lstm", 1);
        return new Candidate(
                lstm.onnx(),
                lstm.card()
                        .text()
                        .replace("name: direction-lstm\n", "name: " + name + "\n")
                        .replace("version: 1\n", "version: " + version + "\n"));
    }

    @Test
    void aModelThatTakesLongerThanAStrategyLetsItIsRefused() throws IOException {
        StrategyDefinition now = real.strategies.find(STRATEGY).orElseThrow().definition();
        hurried(now.text().replace("coolDownMillis:", "scoreBudgetMicros: 10\ncoolDownMillis:"));
        Upload upload = upload(slow("direction", 2), "quinn");
        assertThat(upload.id()).isEmpty();
        assertThat(upload.report().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message())
                    .contains("strategy funding-drift lets a score take 10 µs, and of direction-2 a hundredth took ");
            assertThat(Double.parseDouble(problem.offending())).isBetween(10.0, 500_000.0);
            assertThat(problem.advice()).contains("scoreBudgetMicros");
        });
        approved(slow("slow", 1));
        String says = "funding-drift lets a score take 10 µs, and of slow-1";
        refused(Code.INVALID, says, () -> real.models.promote(STRATEGY, "slow", 1, "rhea"));
        refused(Code.INVALID, says, () -> real.models.shadow(STRATEGY, "slow", 1, "rhea"));
        ScorePlan plan = new ScorePlan(
                Combination.WEIGHTED,
                ScoreSpec.Over.SCORES,
                0,
                List.of(new ScorePlan.Part("direction", 1, 3), new ScorePlan.Part("slow", 1, 1)));
        refused(
                Code.INVALID,
                "of weighted(direction-1, slow-1) a hundredth took",
                () -> real.models.submitScore(STRATEGY, plan, "slower", "quinn"));
        hurried(now.text().replace("coolDownMillis:", "scoreBudgetMicros: 1000000\ncoolDownMillis:"));
        assertThat(real.models.shadow(STRATEGY, "slow", 1, "rhea").beside()).isNotNull();
    }

    /** Puts another file of the strategy into force, as a package of it would. */
    private void hurried(String text) {
        String key = "strategy:" + STRATEGY;
        StoredVersion made = database.releases()
                .add(new StoredVersion(
                        key,
                        0,
                        StrategyDefinition.parse(text, "simulated").hash(),
                        new TreeMap<>(Map.of(Content.STRATEGY, text)),
                        List.of("rhea"),
                        StoredVersion.Origin.SUBMITTED,
                        "",
                        "rhea",
                        Instant.now(),
                        null,
                        null));
        real.desk.put(ReleaseKey.strategy(STRATEGY), made.number(), Kind.SET, "rhea");
    }

    private void weighed(ScorePlan plan) {
        ScoreChange change = real.models.submitScore(STRATEGY, plan, "steadier", "quinn");
        real.models.reviewScore(STRATEGY, change.version(), true, "", "rhea");
        real.models.promoteScore(STRATEGY, change.version(), "rhea");
    }

    private static ScorePlan mean(double first, double second) {
        return new ScorePlan(
                Combination.WEIGHTED,
                ScoreSpec.Over.SCORES,
                0,
                List.of(new ScorePlan.Part("direction", 1, first), new ScorePlan.Part("direction-gbt", 1, second)));
    }

    @Test
    void otherWeightsComeIntoForceOnlyWhenSomebodyElseApprovedThem() {
        refused(Code.REASON_MISSING, "why", () -> real.models.submitScore(STRATEGY, mean(1, 1), " ", "quinn"));
        weighed(mean(1, 1));
        String before = inForce(ReleaseKey.score(STRATEGY));
        refused(
                Code.IN_FORCE_ALREADY,
                "already",
                () -> real.models.submitScore(STRATEGY, mean(1, 1), "again", "quinn"));
        ScoreChange change = real.models.submitScore(STRATEGY, mean(3, 1), "the trees are shy", "quinn");
        int version = change.version();
        assertThat(change.state()).isEqualTo(ModelVersion.State.IN_REVIEW);
        assertThat(change.before().hash()).isEqualTo(before);
        assertThat(change.spec().members()).extracting(ScoreSpec.Member::weight).containsExactly(3.0, 1.0);
        refused(Code.INVALID, "says the same", () -> real.models.submitScore(STRATEGY, mean(3, 1), "again", "quill"));
        refused(Code.NOT_APPROVED, "weighs otherwise", () -> real.models.promoteScore(STRATEGY, version, "rhea"));
        refused(Code.NOT_APPROVED, "IN_REVIEW", () -> real.models.shadowScore(STRATEGY, version, "rhea"));
        refused(Code.SELF_REVIEW, "quinn", () -> real.models.reviewScore(STRATEGY, version, true, "", "quinn"));
        refused(Code.REASON_MISSING, "why", () -> real.models.reviewScore(STRATEGY, version, false, "", "rhea"));
        assertThat(inForce(ReleaseKey.score(STRATEGY))).isEqualTo(before);

        assertThat(real.models
                        .reviewScore(STRATEGY, version, true, "fine", "rhea")
                        .state())
                .isEqualTo(ModelVersion.State.APPROVED);
        assertThat(real.models.shadowScore(STRATEGY, version, "rhea").beside()).isEqualTo(change.spec());
        Publication done = real.models.promoteScore(STRATEGY, version, "rhea");
        assertThat(done.state()).as(done.message()).isEqualTo(State.IN_FORCE);
        assertThat(inForce(ReleaseKey.score(STRATEGY))).isEqualTo(change.spec().hash());
        assertThat(real.models.scoreChanges())
                .extracting(ScoreChange::state)
                .containsExactly(ModelVersion.State.ACTIVE, ModelVersion.State.RETIRED);
        real.models.rollback(STRATEGY, "worse", "rhea");
        assertThat(inForce(ReleaseKey.score(STRATEGY))).isEqualTo(before);
        assertThat(database.releases().events("model:" + STRATEGY, 50))
                .filteredOn(event -> event.version() != null && event.version() == version)
                .extracting(ReleaseEvent::what)
                .contains("SUBMITTED", "APPROVED");
        assertThat(database.verifyReleases().whole()).isTrue();
    }

    @Test
    void weightsThatWereSentBackNeverComeIntoForce() throws IOException {
        weighed(mean(1, 1));
        int sentBack = real.models
                .submitScore(STRATEGY, mean(0, 1), "trees alone", "quinn")
                .version();
        real.models.reviewScore(STRATEGY, sentBack, false, "not enough is known", "rhea");
        refused(Code.NOT_APPROVED, "weighs otherwise", () -> real.models.promoteScore(STRATEGY, sentBack, "rhea"));
        refused(Code.NOT_IN_REVIEW, "SENT_BACK", () -> real.models.reviewScore(STRATEGY, sentBack, true, "", "rhea"));
        approved(Candidates.logistic("direction-gbt", 2, 7));
        Publication swapped = real.models.promote(STRATEGY, "direction-gbt", 2, "rhea");
        assertThat(swapped.state())
                .as("a member is exchanged under the weights that were approved")
                .isEqualTo(State.IN_FORCE);
        assertThat(real.models.score(STRATEGY).spec().label()).isEqualTo("weighted(direction-1, direction-gbt-2)");
    }

    @Test
    void aStrategysModeAndParametersAreSetWithinTheirBounds() {
        StrategyDetail shipped = real.strategies.find(STRATEGY).orElseThrow();
        assertThat(shipped.definition().mode()).isEqualTo(StrategyMode.PAPER);
        assertThat(shipped.score().spec().label()).isEqualTo("direction-1");
        refused(Code.NOT_FOUND, "Maybe one of", () -> real.strategies.setMode("x", StrategyMode.PAPER, null, "rhea"));
        refused(
                Code.INVALID,
                "no live gateway",
                () -> real.strategies.setMode(STRATEGY, StrategyMode.LIVE, null, "rhea"));
        refused(Code.INVALID, "[0.0, 6.0]", () -> set("entryDrift", "6.5"));
        refused(Code.INVALID, "no parameter 'entryDrfit'", () -> set("entryDrfit", "1"));

        Publication done = set("entryDrift", "2.5");
        assertThat(done.kind()).isEqualTo(Kind.SET);
        assertThat(done.state()).as(done.message()).isEqualTo(State.IN_FORCE);
        real.strategies.setMode(STRATEGY, StrategyMode.SHADOW, true, "rhea");
        refused(Code.IN_FORCE_ALREADY, "", () -> real.strategies.setMode(STRATEGY, StrategyMode.SHADOW, null, "rhea"));
        StrategyDetail set = real.strategies.find(STRATEGY).orElseThrow();
        assertThat(set.definition().mode()).isEqualTo(StrategyMode.SHADOW);
        assertThat(set.definition().exitsOnly()).isTrue();
        assertThat(set.definition().parameters().number("entryDrift")).isEqualTo(2.5);
        assertThat(inForce(ReleaseKey.strategy(STRATEGY)))
                .isEqualTo(set.definition().hash());
        real.close();
        real = new RealDesk(database, Instant::now);
        assertThat(inForce(ReleaseKey.strategy(STRATEGY)))
                .as("after a restart")
                .isEqualTo(set.definition().hash());
        real.strategies.rollback(STRATEGY, "it was fine", "rhea");
        assertThat(real.strategies.find(STRATEGY).orElseThrow().definition().mode())
                .isEqualTo(StrategyMode.PAPER);
        assertThat(real.strategies.list())
                .extracting(StrategyDetail::name)
                .contains("funding-drift", "funding-harvest");
    }

    private Publication set(String name, String value) {
        return real.strategies.setParameters(STRATEGY, new TreeMap<>(Map.of(name, new BigDecimal(value))), "rhea");
    }
}

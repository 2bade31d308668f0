package io.traider.release;

import io.traider.domain.ReleaseKind;
import io.traider.engine.ScorePlan;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Refused;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.Review;
import io.traider.journal.release.StoredVersion.Origin;
import io.traider.model.ModelCard;
import io.traider.model.ModelFinding;
import io.traider.model.ScoreSource;
import io.traider.model.ScoreSpec;
import io.traider.model.gate.ModelGate;
import io.traider.release.ReleaseRefused.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Everything that people do with models: a file is uploaded and checked, submitted as a version that never changes again,
 * approved by somebody who did not submit it, runs in the shadow of a strategy's score, and becomes what it comes from.
 *
 * <p>All methods may block; for any thread. What is refused throws {@link ReleaseRefused} and changes nothing.
 */
public final class ModelDesk implements AutoCloseable {

    private final ReleaseStore store;
    private final ModelForge forge;
    private final ModelRegistry registry;
    private final KeptModels files;
    private final ModelView view;
    private final ScoreDesk scores;
    private final Uploads uploads;
    private final InstantSource clock;
    private final Listeners<String> listeners = new Listeners<>();
    private final AutoCloseable listening;

    private ModelDesk(DeskSetup setup, ReleaseDesk desk, ModelForge forge, Path folder) {
        this.store = setup.store();
        this.forge = forge;
        this.registry = new ModelRegistry(store);
        this.files = new KeptModels(registry, setup.artefacts());
        this.view = new ModelView(store, registry);
        this.scores =
                new ScoreDesk(store, desk, view, () -> setup.session().state().feed(), setup.clock());
        this.uploads = new Uploads(folder);
        this.clock = setup.clock();
        this.listening = desk.listen(this::heard);
    }

    /**
     * Opens the desk beside that of rules and limits.
     *
     * @param forge checks what is uploaded
     * @param folder for uploads; what is in it goes
     */
    public static ModelDesk open(DeskSetup setup, ReleaseDesk desk, ModelForge forge, Path folder) {
        return new ModelDesk(setup, desk, forge, folder);
    }

    private void heard(ReleaseKey key) {
        if (key.kind() == ReleaseKind.MODEL) {
            listeners.tell(key.toString());
        }
    }

    /** Every model, by name. */
    public List<RegisteredModel> list() {
        return view.list();
    }

    /** Everything about one; empty when there is none. */
    public Optional<RegisteredModel> find(String name) {
        return view.find(name);
    }

    /**
     * A version of a model.
     *
     * @throws ReleaseRefused when there is none
     */
    public ModelVersion version(String model, int version) {
        return view.version(model, version);
    }

    /**
     * The file of a version.
     *
     * @throws ReleaseRefused when there is none
     */
    public byte[] onnx(String model, int version) {
        ModelVersion found = version(model, version);
        return files.onnx(found.card().id(), found.hash());
    }

    /**
     * What a strategy's score comes from.
     *
     * @throws ReleaseRefused when there is no such strategy
     */
    public ScoreDetail score(String strategy) {
        return scores.find(strategy);
    }

    /**
     * What a strategy's score would come from with an approved version of a model in the place of the member of that name, or
     * of the one model that it comes from.
     *
     * @throws ReleaseRefused when the version is not approved, or the score is an ensemble without a member of that name
     */
    public ScoreSpec next(String strategy, String model, int version) {
        return scores.next(strategy, model, version);
    }

    /**
     * A score source of registered models, loaded; its caller closes it.
     *
     * @throws IllegalArgumentException when a model is not registered, or does not load any more
     */
    public ScoreSource load(ScoreSpec spec) {
        return ScoreSource.of(spec, files::load);
    }

    /**
     * Checks an uploaded model; takes some seconds. One that passes is kept for {@link #submit}.
     *
     * @param onnx the file, which stays its giver's
     * @param card its text
     * @throws IOException when the file cannot be read or kept
     */
    public Upload check(Path onnx, String card, String by) throws IOException {
        if (Files.size(onnx) > ModelGate.MOST_BYTES) {
            throw new ReleaseRefused(
                    Code.INVALID,
                    "the model has " + Files.size(onnx) + " bytes, more than " + ModelGate.MOST_BYTES
                            + ". Maybe fewer or smaller weights");
        }
        byte[] bytes = Files.readAllBytes(onnx);
        ModelReport report = forge.check(bytes, card);
        if (!report.ok()) {
            return new Upload("", report);
        }
        ModelCard read = ModelCard.parse(card);
        List<ModelFinding> more = place(read, report.hash());
        more.addAll(scores.slow(read, report));
        if (!more.isEmpty()) {
            return new Upload("", report.with(more));
        }
        return new Upload(uploads.put(bytes, read, report, by).id(), report);
    }

    /** What is wrong with its name and number among those that there are. */
    private List<ModelFinding> place(ModelCard card, String hash) {
        List<ModelFinding> wrong = new ArrayList<>();
        int next = registry.versions(card.name()).size() + 1;
        if (card.version() != next) {
            wrong.add(ModelFinding.problem(
                    "version",
                    "version " + card.version() + " of " + card.name() + " does not follow "
                            + (next == 1 ? "nothing" : "version " + (next - 1)),
                    card.version(),
                    "Maybe version: " + next));
        }
        ScoreSpec spec = ScoreSpec.single(new ScoreSpec.Member(card.name(), card.version(), hash, card.hash(), 1));
        try {
            ScoreSpec.parse(spec.text());
        } catch (IllegalArgumentException e) {
            wrong.add(ModelFinding.problem(
                    "name", "'" + card.name() + "' is another thing than a name in YAML", card.name(), "Maybe a noun"));
        }
        return wrong;
    }

    /** An upload that is kept; empty when it is not, or not any more. */
    public Optional<Upload> upload(String id) {
        return Optional.ofNullable(uploads.find(id)).map(kept -> new Upload(kept.id(), kept.report()));
    }

    /**
     * Makes an upload a version that waits for a review.
     *
     * @param upload its id
     * @param comment what it is good for, not blank
     * @throws ReleaseRefused when it is not kept any more, or its number was taken meanwhile
     */
    public ModelVersion submit(String upload, String comment, String by) throws IOException {
        if (comment.isBlank()) {
            throw new ReleaseRefused(
                    Code.REASON_MISSING, "a comment says what the model is good for. Maybe write a sentence");
        }
        Uploads.Kept kept = uploads.find(upload);
        if (kept == null) {
            throw new ReleaseRefused(
                    Code.NOT_FOUND, "no upload '" + upload + "' is kept that passed its check. Maybe upload it again");
        }
        Set<String> authors = new LinkedHashSet<>(kept.by());
        authors.add(by);
        ModelCard card = kept.card();
        files.keep(card, kept.report().hash(), uploads.onnx(kept));
        try {
            registry.add(
                    card,
                    kept.report().hash(),
                    Origin.SUBMITTED,
                    comment.strip(),
                    List.copyOf(authors),
                    by,
                    clock.instant(),
                    kept.report().json());
        } catch (Refused e) {
            throw new ReleaseRefused(Code.INVALID, e.getMessage() + ". Maybe upload it with the next number", e);
        }
        uploads.remove(upload);
        return told(card.name(), card.version());
    }

    private ModelVersion told(String model, int version) {
        listeners.tell(ModelRegistry.key(model));
        return version(model, version);
    }

    /**
     * Approves a version or sends it back, for good. An approval can be taken back while the version is not in use.
     *
     * @param comment not blank when it is sent back
     * @throws ReleaseRefused when whoever uploaded or submitted it approves, or it is not in review
     */
    public ModelVersion review(String model, int version, boolean approve, String comment, String by) {
        ModelVersion found = version(model, version);
        if (!approve && comment.isBlank()) {
            throw new ReleaseRefused(
                    Code.REASON_MISSING, "whoever sends a version back says why. Maybe write a sentence");
        }
        boolean open =
                found.awaitsReview() || found.state() == ModelVersion.State.APPROVED && !approve && !found.shipped();
        if (!open) {
            throw new ReleaseRefused(
                    Code.NOT_IN_REVIEW, "model " + found.card().id() + " is " + found.state() + ", not in review");
        }
        try {
            store.review(new Review(ModelRegistry.key(model), version, approve, comment.strip(), by, clock.instant()));
        } catch (Refused e) {
            throw new ReleaseRefused(
                    Code.SELF_REVIEW, e.getMessage() + ". Maybe ask somebody who did not submit it", e);
        }
        return told(model, version);
    }

    /**
     * Has an approved version run beside a strategy's score, as its {@link #next} source, where it decides nothing.
     *
     * @throws ReleaseRefused as {@link #next} does, or when the session does not take it
     */
    public ScoreDetail shadow(String strategy, String model, int version, String by) {
        scores.shadow(strategy, model, version, by);
        return score(strategy);
    }

    /** Nothing runs beside a strategy's score any more. */
    public ScoreDetail endShadow(String strategy, String by) {
        scores.endShadow(strategy, by);
        return score(strategy);
    }

    /**
     * Makes the {@link #next} source what a strategy's score comes from, between two inputs.
     *
     * @throws ReleaseRefused as {@link #next} does, or when the session does not take it
     */
    public Publication promote(String strategy, String model, int version, String by) {
        return scores.promote(strategy, model, version, by);
    }

    /**
     * Submits an ensemble of approved versions, or other weights, as what a strategy's score is to come from. It waits for
     * somebody who did not submit it.
     *
     * @param comment what it is good for, not blank
     * @throws ReleaseRefused when a version is not approved, they make no score, or it is in force or submitted already
     */
    public ScoreChange submitScore(String strategy, ScorePlan plan, String comment, String by) {
        return told(scores.submit(strategy, plan, comment, by));
    }

    /**
     * Approves such a change or sends it back, for good. An approval can be taken back while it is not in use.
     *
     * @param comment not blank when it is sent back
     * @throws ReleaseRefused when whoever submitted it approves, or it is not in review
     */
    public ScoreChange reviewScore(String strategy, int version, boolean approve, String comment, String by) {
        return told(scores.review(strategy, version, approve, comment, by));
    }

    /**
     * Has an approved change run beside a strategy's score, where it decides nothing.
     *
     * @throws ReleaseRefused when it is not approved, or the session does not take it
     */
    public ScoreDetail shadowScore(String strategy, int version, String by) {
        scores.shadow(strategy, version, by);
        return score(strategy);
    }

    /**
     * Makes an approved change what a strategy's score comes from, between two inputs.
     *
     * @throws ReleaseRefused when nobody else approved it, or the session does not take it
     */
    public Publication promoteScore(String strategy, int version, String by) {
        return scores.promote(strategy, version, by);
    }

    /** Changes of a strategy's score that were submitted for a review, the latest first. */
    public List<ScoreChange> scoreChanges(String strategy) {
        return scores.changes(strategy);
    }

    /** Those of every strategy, by strategy, the latest first. */
    public List<ScoreChange> scoreChanges() {
        return view.strategies().stream()
                .flatMap(key -> scores.changes(key.name()).stream())
                .toList();
    }

    private ScoreChange told(ScoreChange change) {
        listeners.tell(ReleaseKey.score(change.strategy()).toString());
        return change;
    }

    /**
     * Puts back what a strategy's score came from before, other than what was rolled back itself.
     *
     * @param reason not blank
     */
    public Publication rollback(String strategy, String reason, String by) {
        return scores.rollback(strategy, reason, by);
    }

    /**
     * Is told when something about a model or a score changed, until it is closed.
     *
     * @param listener hears {@code onnx:NAME} of a model, {@code model:STRATEGY} of a score
     */
    public AutoCloseable listen(Consumer<String> listener) {
        return listeners.add(listener);
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (Exception e) {
            throw new IllegalStateException("could not stop listening", e);
        }
    }
}

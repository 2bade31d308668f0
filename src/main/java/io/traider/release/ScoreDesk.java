package io.traider.release;

import io.traider.engine.ScorePlan;
import io.traider.engine.StrategyDefinition;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.Kind;
import io.traider.journal.release.Refused;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.Review;
import io.traider.journal.release.StoredVersion;
import io.traider.journal.release.StoredVersion.Origin;
import io.traider.model.Combination;
import io.traider.model.ModelCard;
import io.traider.model.ModelFinding;
import io.traider.model.ScoreSpec;
import io.traider.release.ReleaseRefused.Code;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What the strategies' scores come from: puts sources into force, beside, and back. */
final class ScoreDesk {

    private static final Set<ModelVersion.State> OPEN =
            EnumSet.of(ModelVersion.State.IN_REVIEW, ModelVersion.State.APPROVED, ModelVersion.State.SHADOW);

    private final ReleaseStore store;
    private final ReleaseDesk desk;
    private final ModelView models;
    private final InstantSource clock;
    private final ScoreBudget budget;
    private final Supplier<String> feed;

    /** @param feed whose temper strategies have */
    ScoreDesk(ReleaseStore store, ReleaseDesk desk, ModelView models, Supplier<String> feed, InstantSource clock) {
        this.store = store;
        this.desk = desk;
        this.models = models;
        this.feed = feed;
        this.clock = clock;
        this.budget = new ScoreBudget(models, this::budgetMicros);
    }

    private double budgetMicros(String strategy) {
        Version active = desk.find(ReleaseKey.strategy(strategy))
                .map(ReleaseDetail::active)
                .orElseThrow(() -> new ReleaseRefused(Code.NOT_FOUND, "no strategy '" + strategy + "'"));
        return StrategyDefinition.parse(active.content().text(Content.STRATEGY), feed.get())
                .scoreBudgetMicros();
    }

    /** What forbids a model that was just measured, for the strategies that score by one of its name. */
    List<ModelFinding> slow(ModelCard card, ModelReport report) {
        SortedMap<String, ScoreSpec> scores = new TreeMap<>();
        models.strategies().stream()
                .map(ReleaseKey::name)
                .filter(strategy -> desk.find(ReleaseKey.strategy(strategy))
                        .map(ReleaseDetail::active)
                        .isPresent())
                .forEach(strategy -> scores.put(strategy, spec(active(detail(strategy)))));
        return budget.slow(card, report, scores);
    }

    ScoreDetail find(String strategy) {
        ReleaseDetail detail = detail(strategy);
        Version active = active(detail);
        Shadow shadow = detail.shadow();
        Version beside = shadow == null ? null : detail.version(shadow.version());
        return new ScoreDetail(
                strategy,
                active.number(),
                spec(active),
                beside == null ? null : spec(beside),
                shadow,
                detail.publications());
    }

    private ReleaseDetail detail(String strategy) {
        return key(strategy)
                .flatMap(desk::find)
                .orElseThrow(() -> new ReleaseRefused(
                        Code.NOT_FOUND,
                        "no strategy '" + strategy + "'. Maybe one of "
                                + models.strategies().stream()
                                        .map(ReleaseKey::name)
                                        .toList()));
    }

    private static Optional<ReleaseKey> key(String strategy) {
        try {
            return Optional.of(ReleaseKey.score(strategy));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Version active(ReleaseDetail detail) {
        Version active = detail.active();
        if (active == null) {
            throw new ReleaseRefused(
                    Code.NOT_FOUND, "nothing is in force of " + detail.summary().key());
        }
        return active;
    }

    private static ScoreSpec spec(Version version) {
        return ScoreSpec.parse(version.content().text(Content.SCORE));
    }

    /** The source in force with a version of a model in the place of the member of that name, or of its single one. */
    ScoreSpec next(String strategy, String model, int version) {
        ScoreSpec now = spec(active(detail(strategy)));
        ScoreSpec.Member member = approved(model, version).member(1);
        boolean has = now.members().stream().anyMatch(each -> each.model().equals(model));
        if (!has && now.combination() != Combination.SINGLE) {
            throw new ReleaseRefused(
                    Code.INVALID,
                    "the score of " + strategy + " is " + now.label() + ", which has no member " + model
                            + ". Maybe set the whole score");
        }
        return made(() -> has ? now.with(member) : ScoreSpec.single(member));
    }

    private ModelVersion approved(String model, int version) {
        ModelVersion found = models.version(model, version);
        if (!found.approved()) {
            throw new ReleaseRefused(
                    Code.NOT_APPROVED,
                    "model " + found.card().id() + " is " + found.state()
                            + ". Maybe somebody who did not submit it approves it first");
        }
        return found;
    }

    private static ScoreSpec made(Supplier<ScoreSpec> spec) {
        try {
            return spec.get();
        } catch (IllegalArgumentException e) {
            throw new ReleaseRefused(Code.INVALID, String.valueOf(e.getMessage()), e);
        }
    }

    synchronized Publication promote(String strategy, String model, int version, String by) {
        ScoreSpec next = next(strategy, model, version);
        budget.keep(strategy, next);
        return put(strategy, next, model + "-" + version + " promoted", by);
    }

    /** Other members or other weights, for a review. */
    synchronized ScoreChange submit(String strategy, ScorePlan plan, String comment, String by) {
        if (comment.isBlank()) {
            throw new ReleaseRefused(
                    Code.REASON_MISSING, "a comment says why it is weighed otherwise. Maybe write a sentence");
        }
        ScoreSpec now = spec(active(detail(strategy)));
        ScoreSpec spec = made(
                () -> plan.spec(part -> approved(part.model(), part.version()).member(part.weight())));
        if (spec.equals(now)) {
            throw new ReleaseRefused(
                    Code.IN_FORCE_ALREADY, "the score of " + strategy + " comes from " + spec.label() + " already");
        }
        budget.keep(strategy, spec);
        refuseTwice(strategy, spec);
        SortedMap<String, String> files = new TreeMap<>();
        files.put(Content.SCORE, spec.text());
        files.put(Content.BEFORE, now.text());
        return change(strategy, add(ReleaseKey.score(strategy), spec, files, comment.strip(), by));
    }

    private void refuseTwice(String strategy, ScoreSpec spec) {
        changes(strategy).stream()
                .filter(change -> change.spec().equals(spec) && OPEN.contains(change.state()))
                .findFirst()
                .ifPresent(same -> {
                    throw new ReleaseRefused(
                            Code.INVALID,
                            "version " + same.version() + " of the score of " + strategy + " says the same and is "
                                    + same.state() + ". Maybe review or promote that");
                });
    }

    /** Those that were submitted for a review, the latest first. */
    List<ScoreChange> changes(String strategy) {
        ReleaseDetail detail = detail(strategy);
        return detail.versions().stream()
                .filter(version -> version.content().files().containsKey(Content.BEFORE))
                .map(version -> change(detail, version))
                .toList();
    }

    private static ScoreChange change(ReleaseDetail detail, Version version) {
        return new ScoreChange(
                detail.summary().key().name(),
                version.number(),
                spec(version),
                ScoreSpec.parse(version.content().text(Content.BEFORE)),
                version.authors(),
                version.comment(),
                version.by(),
                version.at(),
                state(detail, version),
                version.reviews());
    }

    private static ModelVersion.State state(ReleaseDetail detail, Version version) {
        Shadow shadow = detail.shadow();
        if (version.state() == Version.State.ACTIVE) {
            return ModelVersion.State.ACTIVE;
        }
        if (shadow != null && shadow.version() == version.number()) {
            return ModelVersion.State.SHADOW;
        }
        if (version.state() == Version.State.RETIRED) {
            return ModelVersion.State.RETIRED;
        }
        if (version.reviews().isEmpty()) {
            return ModelVersion.State.IN_REVIEW;
        }
        return version.rejected() ? ModelVersion.State.SENT_BACK : ModelVersion.State.APPROVED;
    }

    /** @throws ReleaseRefused when no such version was submitted for a review */
    ScoreChange change(String strategy, int version) {
        return changes(strategy).stream()
                .filter(change -> change.version() == version)
                .findFirst()
                .orElseThrow(() -> new ReleaseRefused(
                        Code.NOT_FOUND,
                        "version " + version + " of the score of " + strategy + " was not submitted for a review."
                                + " Maybe one of "
                                + changes(strategy).stream()
                                        .map(ScoreChange::version)
                                        .toList()));
    }

    synchronized ScoreChange review(String strategy, int version, boolean approve, String comment, String by) {
        ScoreChange found = change(strategy, version);
        if (!approve && comment.isBlank()) {
            throw new ReleaseRefused(
                    Code.REASON_MISSING, "whoever sends a version back says why. Maybe write a sentence");
        }
        boolean open = found.state() == ModelVersion.State.IN_REVIEW
                || found.state() == ModelVersion.State.APPROVED && !approve;
        if (!open) {
            throw new ReleaseRefused(
                    Code.NOT_IN_REVIEW,
                    "version " + version + " of the score of " + strategy + " is " + found.state() + ", not in review");
        }
        String key = ReleaseKey.score(strategy).toString();
        try {
            store.review(new Review(key, version, approve, comment.strip(), by, clock.instant()));
        } catch (Refused e) {
            throw new ReleaseRefused(
                    Code.SELF_REVIEW, e.getMessage() + ". Maybe ask somebody who did not submit it", e);
        }
        return change(strategy, version);
    }

    /** Puts an approved change into force; that it was approved is for the database to say. */
    synchronized Publication promote(String strategy, int version, String by) {
        budget.keep(strategy, change(strategy, version).spec());
        return desk.put(ReleaseKey.score(strategy), version, Kind.PROMOTED, by);
    }

    /** Has an approved change run beside the score in force. */
    synchronized void shadow(String strategy, int version, String by) {
        ScoreChange found = change(strategy, version);
        if (!found.approved()) {
            throw new ReleaseRefused(
                    Code.NOT_APPROVED,
                    "version " + version + " of the score of " + strategy + " is " + found.state()
                            + ". Maybe somebody who did not submit it approves it first");
        }
        if (found.spec().equals(find(strategy).spec())) {
            throw new ReleaseRefused(
                    Code.IN_FORCE_ALREADY,
                    "the score of " + strategy + " comes from " + found.spec().label() + " already");
        }
        desk.shadow(ReleaseKey.score(strategy), version, by);
    }

    private Publication put(String strategy, ScoreSpec spec, String comment, String by) {
        ReleaseKey key = ReleaseKey.score(strategy);
        return desk.put(key, number(key, spec, comment, by), Kind.PROMOTED, by);
    }

    /** The version that says this; a new one when none does. */
    private int number(ReleaseKey key, ScoreSpec spec, String comment, String by) {
        return store.version(key.toString(), spec.hash())
                .map(StoredVersion::number)
                .filter(number -> !rejected(key, number))
                .orElseGet(() -> add(key, spec, new TreeMap<>(Map.of(Content.SCORE, spec.text())), comment, by));
    }

    private boolean rejected(ReleaseKey key, int number) {
        return store.reviews(key.toString()).stream()
                .filter(review -> review.version() == number)
                .reduce((_, later) -> later)
                .filter(last -> !last.approved())
                .isPresent();
    }

    private int add(ReleaseKey key, ScoreSpec spec, SortedMap<String, String> files, String comment, String by) {
        return store.add(new StoredVersion(
                        key.toString(),
                        0,
                        spec.hash(),
                        files,
                        List.of(by),
                        Origin.SUBMITTED,
                        comment,
                        by,
                        clock.instant(),
                        null,
                        null))
                .number();
    }

    synchronized void shadow(String strategy, String model, int version, String by) {
        ReleaseKey key = ReleaseKey.score(strategy);
        ScoreSpec spec = next(strategy, model, version);
        if (spec.equals(find(strategy).spec())) {
            throw new ReleaseRefused(
                    Code.IN_FORCE_ALREADY, "the score of " + strategy + " comes from " + spec.label() + " already");
        }
        budget.keep(strategy, spec);
        desk.shadow(key, number(key, spec, model + "-" + version + " beside", by), by);
    }

    void endShadow(String strategy, String by) {
        desk.endShadow(detail(strategy).summary().key(), by);
    }

    synchronized Publication rollback(String strategy, String reason, String by) {
        ReleaseDetail detail = detail(strategy);
        Publication back = Governor.back(detail.publications());
        if (back == null) {
            throw new ReleaseRefused(
                    Code.NEVER_IN_FORCE,
                    "no other source that was not rolled back was in force for " + strategy
                            + ". Maybe promote an earlier version");
        }
        return desk.rollback(detail.summary().key(), back.version(), reason, by);
    }
}

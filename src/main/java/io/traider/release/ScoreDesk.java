package io.traider.release;

import io.traider.engine.ScorePlan;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.Kind;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.StoredVersion;
import io.traider.journal.release.StoredVersion.Origin;
import io.traider.model.Combination;
import io.traider.model.ScoreSpec;
import io.traider.release.ReleaseRefused.Code;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What the strategies' scores come from: puts sources into force, beside, and back. */
final class ScoreDesk {

    private final ReleaseStore store;
    private final ReleaseDesk desk;
    private final ModelView models;
    private final InstantSource clock;

    ScoreDesk(ReleaseStore store, ReleaseDesk desk, ModelView models, InstantSource clock) {
        this.store = store;
        this.desk = desk;
        this.models = models;
        this.clock = clock;
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
        return put(strategy, next(strategy, model, version), model + "-" + version + " promoted", by);
    }

    /** Another ensemble, or other weights. */
    synchronized Publication set(String strategy, ScorePlan plan, String by) {
        detail(strategy);
        ScoreSpec spec = made(
                () -> plan.spec(part -> approved(part.model(), part.version()).member(part.weight())));
        return put(strategy, spec, "set", by);
    }

    private Publication put(String strategy, ScoreSpec spec, String comment, String by) {
        ReleaseKey key = ReleaseKey.score(strategy);
        return desk.put(key, number(key, spec, comment, by), Kind.PROMOTED, by);
    }

    /** The version that says this; a new one when none does. */
    private int number(ReleaseKey key, ScoreSpec spec, String comment, String by) {
        return store.version(key.toString(), spec.hash())
                .map(StoredVersion::number)
                .orElseGet(() -> add(key, spec, comment, by));
    }

    private int add(ReleaseKey key, ScoreSpec spec, String comment, String by) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(Content.SCORE, spec.text());
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

package io.traider.release;

import io.traider.domain.ReleaseKind;
import io.traider.engine.EngineSetup;
import io.traider.engine.Strategy;
import io.traider.journal.release.Publication.State;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.StoredVersion;
import io.traider.release.ReleaseRefused.Code;
import io.traider.risk.LimitBook;
import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import io.traider.rule.RulePack;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Whether a text may be what it wants to be, and the text made ready to be it. */
final class CheckDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ReleaseStore store;
    private final Foundry foundry;
    private final Maker maker;
    private final InstantSource clock;

    CheckDesk(DeskSetup setup) {
        this.store = setup.store();
        this.foundry = setup.foundry();
        this.maker = new Maker(
                new KeptModels(new ModelRegistry(setup.store()), setup.artefacts()),
                setup.session().state().feed());
        this.clock = setup.clock();
    }

    void prepare() {
        foundry.prepare();
    }

    /** What was found with this very text, checked now if it was not. */
    CheckReport ofDraft(Draft draft, String by) {
        return draft.check() == null ? check(draft, by) : draft.check();
    }

    /** Checks a draft with its scenarios and keeps what was found. */
    CheckReport check(Draft draft, String by) {
        CheckReport report = check(draft.key(), draft.content(), true);
        store.checked(
                draft.key().toString(),
                draft.content().hash(),
                report.ok(),
                ReleaseJson.write(report),
                by,
                clock.instant());
        return report;
    }

    CheckReport check(ReleaseKey key, Content content, boolean scenarios) {
        long began = System.nanoTime();
        PackKind kind = kind(key);
        if (!key.written()) {
            throw new ReleaseRefused(Code.INVALID, "nobody writes drafts of " + key + ". Maybe rules or limits");
        }
        CheckReport report = kind == null ? limits(key, content) : rules(key, kind, content, scenarios);
        return report.after((System.nanoTime() - began) / 1_000_000);
    }

    private CheckReport limits(ReleaseKey key, Content content) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return LimitsCheck.check(key.name(), content, book(key), today);
    }

    /** The version in force. */
    Optional<StoredVersion> active(ReleaseKey key) {
        return store.publications().list(key.toString()).stream()
                .filter(each -> each.state() == State.IN_FORCE)
                .findFirst()
                .flatMap(each -> store.version(key.toString(), each.version()));
    }

    private @Nullable LimitBook book(ReleaseKey key) {
        return active(key)
                .map(StoredVersion::files)
                .map(files -> LimitBook.parse(files.getOrDefault(Content.LIMITS, "")))
                .orElse(null);
    }

    private CheckReport rules(ReleaseKey key, PackKind kind, Content content, boolean scenarios) {
        try {
            return wait(foundry.check("", source(key, kind, content), scenarios));
        } catch (IllegalArgumentException e) {
            return unreadable(e);
        }
    }

    /** For an editor; another text of the same release by the same person takes the place of one that waits. */
    CompletableFuture<CheckReport> soon(ReleaseKey key, Content content, String by) {
        PackKind kind = kind(key);
        if (kind == null) {
            return CompletableFuture.completedFuture(limits(key, content));
        }
        try {
            return foundry.check(by + " " + key, source(key, kind, content), false);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedFuture(unreadable(e));
        }
    }

    private static PackSource source(ReleaseKey key, PackKind kind, Content content) {
        return new PackSource(kind, key.name(), content.files());
    }

    private static CheckReport unreadable(IllegalArgumentException e) {
        Problem problem = new Problem("", 0, 0, String.valueOf(e.getMessage()), "", "");
        return new CheckReport("", List.of(problem), List.of(), List.of(), List.of(), 0);
    }

    private static <T> T wait(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReleaseRefused(Code.FAILED, "interrupted while rules were built", e);
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ReleaseRefused(Code.FAILED, "rules could not be built: " + cause + ". Maybe try again", e);
        }
    }

    /** The kind of a rule pack; {@code null} of everything else. */
    @Nullable
    PackKind kind(ReleaseKey key) {
        String pack = store.keys().get(key.toString());
        if (pack == null) {
            throw new ReleaseRefused(
                    Code.NOT_FOUND,
                    "no release " + key + ". Maybe one of " + store.keys().keySet());
        }
        return ReleaseView.kind(pack);
    }

    /** Makes a version ready to come into force: built, loaded and warm. */
    Ready make(ReleaseKey key, Content content) {
        return make(key, content, maker);
    }

    private Ready make(ReleaseKey key, Content content, Maker others) {
        PackKind kind = kind(key);
        if (kind == null) {
            return others.make(key, content);
        }
        return new Ready.Rules(build(source(key, kind, content)));
    }

    RulePack build(PackSource source) {
        BuiltPack built = wait(foundry.build(source));
        if (built.pack() == null) {
            throw new ReleaseRefused(
                    Code.CHECK_FAILED,
                    ReleaseKey.rules(source.name()) + " does not build any more: " + ReviewDesk.first(built.report()));
        }
        return built.pack();
    }

    /** A limit set in force. */
    LimitBook limits(ReleaseKey key) {
        LimitBook book = book(key);
        if (book == null) {
            throw new ReleaseRefused(Code.NOT_FOUND, "no version of " + key + " is in force");
        }
        return book;
    }

    /**
     * A setup with what is in force in the place of what it has; strategies with values that were changed for a run keep
     * them.
     *
     * @param feed whose temper its strategies have
     */
    EngineSetup inForce(EngineSetup setup, String feed) {
        Maker others = maker.of(feed);
        EngineSetup made = setup;
        for (ReleaseKey key : Maker.inOrder(store.keys().keySet())) {
            StoredVersion version = active(key).orElse(null);
            String present = made.versions().get(key.toString());
            if (version != null && present != null && !version.hash().equals(present) && !changed(setup, key)) {
                made = make(key, new Content(version.files()), others).into(made);
            }
        }
        return made;
    }

    private static boolean changed(EngineSetup setup, ReleaseKey key) {
        return key.kind() == ReleaseKind.STRATEGY
                && setup.strategies().stream()
                        .map(Strategy::definition)
                        .anyMatch(each ->
                                each.name().equals(key.name()) && each.text().isEmpty());
    }
}

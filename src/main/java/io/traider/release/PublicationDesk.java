package io.traider.release;

import io.traider.journal.ArtefactStore;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.Kind;
import io.traider.journal.release.Publication.State;
import io.traider.journal.release.PublicationStore;
import io.traider.journal.release.Refused;
import io.traider.journal.release.StoredAlert;
import io.traider.release.ReleaseRefused.Code;
import io.traider.session.TradingSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts versions into force. A publication first stands in the database, then the session activates it,
 * then its sequence number is noted; one at a time.
 */
final class PublicationDesk {

    private static final Logger LOG = System.getLogger(PublicationDesk.class.getName());

    /** What the database says of a strategy that would leave the shadow with a model that nobody looked at. */
    private static final String UNTRUSTED = "would send orders by a model that nobody approved";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PublicationStore publications;
    private final ReleaseView view;
    private final CheckDesk checks;
    private final ShadowDesk shadows;
    private final ArtefactStore artefacts;
    private final TradingSession session;
    private final Consumer<ReleaseKey> changed;
    private final InstantSource clock;

    /** @param changed is told of what changes without anybody's asking */
    PublicationDesk(
            DeskSetup setup, ReleaseView view, CheckDesk checks, ShadowDesk shadows, Consumer<ReleaseKey> changed) {
        this.publications = setup.store().publications();
        this.view = view;
        this.checks = checks;
        this.shadows = shadows;
        this.artefacts = setup.artefacts();
        this.session = setup.session();
        this.changed = changed;
        this.clock = setup.clock();
    }

    Publication publish(ReleaseKey key, int number, @Nullable Instant at, String by) {
        Version version = version(key, number);
        if (version.state() == Version.State.ACTIVE || version.state() == Version.State.ACTIVE_UNREVIEWED) {
            throw inForce(version);
        }
        Instant now = clock.instant();
        boolean later = at != null && at.isAfter(now);
        Publication wanted = intend(version, Kind.REVIEWED, later ? at : null, "", by);
        return later ? wanted : bring(wanted);
    }

    /** It is loud until somebody else reviewed it, which {@link Emergencies} see to. */
    Publication emergency(Version version, String by) {
        return bring(intend(version, Kind.EMERGENCY, null, version.comment(), by));
    }

    Publication rollback(ReleaseKey key, int number, Kind kind, String reason, String by) {
        if (reason.isBlank()) {
            throw new ReleaseRefused(Code.REASON_MISSING, "a rollback has a reason. Maybe write a sentence");
        }
        Version version = version(key, number);
        if (version.state() == Version.State.ACTIVE || version.state() == Version.State.ACTIVE_UNREVIEWED) {
            throw inForce(version);
        }
        if (version.rejected()) {
            throw new ReleaseRefused(
                    Code.NOT_APPROVED,
                    "version " + number + " of " + key + " was not approved by "
                            + version.reviews().getLast().by() + ": "
                            + version.reviews().getLast().comment() + ". Maybe roll back to another version");
        }
        Publication done = bring(intend(version, kind, null, reason.strip(), by));
        publications.endAlerts(key.toString(), StoredAlert.Kind.FAULTS, by, clock.instant());
        return done;
    }

    /** Puts what nobody reviews as a text into force at once: a score source, or a strategy. */
    Publication put(ReleaseKey key, int number, Kind kind, String by) {
        Version version = version(key, number);
        if (version.state() == Version.State.ACTIVE) {
            throw inForce(version);
        }
        return bring(intend(version, kind, null, "", by));
    }

    private static ReleaseRefused inForce(Version version) {
        return new ReleaseRefused(
                Code.IN_FORCE_ALREADY, "version " + version.number() + " of " + version.key() + " is in force already");
    }

    private Version version(ReleaseKey key, int number) {
        return view.version(key, number)
                .orElseThrow(() -> new ReleaseRefused(Code.NOT_FOUND, "no version " + number + " of " + key));
    }

    private Publication intend(Version version, Kind kind, @Nullable Instant due, String reason, String by) {
        try {
            return publications.intend(
                    version.key().toString(), version.number(), kind, due, reason, by, clock.instant());
        } catch (Refused e) {
            throw forbidden(version, kind, e);
        }
    }

    private static ReleaseRefused forbidden(Version version, Kind kind, Refused e) {
        String what = "version " + version.number() + " of " + version.key();
        if (String.valueOf(e.getMessage()).contains(UNTRUSTED)) {
            return new ReleaseRefused(
                    Code.NOT_APPROVED,
                    what + " may not come into force: " + e.getMessage()
                            + ". Maybe somebody else approves the model first, or the strategy stays in the shadow",
                    e);
        }
        return switch (kind) {
            case ROLLBACK, AUTOMATIC ->
                new ReleaseRefused(Code.NEVER_IN_FORCE, what + " was never in force. Maybe publish it", e);
            case PROMOTED ->
                new ReleaseRefused(
                        Code.NOT_APPROVED,
                        what
                                + " has a model that is not approved, or weighs otherwise than what is in force and is"
                                + " not approved itself. Maybe somebody who did not submit it approves it first",
                        e);
            case SHIPPED, REVIEWED, EMERGENCY, SET ->
                new ReleaseRefused(
                        Code.NOT_APPROVED,
                        what + " is " + version.state() + ". Maybe somebody who did not write on it approves it first",
                        e);
        };
    }

    /** Has the session activate what stands as intended. */
    private synchronized Publication bring(Publication wanted) {
        ReleaseKey key = ReleaseKey.parse(wanted.key());
        Version version = version(key, wanted.version());
        CompletableFuture<Long> answer;
        try {
            Ready artefact = Ready.known(session.shelf(), key, version.hash())
                    .orElseGet(() -> checks.make(key, version.content()));
            artefact.keep(key, artefacts);
            answer = activate(key, artefact, wanted.by());
        } catch (RuntimeException e) {
            throw failed(wanted, e);
        }
        // What the session says is noted also when nobody waits any more, and not on the session's own thread.
        CompletableFuture<Publication> noted = answer.thenApplyAsync(
                sequence -> noted(wanted, sequence),
                task -> Thread.ofVirtual().name("release-noted").start(task));
        try {
            return noted.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.WARNING, "the session has not put " + wanted.key() + " into force yet", e);
            return wanted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return wanted;
        } catch (ExecutionException e) {
            throw answered(wanted, e.getCause() == null ? e : e.getCause());
        }
    }

    /** What the engine does not run on comes into force here, between two inputs all the same. */
    private CompletableFuture<Long> activate(ReleaseKey key, Ready artefact, String by) {
        if (!session.state().versions().containsKey(key.toString())) {
            return CompletableFuture.completedFuture(session.state().sequence());
        }
        artefact.put(session.shelf());
        return session.activate(key.kind(), key.name(), artefact.hash(), by);
    }

    private Publication noted(Publication wanted, long sequence) {
        Publication done = publications.inForce(wanted, sequence, clock.instant());
        ReleaseKey key = ReleaseKey.parse(wanted.key());
        shadows.inForce(key, wanted.version(), wanted.by());
        changed.accept(key);
        return done;
    }

    /** A session that ends leaves open whether the input is in the log; the next start knows what is wanted. */
    private ReleaseRefused answered(Publication wanted, Throwable cause) {
        Throwable root = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        if (root instanceof IllegalArgumentException e) {
            return failed(wanted, e);
        }
        return new ReleaseRefused(
                Code.FAILED,
                wanted.key() + " comes into force with the next start, since the session did not answer: "
                        + root.getMessage(),
                root);
    }

    private ReleaseRefused failed(Publication wanted, RuntimeException cause) {
        String why = "version " + wanted.version() + " of " + wanted.key() + " did not come into force: "
                + cause.getMessage();
        LOG.log(Level.WARNING, why, cause);
        fail(wanted, why);
        return cause instanceof ReleaseRefused refused
                ? new ReleaseRefused(refused.code(), why, cause)
                : new ReleaseRefused(Code.FAILED, why, cause);
    }

    private void fail(Publication wanted, String why) {
        publications.end(wanted, State.FAILED, why, wanted.by(), clock.instant());
        publications.alert(wanted.key(), StoredAlert.Kind.FAILED, wanted.version(), why, clock.instant());
        changed.accept(ReleaseKey.parse(wanted.key()));
    }

    boolean cancel(long id, String by) {
        Publication found = publications.find(id).orElse(null);
        if (found == null || found.state() != State.SCHEDULED) {
            return false;
        }
        boolean cancelled = publications.end(found, State.CANCELLED, "cancelled by " + by, by, clock.instant());
        changed.accept(ReleaseKey.parse(found.key()));
        return cancelled;
    }

    /** Those whose time has come. */
    void due() {
        Instant now = clock.instant();
        for (Publication each : publications.all(State.SCHEDULED)) {
            if (each.due() != null && !each.due().isAfter(now)) {
                due(each);
            }
        }
    }

    private void due(Publication scheduled) {
        String overtaken = overtaken(scheduled);
        if (!overtaken.isEmpty()) {
            fail(scheduled, overtaken);
            return;
        }
        try {
            if (publications.begin(scheduled.id())) {
                bring(publications.find(scheduled.id()).orElseThrow());
            }
        } catch (Refused e) {
            fail(
                    scheduled,
                    "version " + scheduled.version() + " of " + scheduled.key()
                            + " is not approved any more, so it did not come into force at its time");
        } catch (ReleaseRefused e) {
            LOG.log(Level.DEBUG, "told already", e);
        }
    }

    /** Why a scheduled one should not come into force any more; empty when it should. */
    private String overtaken(Publication scheduled) {
        return publications.list(scheduled.key()).stream()
                .filter(each -> each.state() == State.IN_FORCE
                        && each.inForceAt() != null
                        && each.inForceAt().isAfter(scheduled.at()))
                .findFirst()
                .map(now -> "version " + now.version() + " of " + scheduled.key() + " came into force at "
                        + now.inForceAt() + " by " + now.by() + ", after version " + scheduled.version()
                        + " had been scheduled, so the latter was left. Maybe publish it again")
                .orElse("");
    }

    void settle(ReleaseKey key, ReleaseAlert.Kind kind, String by) {
        if (kind == ReleaseAlert.Kind.EMERGENCY) {
            throw new ReleaseRefused(
                    Code.NOT_IN_REVIEW, "what was published in an emergency is settled by a review alone");
        }
        publications.endAlerts(key.toString(), StoredAlert.Kind.valueOf(kind.name()), by, clock.instant());
        changed.accept(key);
    }
}

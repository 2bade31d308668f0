package io.traider.release;

import io.traider.domain.ReleaseKind;
import io.traider.journal.ArtefactStore;
import io.traider.journal.release.PublicationStore;
import io.traider.journal.release.StoredAlert;
import io.traider.journal.release.StoredShadow;
import io.traider.release.ReleaseRefused.Code;
import io.traider.session.TradingSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Has versions run beside what is in force, where they decide nothing. */
final class ShadowDesk {

    private static final Logger LOG = System.getLogger(ShadowDesk.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PublicationStore publications;
    private final ReleaseView view;
    private final CheckDesk checks;
    private final ArtefactStore artefacts;
    private final TradingSession session;
    private final Consumer<ReleaseKey> changed;
    private final InstantSource clock;

    /** @param changed is told of what changes without anybody's asking */
    ShadowDesk(DeskSetup setup, ReleaseView view, CheckDesk checks, Consumer<ReleaseKey> changed) {
        this.publications = setup.store().publications();
        this.view = view;
        this.checks = checks;
        this.artefacts = setup.artefacts();
        this.session = setup.session();
        this.changed = changed;
        this.clock = setup.clock();
    }

    private Version version(ReleaseKey key, int number) {
        return view.version(key, number)
                .orElseThrow(() -> new ReleaseRefused(Code.NOT_FOUND, "no version " + number + " of " + key));
    }

    void begin(ReleaseKey key, int number, String by) {
        Version version = version(key, number);
        boolean approved = version.origin() == Version.Origin.SHIPPED
                || !version.reviews().isEmpty() && version.reviews().getLast().approved();
        if (key.kind() == ReleaseKind.MODEL) {
            approved = publications.scoreApproved(key.toString(), number);
        }
        if (!approved) {
            throw new ReleaseRefused(
                    Code.NOT_APPROVED,
                    "version " + number + " of " + key + " is " + version.state()
                            + ". Maybe somebody who did not write on it approves it first");
        }
        if (!session.state().versions().containsKey(key.toString())) {
            throw new ReleaseRefused(Code.INVALID, key + " is not asked in the session, so nothing can run beside it");
        }
        begin(version, by);
        publications.shadow(key.toString(), number, by, clock.instant());
        changed.accept(key);
    }

    private void begin(Version version, String by) {
        ReleaseKey key = version.key();
        try {
            Ready artefact = Ready.known(session.shelf(), key, version.hash())
                    .orElseGet(() -> checks.make(key, version.content()));
            artefact.keep(key, artefacts);
            artefact.put(session.shelf());
            session.shadow(key.kind(), key.name(), artefact.hash(), by).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReleaseRefused(Code.FAILED, "interrupted before " + key + " ran beside", e);
        } catch (Exception e) {
            throw new ReleaseRefused(
                    Code.FAILED,
                    "version " + version.number() + " of " + key + " does not run beside the one in force: "
                            + (e.getCause() == null ? e : e.getCause()).getMessage(),
                    e);
        }
    }

    /** A session begins without shadows; those that ran before run again. */
    void resume() {
        for (StoredShadow each : publications.shadows()) {
            ReleaseKey key = ReleaseKey.parse(each.key());
            try {
                begin(version(key, each.version()), each.by());
            } catch (ReleaseRefused e) {
                LOG.log(Level.WARNING, "a shadow of the last session does not run again", e);
                publications.endShadow(each.key(), ReleaseDesk.GOVERNANCE, clock.instant());
                publications.alert(
                        each.key(),
                        StoredAlert.Kind.FAILED,
                        each.version(),
                        String.valueOf(e.getMessage()),
                        clock.instant());
            }
        }
    }

    /** A version came into force: it need not run beside itself. */
    void inForce(ReleaseKey key, int number, String by) {
        if (publications.shadows().stream()
                .anyMatch(shadow -> shadow.key().equals(key.toString()) && shadow.version() == number)) {
            end(key, by);
        }
    }

    void end(ReleaseKey key, String by) {
        if (!publications.endShadow(key.toString(), by, clock.instant())) {
            return;
        }
        if (session.state().versions().containsKey(key.toString())) {
            session.shadow(key.kind(), key.name(), "", by);
        }
        changed.accept(key);
    }
}

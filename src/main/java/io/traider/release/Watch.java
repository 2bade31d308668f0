package io.traider.release;

import io.traider.engine.PackUse;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.StoredAlert;
import io.traider.session.TradingSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What the desk does without being asked, every second: publishes what is due, notes the use of packs, and governs. */
final class Watch implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Watch.class.getName());
    private static final long EVERY_MILLIS = 1_000;

    private final Emergencies emergencies;
    private final TradingSession session;
    private final PublicationDesk publications;
    private final Governor governor;
    private final ModelGovernor models;
    private final UseNotes notes;
    private final InstantSource clock;
    private final ReleaseStore store;
    private Set<String> keys;
    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("releases").factory());
    private volatile List<ReleaseAlert> alerts = List.of();

    Watch(DeskSetup setup, PublicationDesk publications, CheckDesk checks) {
        this.emergencies = new Emergencies(setup.store().publications(), setup.clock());
        this.session = setup.session();
        this.publications = publications;
        GovernanceRules rules =
                new GovernanceRules(setup.store(), content -> checks.make(GovernanceRules.KEY, content), setup.clock());
        this.governor = new Governor(setup.store(), publications, rules, setup.clock());
        this.models = new ModelGovernor(setup, governor, rules);
        this.notes = new UseNotes(setup.store().use());
        this.clock = setup.clock();
        this.store = setup.store();
        this.keys = store.keys().keySet();
    }

    void open() {
        look();
        thread.scheduleWithFixedDelay(this::turn, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Each part on its own, so that a database that is away for a while stops none of the others for good. */
    private void turn() {
        List<PackUse> use = session.state().use();
        attempt("publications that are due", publications::due);
        attempt("the governance of packs", () -> governor.watch(use));
        attempt("the governance of scores", models::watch);
        attempt("the use of packs", () -> notes.note(use, keys(use), clock.instant()));
        attempt("the alerts", this::look);
    }

    /** Those that strategies brought which came in since are read when they are first in use. */
    private Set<String> keys(List<PackUse> use) {
        boolean known = use.stream()
                .allMatch(each -> keys.contains(ReleaseKey.rules(each.pack()).toString()));
        if (!known) {
            keys = store.keys().keySet();
        }
        return keys;
    }

    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, what + ": will be tried again", e);
        }
    }

    ModelHealthDesk models() {
        return models.desk();
    }

    /** Reads the alerts again. */
    void look() {
        alerts = emergencies.settle().stream().map(Watch::alert).toList();
    }

    private static ReleaseAlert alert(StoredAlert stored) {
        return new ReleaseAlert(
                stored.id(),
                ReleaseKey.parse(stored.key()),
                ReleaseAlert.Kind.valueOf(stored.kind().name()),
                stored.version(),
                stored.at(),
                stored.message());
    }

    List<ReleaseAlert> alerts() {
        return alerts;
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

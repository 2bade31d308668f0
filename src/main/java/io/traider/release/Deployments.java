package io.traider.release;

import io.traider.domain.ReleaseKind;
import io.traider.engine.Artefact;
import io.traider.engine.Artefacts;
import io.traider.engine.Strategy;
import io.traider.engine.StrategyDefinition;
import io.traider.engine.StrategyFit;
import io.traider.journal.ArtefactStore;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.State;
import io.traider.journal.release.PublicationStore;
import io.traider.risk.LimitBook;
import io.traider.session.TradingSession;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Takes strategies of packages in while the session trades: all of one is built, loaded, warm and kept before the session
 * hears of it, with one input, and comes in with all of it or not at all.
 */
final class Deployments {

    private final PublicationStore publications;
    private final ArtefactStore artefacts;
    private final TradingSession session;
    private final ReleaseDesk desk;
    private final Arrival arrival;
    private final InstantSource clock;

    Deployments(DeskSetup setup, ReleaseDesk desk) {
        this.publications = setup.store().publications();
        this.artefacts = setup.artefacts();
        this.session = setup.session();
        this.desk = desk;
        this.clock = setup.clock();
        ModelRegistry registry = new ModelRegistry(setup.store());
        this.arrival = new Arrival(
                setup.store(),
                registry,
                new KeptModels(registry, artefacts),
                session.state().feed(),
                clock);
    }

    CompletableFuture<Long> deploy(PackagedStrategy strategy) {
        Strategy made = arrival.make(strategy, desk::build);
        SortedMap<String, String> versions = prepare(strategy.name(), made);
        try {
            arrival.publish(strategy, made, true);
        } catch (RuntimeException e) {
            giveUp(strategy.name(), e);
            throw e;
        }
        return session.deploy(strategy.name(), versions, strategy.authors().getLast())
                // What the session says is noted also when nobody waits any more, and not on the session's own thread.
                .handleAsync(
                        (sequence, failure) -> noted(strategy.name(), sequence, failure),
                        task -> Thread.ofVirtual().name("strategy-noted").start(task));
    }

    /** Keeps all of it for replays, and puts it where the session finds it. */
    private SortedMap<String, String> prepare(String name, Strategy made) {
        SortedMap<String, String> versions = new TreeMap<>();
        boolean shelved = false;
        try {
            StrategyDefinition definition = made.definition();
            StrategyFit.check(definition);
            limits(definition.limits(), versions);
            keep(Artefacts.of(definition), versions);
            keep(Artefacts.of(made.rules().pack()), versions);
            keep(Artefacts.of(name, made.source()), versions);
            session.shelf().put(definition);
            session.shelf().put(made.rules().pack());
            shelved = true;
            session.shelf().put(name, made.source());
            return versions;
        } finally {
            if (!shelved) {
                made.source().close();
            }
        }
    }

    /** As the session has them; those that nothing uses there come with the strategy. */
    private void limits(String name, SortedMap<String, String> versions) {
        String key = ReleaseKind.LIMITS.key(name);
        String present = session.state().versions().get(key);
        if (present != null) {
            versions.put(key, present);
        } else {
            LimitBook book = desk.limits(name);
            keep(Artefacts.of(book), versions);
            session.shelf().put(book);
        }
    }

    private void keep(Artefact artefact, SortedMap<String, String> versions) {
        artefacts.keep(artefact.key(), artefact.hash(), artefact.files());
        versions.put(artefact.key(), artefact.hash());
    }

    /** A session that ends leaves open whether the input is in the log; the next start knows what is wanted. */
    private long noted(String strategy, @Nullable Long sequence, @Nullable Throwable failure) {
        if (failure instanceof IllegalArgumentException refused) {
            giveUp(strategy, refused);
        }
        if (sequence == null) {
            throw new CompletionException(failure);
        }
        wanted(strategy).forEach(each -> publications.inForce(each, sequence, clock.instant()));
        desk.deployed(strategy);
        return sequence;
    }

    private void giveUp(String strategy, RuntimeException why) {
        String message = "strategy " + strategy + " did not come in: " + why.getMessage();
        wanted(strategy).forEach(each -> publications.end(each, State.FAILED, message, each.by(), clock.instant()));
        desk.deployed(strategy);
    }

    private List<Publication> wanted(String strategy) {
        return keys(strategy).stream()
                .flatMap(key -> publications.list(key.toString()).stream())
                .filter(each -> each.state() == State.INTENDED)
                .toList();
    }

    /** What of a strategy is in force with it; the strategy last, as it is shown with its score. */
    static List<ReleaseKey> keys(String strategy) {
        return List.of(ReleaseKey.rules(strategy), ReleaseKey.score(strategy), ReleaseKey.strategy(strategy));
    }
}

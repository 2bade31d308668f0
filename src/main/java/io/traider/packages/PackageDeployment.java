package io.traider.packages;

import io.traider.domain.ReleaseKind;
import io.traider.journal.release.PackageStore;
import io.traider.journal.release.StoredPackage;
import io.traider.packages.PackageRefused.Code;
import io.traider.release.StrategyDesk;
import io.traider.session.TradingSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;

/**
 * Has the running session take in what was just installed. What cannot come in is installed no more; where only the session
 * does not answer, the next start takes it in.
 */
final class PackageDeployment {

    private static final Logger LOG = System.getLogger(PackageDeployment.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PackageStore store;
    private final StrategyDesk strategies;
    private final TradingSession session;
    private final LongConsumer changed;
    private final InstantSource clock;

    /** @param changed is told of a package that came in */
    PackageDeployment(
            PackageStore store,
            StrategyDesk strategies,
            TradingSession session,
            LongConsumer changed,
            InstantSource clock) {
        this.store = store;
        this.strategies = strategies;
        this.session = session;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Takes a package in that is installed; one whose name runs still waits for the next start.
     *
     * @throws PackageRefused when it cannot come in; it may be installed again
     */
    void deploy(StoredPackage installed, String by) {
        if (session.state().versions().containsKey(ReleaseKind.STRATEGY.key(installed.name()))) {
            return;
        }
        CompletableFuture<Void> answer;
        try {
            answer =
                    strategies.deploy(PackageStart.strategy(store, installed)).thenAccept(_ -> started(installed.id()));
        } catch (RuntimeException | OutOfMemoryError e) {
            throw undone(installed, by, e);
        }
        await(answer, installed, by);
    }

    private void started(long id) {
        store.started(id, "", clock.instant());
        changed.accept(id);
    }

    private void await(CompletableFuture<Void> answer, StoredPackage installed, String by) {
        try {
            answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.log(Level.WARNING, "the session has not taken " + installed.name() + " in yet", e);
        } catch (ExecutionException e) {
            Throwable cause = cause(e);
            if (cause instanceof IllegalArgumentException refused) {
                throw undone(installed, by, refused);
            }
            LOG.log(Level.WARNING, installed.name() + " comes in at the next start", cause);
        }
    }

    private static Throwable cause(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
    }

    private PackageRefused undone(StoredPackage installed, String by, Throwable why) {
        store.remove(installed.id(), by, clock.instant());
        String said =
                why instanceof OutOfMemoryError ? "there is too little memory: " + why.getMessage() : why.getMessage();
        String message = installed.name() + " " + installed.version() + " did not come in: " + said
                + ". Maybe install it again once that is mended";
        LOG.log(Level.WARNING, message, why);
        return new PackageRefused(Code.INVALID, message, why);
    }
}

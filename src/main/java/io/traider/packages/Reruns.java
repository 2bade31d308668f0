package io.traider.packages;

import io.traider.journal.release.PackageStore;
import io.traider.journal.release.StoredPackage;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** Measures packages on this platform's simulated market, one after the other, on a thread of its own. */
public final class Reruns implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Reruns.class.getName());
    private static final long PATIENCE_MILLIS = 20_000;

    /** Runs a strategy on the simulated market. */
    @FunctionalInterface
    public interface Measure {

        /**
         * @param goOn asked every now and then; it may take its time to answer while something else needs the machine
         * @throws IOException when the run could not be, or not be ended
         */
        TrackRecord run(StrategyContent content, BooleanSupplier goOn) throws IOException;
    }

    private final PackageStore store;
    private final Measure measure;
    private final LongConsumer done;
    private final Set<Long> failed = new HashSet<>();
    private final Thread worker = Thread.ofPlatform().daemon().name("packages").unstarted(this::work);
    private boolean rung;
    private volatile boolean closing;

    Reruns(PackageStore store, Measure measure, LongConsumer done) {
        this.store = store;
        this.measure = measure;
        this.done = done;
    }

    void open() {
        worker.start();
    }

    /** There may be something to measure. */
    synchronized void ring() {
        rung = true;
        notifyAll();
    }

    private void work() {
        while (!closing) {
            Optional<StoredPackage> next = next();
            if (next.isPresent()) {
                measure(next.get());
            } else if (!await()) {
                return;
            }
        }
    }

    private Optional<StoredPackage> next() {
        return store.list().stream()
                .filter(each -> each.rerun() == null && !failed.contains(each.id()))
                .findFirst();
    }

    private synchronized boolean await() {
        try {
            while (!rung && !closing) {
                wait();
            }
            rung = false;
            return !closing;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void measure(StoredPackage stored) {
        try {
            SignedPackage read = PackageStart.read(store, stored.id());
            TrackRecord record = measure.run(new StrategyContent(stored.name(), read.parts()), () -> !closing);
            store.rerun(stored.id(), record.json());
            done.accept(stored.id());
        } catch (IOException | RuntimeException e) {
            failed.add(stored.id());
            if (!closing) {
                LOG.log(Level.WARNING, "package " + stored.name() + " could not be measured here", e);
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        try {
            worker.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

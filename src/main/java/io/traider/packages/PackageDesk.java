package io.traider.packages;

import io.traider.domain.StrategyMode;
import io.traider.journal.release.PackageStore;
import io.traider.journal.release.StoredKey;
import io.traider.journal.release.StoredPackage;
import io.traider.packages.PackageRefused.Code;
import io.traider.packages.PackageView.State;
import io.traider.release.StrategyDesk;
import io.traider.release.StrategyDetail;
import io.traider.session.TradingSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;

/**
 * Everything that people do with packages: administrators trust publishers' keys, a package that such a key signed is checked
 * and kept, and somebody else than whoever trusted the key installs it. It comes in while the platform trades, in the shadow.
 *
 * <p>All methods may block; for any thread. What is refused throws {@link PackageRefused} and changes nothing.
 */
public final class PackageDesk implements AutoCloseable {

    private static final Logger LOG = System.getLogger(PackageDesk.class.getName());

    private final PackageStore store;
    private final PackageImport brought;
    private final StrategyDesk strategies;
    private final TradingSession session;
    private final LiveRecords live;
    private final Reruns reruns;
    private final PackageDeployment deployment;
    private final InstantSource clock;
    private final Map<Long, SignedPackage> read = new ConcurrentHashMap<>();
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param live counts what a strategy did here
     * @param measure runs a strategy on the simulated market
     */
    public PackageDesk(
            PackageStore store,
            PackageCheck check,
            StrategyDesk strategies,
            TradingSession session,
            LiveRecords live,
            Reruns.Measure measure,
            InstantSource clock) {
        this.store = store;
        this.brought = new PackageImport(store, check, clock);
        this.strategies = strategies;
        this.session = session;
        this.live = live;
        this.reruns = new Reruns(store, measure, this::tell);
        this.deployment = new PackageDeployment(store, strategies, session, this::tell, clock);
        this.clock = clock;
    }

    /** Begins to measure what was not measured yet. */
    public PackageDesk open() {
        reruns.open();
        return this;
    }

    /** Every package, by name, the latest version first. */
    public List<PackageView> list() {
        return store.list().stream().map(this::view).toList();
    }

    /** One of them; empty when there is none. */
    public Optional<PackageView> find(long id) {
        return store.find(id).map(this::view);
    }

    private PackageView existing(long id) {
        return find(id).orElseThrow(() -> new PackageRefused(Code.NOT_FOUND, "no package " + id));
    }

    private PackageView view(StoredPackage stored) {
        SignedPackage file = file(stored.id());
        boolean runs =
                session.state().versions().containsKey("strategy:" + stored.name()) && stored.startedAt() != null;
        StrategyDetail detail = runs ? strategies.find(stored.name()).orElse(null) : null;
        return new PackageView(
                stored,
                file.manifest(),
                state(stored, runs),
                new StrategyContent(stored.name(), file.parts()).record(),
                stored.rerun() == null ? null : TrackRecord.read(stored.rerun()),
                detail == null || stored.startedAt() == null ? null : live.of(detail.definition(), stored.startedAt()));
    }

    /** Kept without models, which are large. */
    private SignedPackage file(long id) {
        return read.computeIfAbsent(id, _ -> PackageStart.read(store, id).withoutModels());
    }

    private static State state(StoredPackage stored, boolean runs) {
        if (!stored.installed()) {
            return runs && stored.removedAt() != null ? State.ENDS_NEXT : State.IMPORTED;
        }
        return runs ? State.RUNNING : stored.problem().isEmpty() ? State.STARTS_NEXT : State.FAILED;
    }

    /** Every key that was ever trusted, the latest first. */
    public List<StoredKey> keys() {
        return store.keys();
    }

    /**
     * Believes what a key signs from now on.
     *
     * @param key {@code ed25519:} and 64 hexadecimal digits
     * @param name of the publisher, who should have told the key themselves
     */
    public StoredKey trust(String key, String name, String by) {
        return brought.trust(key, name, by);
    }

    /** Believes a key no more. */
    public void distrust(long id, String by) {
        if (!PackageImport.lawful(Code.TAKEN, () -> store.distrust(id, by, clock.instant()))) {
            throw new PackageRefused(Code.NOT_FOUND, "no trusted key " + id);
        }
    }

    /**
     * Takes a package: its signature first, then everything in it is checked, which takes some seconds.
     *
     * @param file as its publisher wrote it
     */
    public PackageView bringIn(byte[] file, String by) {
        StoredPackage stored = brought.bringIn(file, by);
        reruns.ring();
        tell(stored.id());
        return view(stored);
    }

    /**
     * Has the platform take it in, in the shadow, while it trades, and begin with it from now on. Builds it first, which takes
     * some seconds. While another version of its name runs that was removed, it waits for the next start.
     */
    public PackageView install(long id, String by) {
        StoredPackage stored = existing(id).stored();
        if (!PackageImport.lawful(Code.FORBIDDEN, () -> store.install(id, by, clock.instant()))) {
            throw new PackageRefused(Code.TAKEN, stored.name() + " " + stored.version() + " is installed already");
        }
        deployment.deploy(existing(id).stored(), by);
        tell(id);
        return existing(id);
    }

    /** Has the platform begin without it from the next start on; refused unless it is in the shadow. */
    public PackageView remove(long id, String by) {
        PackageView view = existing(id);
        String name = view.stored().name();
        if (view.state() == State.RUNNING) {
            StrategyMode mode = strategies
                    .find(name)
                    .map(detail -> detail.definition().mode())
                    .orElse(StrategyMode.SHADOW);
            if (mode != StrategyMode.SHADOW) {
                throw new PackageRefused(
                        Code.TAKEN,
                        name + " is in mode " + mode + ". Maybe set it to the shadow first, when it is flat");
            }
        }
        if (!store.remove(id, by, clock.instant())) {
            throw new PackageRefused(Code.NOT_FOUND, name + " is not installed");
        }
        tell(id);
        return existing(id);
    }

    /** Is told of a package when it changed, until it is closed. */
    public AutoCloseable listen(LongConsumer listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell(long id) {
        for (LongConsumer listener : listeners) {
            try {
                listener.accept(id);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "a listener of packages failed on " + id, e);
            }
        }
    }

    @Override
    public void close() {
        reruns.close();
    }

    /** What its author says of it; empty when they say nothing. */
    public String readme(long id) {
        return new StrategyContent(existing(id).stored().name(), file(id).parts()).readme();
    }
}

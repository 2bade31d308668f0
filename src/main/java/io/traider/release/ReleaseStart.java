package io.traider.release;

import io.traider.engine.EngineSetup;
import io.traider.journal.ArtefactStore;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.Kind;
import io.traider.journal.release.Publication.State;
import io.traider.journal.release.PublicationStore;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.StoredAlert;
import io.traider.journal.release.StoredVersion;
import io.traider.journal.release.StoredVersion.Origin;
import io.traider.model.ShippedModel;
import io.traider.rule.PackKind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A start of the platform: a new database is filled with what is shipped, and the engine is made of what is in force by the
 * database, be it that the last process ended between wanting it and telling its session.
 */
public final class ReleaseStart {

    private static final Logger LOG = System.getLogger(ReleaseStart.class.getName());

    /** The author of what is shipped. */
    static final String SHIPPED = "shipped";

    private final ReleaseStore store;
    private final PublicationStore publications;
    private final ModelRegistry registry;
    private final KeptModels models;
    private final Maker maker;
    private final String feed;
    private final InstantSource clock;

    /**
     * @param store of a migrated database
     * @param artefacts where models are kept
     * @param feed of the session that is to begin, whose temper its strategies have
     */
    public ReleaseStart(ReleaseStore store, ArtefactStore artefacts, String feed, InstantSource clock) {
        this.store = store;
        this.publications = store.publications();
        this.registry = new ModelRegistry(store);
        this.models = new KeptModels(registry, artefacts);
        this.maker = new Maker(models, feed);
        this.feed = feed;
        this.clock = clock;
    }

    /** Makes the database know what is shipped with this version of the platform. */
    public ReleaseStart fill() {
        ShippedModel.all().forEach(model -> {
            registry.ship(model.card(), model.hash(), clock.instant());
            models.keep(model.card(), model.hash(), model.onnx());
        });
        Shipped.all().forEach(this::fill);
        return this;
    }

    /**
     * The setup with a strategy that came in a package, in the shadow; the database then knows its rules, definition, score
     * and models. What else the setup was made of is shared. Before {@link #apply}, which puts into force what people have set
     * of it since.
     *
     * @param anew whether it was installed since the last start: what was in force under its name before is then no more
     * @throws IllegalArgumentException when it cannot be part of the setup, which is then as it was
     */
    public EngineSetup bring(EngineSetup setup, PackagedStrategy strategy, boolean anew) {
        return new Arrival(store, registry, models, feed, clock).into(setup, strategy, anew);
    }

    private void fill(Shipped shipped) {
        String key = shipped.key().toString();
        store.add(key, shipped.pack() == null ? null : shipped.pack().name());
        String content = shipped.content().hash();
        StoredVersion known = store.versions(key).stream()
                .filter(version -> version.origin() == Origin.SHIPPED
                        && version.contentHash().equals(content))
                .findFirst()
                .orElseGet(() -> add(shipped));
        Publication wanted = wanted(key).orElse(null);
        boolean follows = wanted == null
                || wanted.version() != known.number()
                        && store.version(key, wanted.version())
                                .filter(version -> version.origin() == Origin.SHIPPED)
                                .isPresent();
        if (follows) {
            publications.intend(key, known.number(), Kind.SHIPPED, null, "", SHIPPED, clock.instant());
        }
    }

    private StoredVersion add(Shipped shipped) {
        return store.add(new StoredVersion(
                shipped.key().toString(),
                0,
                shipped.hash(),
                shipped.content().files(),
                List.of(SHIPPED),
                Origin.SHIPPED,
                "",
                SHIPPED,
                clock.instant(),
                null,
                null));
    }

    /** The one that is to be in force: the latest intended, else the one in force. */
    private Optional<Publication> wanted(String key) {
        List<Publication> all = publications.list(key);
        return all.stream()
                .filter(each -> each.state() == State.INTENDED)
                .findFirst()
                .or(() -> all.stream()
                        .filter(each -> each.state() == State.IN_FORCE)
                        .findFirst());
    }

    /**
     * The setup with what is in force in the place of what is shipped. Of a text that the gate or the compiler does not take
     * any more, which is told in an alert, the version that was in force before is taken. What the given one was made of is
     * shared, so one of the two is closed.
     */
    public EngineSetup apply(EngineSetup shipped) {
        EngineSetup made = shipped;
        for (ReleaseKey key : Maker.inOrder(store.keys().keySet())) {
            made = apply(made, key);
        }
        return made;
    }

    private EngineSetup apply(EngineSetup setup, ReleaseKey key) {
        String present = hash(setup, key);
        if (present == null) {
            return setup;
        }
        for (Publication each : candidates(key.toString())) {
            StoredVersion version =
                    store.version(key.toString(), each.version()).orElseThrow();
            if (version.hash().equals(present)) {
                return setup;
            }
            try {
                return Building.put(setup, key, kind(key), new Content(version.files()), maker);
            } catch (IllegalArgumentException e) {
                leave(each, e);
            }
        }
        return setup;
    }

    private @Nullable PackKind kind(ReleaseKey key) {
        return ReleaseView.kind(store.keys().getOrDefault(key.toString(), ""));
    }

    /** What the setup has of it; {@code null} when nothing there uses it. */
    private static @Nullable String hash(EngineSetup setup, ReleaseKey key) {
        return setup.versions().get(key.toString());
    }

    /** What is wanted first, then what was in force before and may come back, the latest first. */
    private List<Publication> candidates(String key) {
        List<Publication> all = new ArrayList<>();
        wanted(key).ifPresent(all::add);
        Map<Integer, Boolean> approved = new HashMap<>();
        store.reviews(key).forEach(review -> approved.put(review.version(), review.approved()));
        publications.list(key).stream()
                .filter(each ->
                        each.inForceAt() != null && !all.contains(each) && approved.getOrDefault(each.version(), true))
                .forEach(all::add);
        return all;
    }

    private void leave(Publication left, IllegalArgumentException why) {
        String message = "version " + left.version() + " of " + left.key()
                + " did not come into force at the start, since this version of the platform does not take it: "
                + why.getMessage() + ". What was in force before it takes its place";
        LOG.log(Level.ERROR, message, why);
        publications.end(left, State.FAILED, message, left.by(), clock.instant());
        publications.alert(left.key(), StoredAlert.Kind.FAILED, left.version(), message, clock.instant());
    }

    /**
     * A session began with what was applied: takes down with which input each came into force.
     *
     * @param setup that the session runs on
     * @param before sequence of the last input before the session
     */
    public void began(EngineSetup setup, long before) {
        List<String> inOrder = List.copyOf(new TreeSet<>(setup.versions().keySet()));
        for (String key : store.keys().keySet()) {
            // The session says what is in force right after that it began, in the order of the keys.
            long sequence = before + 2 + Math.max(0, inOrder.indexOf(key));
            began(setup, ReleaseKey.parse(key), sequence);
        }
    }

    private void began(EngineSetup setup, ReleaseKey key, long sequence) {
        String present = hash(setup, key);
        Publication wanted = wanted(key.toString()).orElse(null);
        if (wanted == null) {
            return;
        }
        boolean is = present == null
                || store.version(key.toString(), wanted.version())
                        .filter(version -> version.hash().equals(present))
                        .isPresent();
        if (is && wanted.state() == State.INTENDED) {
            publications.inForce(wanted, sequence, clock.instant());
        } else if (!is) {
            fallenBack(key, present, wanted, sequence);
        }
    }

    /** The text in force is not that which the database wants: says so there. */
    private void fallenBack(ReleaseKey key, @Nullable String present, Publication wanted, long sequence) {
        publications.list(key.toString()).stream()
                .filter(each -> each.inForceAt() != null && each.version() != wanted.version())
                .filter(each -> store.version(key.toString(), each.version())
                        .filter(version -> version.hash().equals(present))
                        .isPresent())
                .findFirst()
                .ifPresent(each -> publications.inForce(
                        publications.intend(
                                key.toString(),
                                each.version(),
                                Kind.AUTOMATIC,
                                null,
                                "version " + wanted.version() + " could not be built at the start",
                                ReleaseDesk.GOVERNANCE,
                                clock.instant()),
                        sequence,
                        clock.instant()));
    }
}

package io.traider.parity;

import io.traider.domain.Input;
import io.traider.domain.Mode;
import io.traider.engine.Artefact;
import io.traider.engine.Artefacts;
import io.traider.engine.EngineSetup;
import io.traider.engine.Shelf;
import io.traider.journal.ArtefactStore;
import io.traider.rule.RulePack;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a replay takes its artefacts from. Keeps what it compiled for the next replay; for one thread at a time. */
public final class Releases implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Releases.class.getName());

    private final Function<String, EngineSetup> present;
    private final ArtefactStore kept;
    private final Function<Artefact, RulePack> packs;
    private final SortedMap<String, EngineSetup> made = new TreeMap<>();
    private final KeptShelf shelf;

    /**
     * @param present makes, for a feed, what is in force now; what it makes is closed here
     * @param kept what was in force in earlier sessions
     */
    public Releases(Function<String, EngineSetup> present, ArtefactStore kept) {
        this(present, kept, Artefacts::pack);
    }

    /** @param packs makes rule packs of what was kept; beside a session that trades, in another process */
    public Releases(Function<String, EngineSetup> present, ArtefactStore kept, Function<Artefact, RulePack> packs) {
        this.present = present;
        this.kept = kept;
        this.packs = packs;
        this.shelf = new KeptShelf(kept, made.values(), packs);
    }

    /** What came into force while recorded sessions ran. */
    Shelf shelf() {
        return shelf;
    }

    /** What the platform ships with now, and what was kept of earlier times. */
    public static Releases shipped(ArtefactStore kept) {
        return new Releases(EngineSetup::shipped, kept);
    }

    /** Keeps what a setup is made of for later replays. */
    public static void keep(EngineSetup setup, ArtefactStore store) {
        Artefacts.of(setup).forEach(artefact -> store.keep(artefact.key(), artefact.hash(), artefact.files()));
    }

    /**
     * What was in force in a session, as far as it is kept, and else what is now. Not to be closed by the caller, who runs
     * its {@link EngineSetup#twin()}.
     */
    EngineSetup inForce(Session session) {
        EngineSetup now = made.get(session.feed());
        if (now == null) {
            now = present.apply(session.feed());
            made.put(session.feed(), now);
        }
        if (session.versions().isEmpty() || now.versions().equals(session.versions())) {
            return now;
        }
        String key = session.feed() + " " + session.versions();
        EngineSetup then = made.get(key);
        if (then == null) {
            then = again(session, now);
            if (then == null) {
                return now;
            }
            made.put(key, then);
        }
        return then;
    }

    /**
     * What has these versions, as far as it is kept, and else what is in force now; closed by the caller.
     *
     * @param versions content hash of each artefact by kind and name
     */
    public EngineSetup twin(String feed, SortedMap<String, String> versions) {
        return inForce(new Session(0, 0, Mode.PAPER, feed, "", versions)).twin();
    }

    private @Nullable EngineSetup again(Session session, EngineSetup now) {
        SortedMap<String, Artefact> artefacts = new TreeMap<>();
        session.versions().forEach((key, hash) -> {
            SortedMap<String, byte[]> files = kept.find(key, hash);
            if (!files.isEmpty()) {
                artefacts.put(key, new Artefact(key, hash, files));
            }
        });
        if (!artefacts.keySet().equals(session.versions().keySet())) {
            return null;
        }
        try {
            return Artefacts.setup(session.feed(), artefacts, now, shelf::find, packs);
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "what was in force from input " + session.sequence() + " cannot be made again", e);
            return null;
        }
    }

    /** The name of an artefact as {@link EngineSetup#versions()} has it. */
    static String key(Input.Activated activated) {
        return activated.kind().key(activated.name());
    }

    @Override
    public void close() {
        shelf.close();
        made.values().forEach(EngineSetup::close);
        made.clear();
    }
}

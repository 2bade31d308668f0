package io.traider.parity;

import io.traider.domain.Input;
import io.traider.engine.EngineSetup;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a replay takes its artefacts from. Keeps what it compiled for the next replay; for one thread at a time. */
public final class Releases implements AutoCloseable {

    private final Function<String, EngineSetup> present;
    private final Function<Session, @Nullable EngineSetup> kept;
    private final SortedMap<String, EngineSetup> made = new TreeMap<>();

    /**
     * @param present makes, for a feed, what the platform ships with; what it makes is closed here
     * @param kept makes what was in force in a session where its artefacts are kept, {@code null} where they are not
     */
    public Releases(Function<String, EngineSetup> present, Function<Session, @Nullable EngineSetup> kept) {
        this.present = present;
        this.kept = kept;
    }

    /** What the platform ships with, whatever was in force. */
    public static Releases shipped() {
        return new Releases(EngineSetup::shipped, session -> null);
    }

    /**
     * What was in force in a session, as far as it is kept, and else what is now. Not to be closed by the caller, who runs
     * its {@link EngineSetup#twin()}.
     */
    EngineSetup inForce(Session session) {
        EngineSetup now = made.computeIfAbsent(session.feed(), present);
        if (now.versions().entrySet().containsAll(session.versions().entrySet())) {
            return now;
        }
        String key = session.feed() + " " + session.versions();
        EngineSetup then = made.get(key);
        if (then == null) {
            then = kept.apply(session);
            if (then == null) {
                return now;
            }
            made.put(key, then);
        }
        return then;
    }

    /** The name of an artefact as {@link EngineSetup#versions()} has it. */
    static String key(Input.Activated activated) {
        return activated.kind().key(activated.name());
    }

    @Override
    public void close() {
        made.values().forEach(EngineSetup::close);
        made.clear();
    }
}

package io.traider.parity;

import io.traider.domain.Input;
import io.traider.domain.ReleaseKind;
import io.traider.domain.RuleFault;
import io.traider.domain.Step;
import io.traider.engine.Engine;
import io.traider.engine.EngineSetup;
import io.traider.engine.EngineState;
import io.traider.engine.Shelf;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An engine that goes through recorded sessions, made anew where a session begins on other artefacts. What comes into force
 * in mid-session is taken from a shelf, at the same input; what ran beside decided nothing and does not run here.
 */
final class Lane implements AutoCloseable {

    private final Shelf shelf;
    private final RecordedPace pace = new RecordedPace();
    private Set<String> fixed = Set.of();
    private boolean opening;
    private @Nullable EngineSetup source;
    private @Nullable EngineSetup setup;
    private @Nullable Engine engine;

    /** @param shelf what came into force in mid-session */
    Lane(Shelf shelf) {
        this.shelf = shelf;
    }

    /** A session begins, as {@link #begin(EngineSetup, EngineState, Set)} says, and everything may change in it. */
    void begin(EngineSetup wanted, EngineState before) {
        begin(wanted, before, Set.of());
    }

    /**
     * A session begins.
     *
     * @param wanted what it runs on, as a twin
     * @param before what is remembered, for the first session
     * @param unchanging kinds and names of artefacts that stay in force whatever came into force then
     */
    void begin(EngineSetup wanted, EngineState before, Set<String> unchanging) {
        fixed = unchanging;
        if (wanted == source && engine().versions().equals(wanted.versions())) {
            return;
        }
        EngineSetup twin = wanted.twin();
        Engine fresh = new Engine(twin, shelf, pace);
        fresh.restore(engine == null ? before : engine.state());
        close();
        source = wanted;
        setup = twin;
        engine = fresh;
    }

    Engine engine() {
        if (engine == null) {
            throw new IllegalStateException("no session began yet");
        }
        return engine;
    }

    /** What it is a twin of. */
    EngineSetup source() {
        if (source == null) {
            throw new IllegalStateException("no session began yet");
        }
        return source;
    }

    EngineSetup setup() {
        if (setup == null) {
            throw new IllegalStateException("no session began yet");
        }
        return setup;
    }

    /** An input in which rules are as quick as they like. */
    Step on(long sequence, Input input) {
        return on(sequence, input, List.of());
    }

    /** @param recorded faults of the step as it was made once */
    Step on(long sequence, Input input, List<RuleFault> recorded) {
        pace.recall(recorded);
        return engine().on(sequence, ours(input));
    }

    Step follow(Step recorded) {
        Input ours = ours(recorded.input());
        return engine().follow(ours == recorded.input() ? recorded : Step.quiet(recorded.sequence(), ours));
    }

    private Input ours(Input input) {
        if (input instanceof Input.Activated was) {
            return ours(was);
        }
        if (input instanceof Input.Deployed was) {
            opening = false;
            return ours(was);
        }
        if (input instanceof Input.Shadowed was) {
            return new Input.Shadowed(was.nanos(), ReleaseKind.RULE_PACK, was.name(), "");
        }
        opening = input instanceof Input.Started;
        return input;
    }

    /**
     * At its beginning a session only says what is in force. That this engine runs on something else, as far as what was in
     * force is not kept or is what a change is about, is for the comparison to say.
     */
    private Input.Activated ours(Input.Activated was) {
        SortedMap<String, String> versions = engine().versions();
        String key = Releases.key(was);
        if (!opening && !fixed.contains(key) || was.hash().equals(versions.get(key))) {
            return was;
        }
        String known = versions.containsKey(key) ? key : versions.firstKey();
        ReleaseKind kind = ReleaseKind.ofKey(known).orElseThrow();
        return new Input.Activated(was.nanos(), kind, kind.name(known), versions.get(known));
    }

    /** It comes in to what stays in force here. */
    private Input.Deployed ours(Input.Deployed was) {
        if (Collections.disjoint(fixed, was.versions().keySet())) {
            return was;
        }
        SortedMap<String, String> versions = new TreeMap<>(was.versions());
        versions.replaceAll(
                (key, hash) -> fixed.contains(key) ? engine().versions().getOrDefault(key, hash) : hash);
        return new Input.Deployed(was.nanos(), was.strategy(), versions);
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
        if (setup != null) {
            setup.close();
        }
        source = null;
        setup = null;
        engine = null;
    }
}

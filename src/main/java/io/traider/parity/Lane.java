package io.traider.parity;

import io.traider.domain.Input;
import io.traider.domain.Step;
import io.traider.engine.Engine;
import io.traider.engine.EngineSetup;
import io.traider.engine.EngineState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An engine that goes through recorded sessions, made anew where other artefacts came into force. */
final class Lane implements AutoCloseable {

    private @Nullable EngineSetup source;
    private @Nullable EngineSetup setup;
    private @Nullable Engine engine;

    /**
     * A session begins.
     *
     * @param wanted what it runs on, as a twin
     * @param before what is remembered, for the first session
     */
    void begin(EngineSetup wanted, EngineState before) {
        if (wanted == source) {
            return;
        }
        EngineSetup twin = wanted.twin();
        Engine fresh = new Engine(twin);
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

    Step on(long sequence, Input input) {
        return engine().on(sequence, ours(input));
    }

    Step follow(Step recorded) {
        Input ours = ours(recorded.input());
        return engine().follow(ours == recorded.input() ? recorded : Step.quiet(recorded.sequence(), ours));
    }

    /** An engine takes no artefact but its own; that another one is in force is for the comparison to say. */
    private Input ours(Input input) {
        if (!(input instanceof Input.Activated was)) {
            return input;
        }
        Map<String, String> versions = engine().versions();
        String hash = versions.containsValue(was.hash())
                ? was.hash()
                : versions.getOrDefault(
                        Releases.key(was), versions.values().iterator().next());
        return hash.equals(was.hash()) ? was : new Input.Activated(was.nanos(), was.kind(), was.name(), hash);
    }

    @Override
    public void close() {
        if (setup != null) {
            setup.close();
        }
        source = null;
        setup = null;
        engine = null;
    }
}

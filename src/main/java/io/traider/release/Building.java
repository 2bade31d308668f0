package io.traider.release;

import io.traider.engine.EngineSetup;
import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.RulePack;
import io.traider.rule.build.BuildResult;
import io.traider.rule.build.PackBuild;
import org.jspecify.annotations.Nullable;

/** Puts texts into a setup, in this process: for the start of the platform and for commands, never while it trades. */
final class Building {

    private Building() {}

    /** @throws IllegalArgumentException when the gate or the compiler does not take it */
    static EngineSetup put(EngineSetup setup, ReleaseKey key, @Nullable PackKind kind, Content content, Maker others) {
        if (kind == null) {
            return others.make(key, content).into(setup);
        }
        PackSource source = new PackSource(kind, key.name(), content.files());
        BuildResult built = PackBuild.build(source);
        byte[] kjar = built.kjar();
        if (kjar == null) {
            throw new IllegalArgumentException(key + " does not build: " + built.problems());
        }
        return setup.with(RulePack.load(source, kjar));
    }
}

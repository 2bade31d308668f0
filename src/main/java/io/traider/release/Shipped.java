package io.traider.release;

import io.traider.engine.EngineSetup;
import io.traider.rule.PackKind;
import io.traider.rule.ShippedPacks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release as the platform ships with it.
 *
 * @param pack {@code null} of a limit set
 */
record Shipped(ReleaseKey key, @Nullable PackKind pack, Content content) {

    /** All of them. */
    static List<Shipped> all() {
        List<Shipped> all = new ArrayList<>();
        ShippedPacks.all()
                .forEach(pack ->
                        all.add(new Shipped(ReleaseKey.rules(pack.name()), pack.kind(), new Content(pack.files()))));
        EngineSetup.limitNames().forEach(name -> all.add(limits(name)));
        return all;
    }

    private static Shipped limits(String name) {
        return new Shipped(ReleaseKey.limits(name), null, Content.of(Content.LIMITS, EngineSetup.limitFile(name)));
    }
}

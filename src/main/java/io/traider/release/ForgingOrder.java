package io.traider.release;

import io.traider.rule.PackSource;
import org.jspecify.annotations.Nullable;

/**
 * A request to the foundry.
 *
 * @param source to check or build
 * @param scenarios whether to run its scenarios
 * @param build whether the jar is wanted
 * @param kjar what this text was built to before; {@code null} when it is to be built now
 */
record ForgingOrder(PackSource source, boolean scenarios, boolean build, byte @Nullable [] kjar) {

    ForgingOrder(PackSource source, boolean scenarios, boolean build) {
        this(source, scenarios, build, null);
    }
}

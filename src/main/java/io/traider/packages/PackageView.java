package io.traider.packages;

import io.traider.journal.release.StoredPackage;
import org.jspecify.annotations.Nullable;

/**
 * A package as the platform has it.
 *
 * @param published what its publisher measured; {@code null} when they did not say
 * @param rerun what this platform measured on its own simulated market; {@code null} before it has
 * @param live what it did here; {@code null} while it never ran
 */
public record PackageView(
        StoredPackage stored,
        Manifest manifest,
        State state,
        @Nullable TrackRecord published,
        @Nullable TrackRecord rerun,
        @Nullable LiveRecord live) {

    /** Where it stands. */
    public enum State {
        /** It is kept here, and may be installed. */
        IMPORTED,
        /** It is installed, and comes in, in the shadow, at the next start: another of its name runs until then. */
        STARTS_NEXT,
        /** It runs. */
        RUNNING,
        /** It was removed, and runs until the platform stops. */
        ENDS_NEXT,
        /** It is installed and did not come in at the last start; {@link StoredPackage#problem} says why. */
        FAILED
    }
}

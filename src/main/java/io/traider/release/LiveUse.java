package io.traider.release;

import io.traider.journal.release.StoredShadow;
import java.time.Duration;
import java.util.List;

/** What the running session says of packs in force and in the shadow. */
final class LiveUse {

    /** Of one pack since the session began. */
    record Use(long asked, long nanos, long faults) {

        static final Use NONE = new Use(0, 0, 0);

        Duration mean() {
            return asked == 0 ? Duration.ZERO : Duration.ofNanos(nanos / asked);
        }
    }

    Use of(ReleaseKey key) {
        return Use.NONE;
    }

    Shadow shadow(StoredShadow shadow) {
        return new Shadow(
                ReleaseKey.parse(shadow.key()), shadow.version(), shadow.by(), shadow.since(), 0, 0, List.of());
    }
}

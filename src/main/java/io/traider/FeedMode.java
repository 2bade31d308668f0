package io.traider;

import java.util.Locale;

/** Where frames come from. */
enum FeedMode {
    /** Venues that exist on loopback only and speak the real ones' protocols. */
    SIMULATED,
    /** The venues' public feeds. */
    LIVE,
    /** Recorded frames. */
    REPLAY;

    /** As people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.traider.session;

import io.traider.domain.MarketEvent;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A market that a session is fed with as fast as it takes it: nothing is shed, and whoever waits leaves it the processor. */
public final class Feeding {

    private static final long PAUSE_NANOS = 100_000;

    private Feeding() {}

    /** What a market reports to, so that the session hears all of it. */
    public static Consumer<MarketEvent> into(TradingSession session) {
        return event -> pauseUntil(() -> session.offer(event));
    }

    /** Asks again and again, with pauses that nobody notices. */
    public static void pauseUntil(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}

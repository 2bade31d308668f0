package io.traider;

import io.traider.backtest.BacktestListener;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says every two seconds how far a run is. */
final class RunProgress implements BacktestListener {

    private static final long EVERY_NANOS = 2_000_000_000L;

    private final Past past;
    private final PrintWriter err;
    private final long began;
    private long told;

    /** @param began {@link System#nanoTime} */
    RunProgress(Past past, PrintWriter err, long began) {
        this.past = past;
        this.err = err;
        this.began = began;
        this.told = began;
    }

    @Override
    public boolean progress(long nanos, long events) {
        long now = System.nanoTime();
        if (now - told >= EVERY_NANOS) {
            told = now;
            Instant at = Instant.ofEpochSecond(0, nanos).truncatedTo(ChronoUnit.SECONDS);
            err.printf(
                    Locale.ROOT, "%s%s  %,d events, %,.0f/s%n", at, share(nanos), events, events * 1e9 / (now - began));
            err.flush();
        }
        return true;
    }

    private String share(long nanos) {
        boolean known = past.source() == Past.Source.SIMULATED;
        return known
                ? String.format(
                        Locale.ROOT,
                        " (%.0f %%)",
                        100.0 * (nanos - past.fromNanos()) / (past.toNanos() - past.fromNanos()))
                : "";
    }
}

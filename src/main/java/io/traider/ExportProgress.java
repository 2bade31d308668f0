package io.traider;

import io.traider.training.ExportPlan;
import io.traider.training.FeatureExport;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says every two seconds how far an export is. */
final class ExportProgress {

    private static final long EVERY_NANOS = 2_000_000_000L;

    private final ExportPlan plan;
    private final PrintWriter err;
    private final long began;
    private long told;

    /** @param began {@link System#nanoTime} */
    ExportProgress(ExportPlan plan, PrintWriter err, long began) {
        this.plan = plan;
        this.err = err;
        this.began = began;
        this.told = began;
    }

    void tell(FeaturePast past, FeatureExport export) {
        long now = System.nanoTime();
        if (now - told < EVERY_NANOS) {
            return;
        }
        told = now;
        err.printf(
                Locale.ROOT,
                "%s%s  %,d rows, %,d events, %,.0f/s%n",
                Instant.ofEpochSecond(0, past.nanos()).truncatedTo(ChronoUnit.SECONDS),
                share(past.nanos()),
                export.rows(),
                past.events(),
                past.events() * 1e9 / (now - began));
        err.flush();
    }

    private String share(long nanos) {
        boolean known = plan.fromNanos() > 0 && plan.toNanos() != Long.MAX_VALUE;
        double done = 100.0 * (nanos - plan.fromNanos()) / (plan.toNanos() - plan.fromNanos());
        return known ? String.format(Locale.ROOT, " (%.0f %%)", Math.clamp(done, 0, 100)) : "";
    }
}

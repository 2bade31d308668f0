package io.traider;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * How long the stages of the corridor take, for Prometheus: percentiles of the last ten seconds, and counts since the start
 * of what stayed within each of some bounds, as {@code histogram_quantile} wants them.
 */
final class StageTimes implements AutoCloseable {

    private static final long EVERY_SECONDS = 10;
    private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999, 1};
    private static final double[] BOUNDS_MILLIS = {
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        2,
        3,
        5,
        7.5,
        10,
        15,
        20,
        25,
        30,
        40,
        50,
        75,
        100,
        150,
        250,
        500,
        1_000,
        Double.POSITIVE_INFINITY
    };

    /** A stretch of an event's way. */
    enum Stage {
        /** From a frame's arrival to the offer of its events to the session. */
        ARRIVED_TO_OFFERED,
        /** What the engine takes for one input. */
        ENGINE,
        /** From the offer of an event to its step being durable. */
        OFFERED_TO_JOURNALLED,
        /** The same for steps with a decision. */
        OFFERED_TO_DECISION_JOURNALLED
    }

    private final Map<Stage, Supplier<Histogram>> sources;
    private final Map<Stage, Histogram> latest = new EnumMap<>(Stage.class);
    private final Map<Stage, long[]> within = new EnumMap<>(Stage.class);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stage-times").factory());

    private StageTimes(Map<Stage, Supplier<Histogram>> sources) {
        this.sources = new EnumMap<>(sources);
        for (Stage stage : Stage.values()) {
            latest.put(stage, new Histogram(3));
            within.put(stage, new long[BOUNDS_MILLIS.length]);
        }
    }

    /** @param sources each says what was measured since it was last asked, nanoseconds */
    static StageTimes start(Map<Stage, Supplier<Histogram>> sources, MeterRegistry registry) {
        StageTimes times = new StageTimes(sources);
        for (Stage stage : sources.keySet()) {
            times.bind(stage, registry);
        }
        times.clock.scheduleAtFixedRate(times::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        return times;
    }

    private void bind(Stage stage, MeterRegistry registry) {
        Tags tags = Tags.of("stage", stage.name().toLowerCase(Locale.ROOT));
        for (double quantile : QUANTILES) {
            Gauge.builder("traider.stage.seconds", () -> latest(stage).getValueAtPercentile(quantile * 100) / 1e9)
                    .tags(tags.and("quantile", Double.toString(quantile)))
                    .description("time that a stage took, percentiles of the last ten seconds")
                    .register(registry);
        }
        Gauge.builder("traider.stage.events", () -> latest(stage).getTotalCount())
                .tags(tags)
                .description("events that passed a stage in the last ten seconds")
                .register(registry);
        for (int i = 0; i < BOUNDS_MILLIS.length; i++) {
            int bound = i;
            FunctionCounter.builder("traider.stage.within", this, times -> times.within(stage, bound))
                    .tags(tags.and("le", bound(BOUNDS_MILLIS[i])))
                    .description("events that passed a stage within so many seconds, since the start")
                    .register(registry);
        }
    }

    private static String bound(double millis) {
        return Double.isInfinite(millis) ? "+Inf" : Double.toString(millis / 1e3);
    }

    private synchronized long within(Stage stage, int bound) {
        return within.get(stage)[bound];
    }

    private synchronized Histogram latest(Stage stage) {
        return latest.get(stage);
    }

    private synchronized void look() {
        sources.forEach((stage, source) -> {
            Histogram times = source.get();
            latest.put(stage, times);
            long[] counts = within.get(stage);
            for (int i = 0; i < BOUNDS_MILLIS.length; i++) {
                long nanos = (long) Math.min(Long.MAX_VALUE, BOUNDS_MILLIS[i] * 1e6);
                counts[i] += times.getCountBetweenValues(0, nanos);
            }
        });
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

package io.traider;

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

/** How long the stages of the corridor took lately: percentiles of the last ten seconds, for Prometheus. */
final class StageTimes implements AutoCloseable {

    private static final long EVERY_SECONDS = 10;
    private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999, 1};

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
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stage-times").factory());

    private StageTimes(Map<Stage, Supplier<Histogram>> sources) {
        this.sources = new EnumMap<>(sources);
        for (Stage stage : Stage.values()) {
            latest.put(stage, new Histogram(3));
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
    }

    private synchronized Histogram latest(Stage stage) {
        return latest.get(stage);
    }

    private synchronized void look() {
        sources.forEach((stage, source) -> latest.put(stage, source.get()));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

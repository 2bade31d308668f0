package io.traider.api;

import graphql.schema.idl.RuntimeWiring;
import io.traider.judging.Estimate;
import io.traider.judging.LiveFigures;
import io.traider.release.ModelHealthDesk;
import io.traider.release.ReleaseDesk;
import io.traider.release.ScoreHealth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** {@code models.graphqls}: how what scores come from does now. */
@Controller
class ModelHealthOperations implements RuntimeWiringConfigurer {

    private final ModelHealthDesk desk;

    ModelHealthOperations(ReleaseDesk releases) {
        this.desk = releases.models();
    }

    @QueryMapping
    List<ScoreHealth> modelHealth() {
        return desk.list();
    }

    @SubscriptionMapping
    Flux<ScoreHealth> modelHealthChanged(@Argument @Nullable String strategy) {
        return Conflating.of(Live.ROOM, ScoreHealth::strategy, desk::list, desk::listen)
                .filter(health -> strategy == null || strategy.equals(health.strategy()));
    }

    @Override
    public void configure(RuntimeWiring.Builder schema) {
        Fields.of("ModelHealth", ScoreHealth.class)
                .field("source", health -> health.fact().source())
                .field("hash", health -> health.figures().hash())
                .field("basis", health -> health.figures().basis())
                .field("samples", health -> health.figures().samples())
                .field("refusedShare", health -> health.figures().refusedShare())
                .field("scoreDrift", health -> health.figures().score())
                .field("inputDrift", health -> health.figures().inputs())
                .field("outcomes", health -> health.figures().outcomes())
                .field("brier", health -> value(health.figures().brier()))
                .field("expectedBrier", health -> value(health.figures().expectedBrier()))
                .field("hitRate", health -> value(health.figures().hitRate()))
                .field("expectedHitRate", health -> value(health.figures().expectedHitRate()))
                .field("pnl", health -> Fields.finite(health.fact().pnl()))
                .field("expectedPnl", ModelHealthOperations::expected)
                .field("leastPnl", health -> Fields.finite(health.leastPnl()))
                .field("p99Micros", health -> Fields.finite(health.figures().p99Micros()))
                .into(schema);
        Fields.of("Drift", LiveFigures.Drift.class)
                .field("psi", drift -> Fields.finite(drift.psi()))
                .field("usual", drift -> Fields.finite(drift.usual()))
                .into(schema);
    }

    private static @Nullable Double value(@Nullable Estimate estimate) {
        return estimate == null ? null : Fields.finite(estimate.value());
    }

    /** Where nothing is known of the least, nothing is expected. */
    private static @Nullable Double expected(ScoreHealth health) {
        return Double.isFinite(health.leastPnl()) ? health.fact().expectedPnl() : null;
    }

    /** The greatest index of the strategies' scores and of the inputs that a model reads; {@code null} where none is known. */
    static @Nullable Double drift(ModelHealthDesk desk, List<String> strategies, List<String> inputs) {
        return drift(
                strategies.stream()
                        .flatMap(strategy -> desk.find(strategy).stream())
                        .map(ScoreHealth::figures),
                inputs);
    }

    /** Other members of an ensemble may read what this one does not. */
    static @Nullable Double drift(Stream<LiveFigures> sources, List<String> inputs) {
        return sources.flatMap(figures -> Stream.concat(
                        Stream.of(figures.score()),
                        figures.inputs().stream().filter(drift -> inputs.contains(drift.name()))))
                .map(LiveFigures.Drift::psi)
                .filter(Double::isFinite)
                .max(Double::compare)
                .orElse(null);
    }
}

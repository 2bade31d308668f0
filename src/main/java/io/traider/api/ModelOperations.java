package io.traider.api;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.traider.api.ReleaseCalls.ReviewDecision;
import io.traider.engine.ScorePlan;
import io.traider.journal.release.Publication;
import io.traider.model.Combination;
import io.traider.model.ScoreSpec;
import io.traider.release.ModelDesk;
import io.traider.release.ModelVersion;
import io.traider.release.RegisteredModel;
import io.traider.release.ScoreChange;
import io.traider.release.ScoreDetail;
import io.traider.release.StrategyDesk;
import io.traider.release.StrategyDetail;
import io.traider.session.TradingSession;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code models.graphqls}: the life of models, and what scores come from. */
@Controller
class ModelOperations implements RuntimeWiringConfigurer {

    private final ReleaseCalls calls;
    private final ModelDesk desk;
    private final StrategyDesk strategies;
    private final TradingSession session;

    ModelOperations(ReleaseCalls calls, ModelDesk desk, StrategyDesk strategies, TradingSession session) {
        this.calls = calls;
        this.desk = desk;
        this.strategies = strategies;
        this.session = session;
    }

    @QueryMapping
    Mono<List<RegisteredModel>> models() {
        return calls.later(desk::list);
    }

    @QueryMapping
    Mono<RegisteredModel> model(@Argument String name) {
        return calls.later(() -> desk.find(name).orElse(null));
    }

    @MutationMapping
    Mono<ModelVersion> submitModel(
            @Argument String upload, @Argument String comment, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> desk.submit(upload, comment, caller.getName()));
    }

    @MutationMapping
    Mono<ModelVersion> reviewModel(
            @Argument String model,
            @Argument int version,
            @Argument ReviewDecision decision,
            @Argument String comment,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(
                () -> desk.review(model, version, decision == ReviewDecision.APPROVE, comment, caller.getName()));
    }

    @MutationMapping
    Mono<StrategyDetail> shadowModel(
            @Argument String strategy,
            @Argument String model,
            @Argument int version,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> {
            desk.shadow(strategy, model, version, caller.getName());
            return strategies.find(strategy).orElse(null);
        });
    }

    @MutationMapping
    Mono<StrategyDetail> endModelShadow(@Argument String strategy, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> {
            desk.endShadow(strategy, caller.getName());
            return strategies.find(strategy).orElse(null);
        });
    }

    @MutationMapping
    Mono<Publication> promoteModel(
            @Argument String strategy,
            @Argument String model,
            @Argument int version,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> desk.promote(strategy, model, version, caller.getName()));
    }

    @MutationMapping
    Mono<ScoreChange> submitScore(
            @Argument String strategy,
            @Argument ScoreInput score,
            @Argument String comment,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> desk.submitScore(strategy, score.plan(), comment, caller.getName()));
    }

    @MutationMapping
    Mono<ScoreChange> reviewScore(
            @Argument String strategy,
            @Argument int version,
            @Argument ReviewDecision decision,
            @Argument String comment,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() ->
                desk.reviewScore(strategy, version, decision == ReviewDecision.APPROVE, comment, caller.getName()));
    }

    @MutationMapping
    Mono<StrategyDetail> shadowScore(
            @Argument String strategy, @Argument int version, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> {
            desk.shadowScore(strategy, version, caller.getName());
            return strategies.find(strategy).orElse(null);
        });
    }

    @MutationMapping
    Mono<Publication> promoteScore(
            @Argument String strategy, @Argument int version, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> desk.promoteScore(strategy, version, caller.getName()));
    }

    @SchemaMapping(typeName = "ScoreSource")
    Mono<List<ScoreChange>> changes(ScoreDetail score) {
        return calls.later(() -> desk.scoreChanges(score.strategy()));
    }

    /** What a score is to come from. */
    record ScoreInput(Combination combination, ScoreSpec.Over over, double intercept, List<ScorePlan.Part> members) {
        ScorePlan plan() {
            return new ScorePlan(combination, over, intercept, members);
        }
    }

    @MutationMapping
    Mono<Publication> rollbackModel(
            @Argument String strategy, @Argument String reason, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> desk.rollback(strategy, reason, caller.getName()));
    }

    @SubscriptionMapping
    Flux<String> modelChanged() {
        return Conflating.of(
                        Live.ROOM,
                        key -> key,
                        () -> strategies.list().stream()
                                .map(each -> "model:" + each.name())
                                .toList(),
                        desk::listen)
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public void configure(RuntimeWiring.Builder schema) {
        ModelFields.of(schema, session, calls.desk().models());
    }
}

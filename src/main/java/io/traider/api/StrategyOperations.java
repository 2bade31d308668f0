package io.traider.api;

import graphql.schema.DataFetchingEnvironment;
import io.traider.domain.StrategyMode;
import io.traider.release.StrategyDesk;
import io.traider.release.StrategyDetail;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code strategies.graphqls}: strategies, and what people set of them. */
@Controller
class StrategyOperations {

    private final ReleaseCalls calls;
    private final StrategyDesk desk;

    StrategyOperations(ReleaseCalls calls, StrategyDesk desk) {
        this.calls = calls;
        this.desk = desk;
    }

    @QueryMapping
    Mono<List<StrategyDetail>> strategies() {
        return calls.later(desk::list);
    }

    @QueryMapping
    Mono<StrategyDetail> strategy(@Argument String name) {
        return calls.later(() -> desk.find(name).orElse(null));
    }

    @MutationMapping
    Mono<StrategyDetail> setStrategyMode(
            @Argument String strategy,
            @Argument StrategyMode mode,
            @Argument @Nullable Boolean exitsOnly,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> {
            desk.setMode(strategy, mode, exitsOnly, caller.getName());
            return desk.find(strategy).orElse(null);
        });
    }

    @MutationMapping
    Mono<StrategyDetail> setStrategyParameters(
            @Argument String strategy, @Argument List<ParameterInput> parameters, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        SortedMap<String, BigDecimal> values = new TreeMap<>();
        for (ParameterInput each : parameters) {
            if (values.put(each.name(), each.value()) != null) {
                throw Refusal.badRequest("parameter '" + each.name() + "' is named twice. Maybe once");
            }
        }
        return calls.later(() -> {
            desk.setParameters(strategy, values, caller.getName());
            return desk.find(strategy).orElse(null);
        });
    }

    /** A new value of a parameter. */
    record ParameterInput(String name, BigDecimal value) {}

    @SubscriptionMapping
    Flux<String> strategyChanged() {
        return Conflating.of(
                        Live.ROOM,
                        name -> name,
                        () -> desk.list().stream().map(StrategyDetail::name).toList(),
                        desk::listen)
                .subscribeOn(Schedulers.boundedElastic());
    }
}

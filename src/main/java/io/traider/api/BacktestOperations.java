package io.traider.api;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.traider.api.Connection.Edge;
import io.traider.backtest.desk.BacktestDesk;
import io.traider.backtest.desk.BacktestRequest;
import io.traider.backtest.desk.BacktestRequest.Problem;
import io.traider.backtest.desk.BacktestRun;
import io.traider.backtest.desk.Workshop.Choices;
import io.traider.domain.Decision;
import io.traider.journal.Cursor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code backtests.graphqls}. */
@Controller
class BacktestOperations implements RuntimeWiringConfigurer {

    /** How many runs a new reader of changes is told of. */
    private static final int LATEST = 20;

    private final BacktestDesk desk;

    BacktestOperations(BacktestDesk desk) {
        this.desk = desk;
    }

    /** A run that is no more. */
    record Deleted(long id) {}

    @QueryMapping
    Mono<Connection<BacktestRun>> backtests(@Argument int first, @Argument @Nullable String after) {
        Long before = after == null ? null : number(after, ErrorCode.BAD_REQUEST);
        int most = Connection.checked(first);
        return later(() -> {
            List<BacktestRun> runs = desk.list(most + 1, before);
            List<Edge<BacktestRun>> edges = runs.stream()
                    .limit(most)
                    .map(run -> new Edge<>(Long.toString(run.id()), run))
                    .toList();
            return Connection.of(
                    edges,
                    runs.size() > most,
                    after != null,
                    () -> CompletableFuture.supplyAsync(desk::count, Thread::startVirtualThread));
        });
    }

    @QueryMapping
    Mono<BacktestRun> backtest(@Argument String id) {
        return later(() -> known(id).orElse(null));
    }

    @QueryMapping
    Mono<BacktestReport> backtestReport(@Argument String id) {
        return later(() -> known(id)
                .flatMap(run -> desk.detail(run.id()).map(detail -> new BacktestReport(run.id(), detail)))
                .orElse(null));
    }

    @QueryMapping
    Mono<Connection<Decision>> backtestDecisions(
            @Argument String id, @Argument int first, @Argument @Nullable String after) {
        Cursor last = Connection.cursor(after);
        int most = Connection.checked(first);
        return later(() -> {
            long run = existing(id).id();
            return Connection.of(
                    desk.decisions(run, most, last),
                    last,
                    () -> CompletableFuture.supplyAsync(() -> desk.countDecisions(run), Thread::startVirtualThread));
        });
    }

    @QueryMapping
    Mono<Choices> backtestChoices() {
        return later(desk::choices);
    }

    @MutationMapping
    Mono<BacktestRun> startBacktest(@Argument BacktestInput input, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return later(() -> {
            BacktestRequest request = input.request();
            List<Problem> problems = desk.problems(request);
            if (!problems.isEmpty()) {
                throw Refusal.badRequest(problems.stream()
                        .map(problem -> problem.field() + ": " + problem.advice())
                        .collect(Collectors.joining("; ")));
            }
            try {
                return desk.start(request, caller.getName());
            } catch (IllegalStateException e) {
                throw new Refusal(ErrorCode.TOO_MANY, String.valueOf(e.getMessage()));
            }
        });
    }

    @MutationMapping
    Mono<BacktestRun> cancelBacktest(@Argument String id, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return later(() -> {
            BacktestRun run = existing(id);
            if (!desk.cancel(run.id(), caller.getName())) {
                throw Refusal.badRequest("run " + id + " ends or has ended already, so there is nothing to cancel");
            }
            return existing(id);
        });
    }

    @MutationMapping
    Mono<Deleted> deleteBacktest(@Argument String id) {
        return later(() -> {
            BacktestRun run = existing(id);
            if (!desk.delete(run.id())) {
                throw Refusal.badRequest("run " + id + " is " + run.state() + ". Maybe cancel it first");
            }
            return new Deleted(run.id());
        });
    }

    @SubscriptionMapping
    Flux<BacktestRun> backtestChanged(@Argument @Nullable String id) {
        Long only = id == null ? null : number(id, ErrorCode.NOT_FOUND);
        return Conflating.of(Live.ROOM, BacktestRun::id, () -> initial(only), desk::listen)
                .subscribeOn(Schedulers.boundedElastic())
                .filter(run -> only == null || only == run.id());
    }

    private Iterable<BacktestRun> initial(@Nullable Long only) {
        return only == null
                ? desk.list(LATEST, null).reversed()
                : desk.find(only).map(List::of).orElseGet(List::of);
    }

    private Optional<BacktestRun> known(String id) {
        return id.matches("[0-9]{1,18}") ? desk.find(Long.parseLong(id)) : Optional.empty();
    }

    private BacktestRun existing(String id) {
        return known(id)
                .orElseThrow(() ->
                        new Refusal(ErrorCode.NOT_FOUND, "no run '" + id + "'. Maybe look for its id in 'backtests'"));
    }

    private static long number(String text, ErrorCode otherwise) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Refusal(otherwise, "'" + text + "' is no run. Maybe look for its id in 'backtests'");
        }
        return Long.parseLong(text);
    }

    private static <T> Mono<T> later(Callable<@Nullable T> question) {
        return Mono.fromCallable(question).subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public void configure(RuntimeWiring.Builder schema) {
        Fields.of("BacktestConnection", Connection.class)
                .field("totalCount", page -> page.total().get())
                .into(schema);
        BacktestFields.of(schema, desk);
    }
}

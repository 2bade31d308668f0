package io.traider.api;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.traider.journal.ParityCheck;
import io.traider.journal.ParityCheck.Figures;
import io.traider.parity.ParityDesk;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code parity.graphqls}. */
@Controller
class ParityOperations implements RuntimeWiringConfigurer {

    private final ParityDesk desk;

    ParityOperations(ParityDesk desk) {
        this.desk = desk;
    }

    @QueryMapping
    Mono<List<ParityCheck>> parityChecks(@Argument int first) {
        int checked = Connection.checked(first);
        return Mono.fromCallable(() -> desk.latest(checked)).subscribeOn(Schedulers.boundedElastic());
    }

    @MutationMapping
    Mono<ParityCheck> runParityCheck(@Argument LocalDate day, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return Mono.fromCallable(() -> desk.request(day, caller.getName())).subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public void configure(RuntimeWiring.Builder schema) {
        Fields.of("ParityCheck", ParityCheck.class)
                .field("inputs", of(Figures::inputs))
                .field("decisions", of(Figures::decisions))
                .field("fills", of(Figures::fills))
                .field("differences", of(Figures::differences))
                .field("decisionsApart", of(Figures::decisionsApart))
                .field("fillsApart", of(Figures::fillsApart))
                .field("fillPriceBps", of(Figures::fillPriceBps))
                .field("pnlApart", of(Figures::pnlApart))
                .field("recordedLatencyMillis", of(Figures::recordedLatencyMillis))
                .field("replayedLatencyMillis", of(Figures::replayedLatencyMillis))
                .field("inputsPerSecond", of(Figures::inputsPerSecond))
                .into(schema);
    }

    private static <T> Function<ParityCheck, @Nullable T> of(Function<Figures, @Nullable T> figure) {
        return check -> check.figures() == null ? null : figure.apply(check.figures());
    }
}

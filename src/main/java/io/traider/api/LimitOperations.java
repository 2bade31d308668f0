package io.traider.api;

import graphql.schema.DataFetchingEnvironment;
import io.traider.api.ReleaseCalls.ReviewDecision;
import io.traider.domain.ReleaseKind;
import io.traider.journal.release.Publication;
import io.traider.release.CheckReport;
import io.traider.release.Content;
import io.traider.release.Draft;
import io.traider.release.ReleaseDesk;
import io.traider.release.ReleaseDetail;
import io.traider.release.ReleaseKey;
import io.traider.release.Simulation;
import io.traider.release.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** {@code limits.graphqls}: the life of limit sets, which is that of rule packs. */
@Controller
class LimitOperations {

    private final ReleaseCalls calls;
    private final ReleaseDesk desk;

    LimitOperations(ReleaseCalls calls) {
        this.calls = calls;
        this.desk = calls.desk();
    }

    @QueryMapping
    Mono<List<ReleaseDetail>> limitSets() {
        return calls.all(key -> key.kind() == ReleaseKind.LIMITS);
    }

    @QueryMapping
    Mono<ReleaseDetail> limitSet(@Argument String name) {
        return calls.later(() -> calls.find(ReleaseKey::limits, name));
    }

    @MutationMapping
    Mono<Draft> saveLimitDraft(
            @Argument String limits,
            @Argument String text,
            @Argument long baseVersion,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(
                () -> calls.save(calls.key(ReleaseKey::limits, limits), Content.LIMITS, text, baseVersion, caller));
    }

    @MutationMapping
    Mono<ReleaseDetail> discardLimitDraft(
            @Argument String limits, @Argument long baseVersion, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> {
            desk.discard(calls.key(ReleaseKey::limits, limits), baseVersion, caller.getName());
            return calls.existing(ReleaseKey::limits, limits);
        });
    }

    @MutationMapping
    Mono<CheckReport> checkLimitDraft(@Argument String limits, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> desk.check(calls.key(ReleaseKey::limits, limits), caller.getName()));
    }

    @MutationMapping
    Mono<Simulation> simulateLimitDraft(
            @Argument String limits,
            @Argument Instant from,
            @Argument Instant to,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(
                () -> desk.simulate(calls.key(ReleaseKey::limits, limits), from, to, true, caller.getName()));
    }

    @MutationMapping
    Mono<Version> submitLimitDraft(
            @Argument String limits, @Argument String comment, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> desk.submit(calls.key(ReleaseKey::limits, limits), comment, caller.getName()));
    }

    @MutationMapping
    Mono<Version> reviewLimitDraft(
            @Argument String limits,
            @Argument ReviewDecision decision,
            @Argument String comment,
            @Argument @Nullable Integer version,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(
                () -> calls.review(calls.key(ReleaseKey::limits, limits), version, decision, comment, caller));
    }

    @MutationMapping
    Mono<Publication> publishLimitSet(
            @Argument String limits,
            @Argument int version,
            @Argument @Nullable Instant at,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> desk.publish(calls.key(ReleaseKey::limits, limits), version, at, caller.getName()));
    }

    @MutationMapping
    Mono<Publication> publishLimitSetInEmergency(
            @Argument String limits, @Argument String reason, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(
                () -> desk.publishEmergency(calls.key(ReleaseKey::limits, limits), reason, caller.getName()));
    }

    @MutationMapping
    Mono<Publication> rollbackLimitSet(
            @Argument String limits,
            @Argument int version,
            @Argument String reason,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(
                () -> desk.rollback(calls.key(ReleaseKey::limits, limits), version, reason, caller.getName()));
    }
}

package io.traider.api;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.traider.api.ReleaseCalls.ReviewDecision;
import io.traider.domain.ReleaseKind;
import io.traider.journal.release.Publication;
import io.traider.release.CheckReport;
import io.traider.release.Content;
import io.traider.release.Draft;
import io.traider.release.ReleaseAlert;
import io.traider.release.ReleaseDesk;
import io.traider.release.ReleaseDetail;
import io.traider.release.ReleaseKey;
import io.traider.release.ReleaseSummary;
import io.traider.release.Simulation;
import io.traider.release.Version;
import io.traider.release.WhyNotReport;
import io.traider.rule.PackKind;
import io.traider.rule.words.ActionWords;
import io.traider.rule.words.FactWords;
import io.traider.rule.words.ParameterWords;
import io.traider.rule.words.Vocabulary;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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

/** {@code rules.graphqls}: the life of rule packs. */
@Controller
class RuleOperations implements RuntimeWiringConfigurer {

    /** How many simulations of each release a new reader of changes is told of. */
    private static final int LATEST = 20;

    private final ReleaseCalls calls;
    private final ReleaseDesk desk;

    RuleOperations(ReleaseCalls calls) {
        this.calls = calls;
        this.desk = calls.desk();
    }

    /** A publication that will not be. */
    record Cancelled(long id) {}

    @QueryMapping
    Mono<List<ReleaseDetail>> rulePacks() {
        return calls.all(key -> key.kind() == ReleaseKind.RULE_PACK);
    }

    @QueryMapping
    Mono<ReleaseDetail> rulePack(@Argument String name) {
        return calls.later(() -> calls.find(ReleaseKey::rules, name));
    }

    @QueryMapping
    Mono<List<Words>> ruleVocabulary(@Argument @Nullable String pack) {
        return calls.later(() -> pack == null ? everyKind() : ofPack(pack));
    }

    private static List<Words> everyKind() {
        return Stream.of(PackKind.values())
                .map(kind -> Words.of(Vocabulary.of(kind), List.of()))
                .toList();
    }

    private List<Words> ofPack(String pack) {
        ReleaseDetail found = calls.find(ReleaseKey::rules, pack);
        PackKind kind = found == null ? null : found.summary().pack();
        return kind == null ? List.of() : List.of(Words.of(Vocabulary.of(kind), Vocabulary.parameters(pack)));
    }

    /** The vocabulary of one kind of pack, or of one pack. */
    record Words(
            PackKind kind,
            String global,
            List<FactWords> facts,
            List<ActionWords> actions,
            List<ParameterWords> parameters) {
        static Words of(Vocabulary all, List<ParameterWords> parameters) {
            return new Words(all.kind(), all.global(), all.facts(), all.actions(), parameters);
        }
    }

    @QueryMapping
    Mono<Simulation> ruleSimulation(@Argument String id) {
        return calls.later(() ->
                id.matches("[0-9]{1,18}") ? desk.simulation(Long.parseLong(id)).orElse(null) : null);
    }

    @QueryMapping
    Mono<WhyNotReport> whyNot(
            @Argument long sequence, @Argument int ordinal, @Argument String pack, @Argument String rule) {
        return calls.later(() -> desk.whyNot(sequence, ordinal, pack, rule));
    }

    @QueryMapping
    List<ReleaseAlert> releaseAlerts() {
        return desk.alerts();
    }

    @MutationMapping
    Mono<Draft> saveRuleDraft(
            @Argument String pack,
            @Argument String text,
            @Argument long baseVersion,
            @Argument @Nullable String file,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> {
            ReleaseKey key = calls.writable(ReleaseKey::rules, pack, caller);
            return calls.save(key, file == null ? pack + ".drl" : file, text, baseVersion, caller);
        });
    }

    @MutationMapping
    Mono<Draft> removeRuleFile(
            @Argument String pack,
            @Argument String file,
            @Argument long baseVersion,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(
                () -> calls.remove(calls.writable(ReleaseKey::rules, pack, caller), file, baseVersion, caller));
    }

    @MutationMapping
    Mono<ReleaseDetail> discardRuleDraft(
            @Argument String pack, @Argument long baseVersion, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> {
            desk.discard(calls.writable(ReleaseKey::rules, pack, caller), baseVersion, caller.getName());
            return calls.existing(ReleaseKey::rules, pack);
        });
    }

    @MutationMapping
    Mono<CheckReport> checkRuleDraft(@Argument String pack, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> desk.check(calls.writable(ReleaseKey::rules, pack, caller), caller.getName()));
    }

    @MutationMapping
    Mono<Simulation> simulateRuleDraft(
            @Argument String pack,
            @Argument Instant from,
            @Argument Instant to,
            @Argument boolean replay,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() ->
                desk.simulate(calls.writable(ReleaseKey::rules, pack, caller), from, to, replay, caller.getName()));
    }

    @MutationMapping
    Mono<Simulation> cancelRuleSimulation(@Argument String id, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> {
            Simulation known = simulationOf(id);
            if (!desk.cancelSimulation(known.id(), caller.getName())) {
                throw Refusal.badRequest("simulation " + id + " has ended already, so there is nothing to cancel");
            }
            return simulationOf(id);
        });
    }

    private Simulation simulationOf(String id) {
        return desk.simulation(number(id, "simulation"))
                .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "no simulation '" + id + "'"));
    }

    private static long number(String text, String what) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Refusal(ErrorCode.NOT_FOUND, "'" + text + "' is no " + what + ". Maybe its number");
        }
        return Long.parseLong(text);
    }

    @MutationMapping
    Mono<Version> submitRuleDraft(
            @Argument String pack, @Argument String comment, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(
                () -> desk.submit(calls.writable(ReleaseKey::rules, pack, caller), comment, caller.getName()));
    }

    @MutationMapping
    Mono<Version> reviewRuleDraft(
            @Argument String pack,
            @Argument ReviewDecision decision,
            @Argument String comment,
            @Argument @Nullable Integer version,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> calls.review(calls.key(ReleaseKey::rules, pack), version, decision, comment, caller));
    }

    @MutationMapping
    Mono<Publication> publishRulePack(
            @Argument String pack,
            @Argument int version,
            @Argument @Nullable Instant at,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> desk.publish(calls.key(ReleaseKey::rules, pack), version, at, caller.getName()));
    }

    @MutationMapping
    Mono<Publication> publishRulePackInEmergency(
            @Argument String pack, @Argument String reason, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> desk.publishEmergency(calls.key(ReleaseKey::rules, pack), reason, caller.getName()));
    }

    @MutationMapping
    Mono<Publication> rollbackRulePack(
            @Argument String pack,
            @Argument int version,
            @Argument String reason,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> desk.rollback(calls.key(ReleaseKey::rules, pack), version, reason, caller.getName()));
    }

    @MutationMapping
    Mono<Cancelled> cancelPublication(@Argument String id, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> {
            long number = number(id, "publication");
            if (!desk.cancelPublication(number, caller.getName())) {
                throw new Refusal(ErrorCode.NOT_FOUND, "no publication " + id + " waits for its time");
            }
            return new Cancelled(number);
        });
    }

    @MutationMapping
    Mono<ReleaseDetail> shadowRulePack(
            @Argument String pack, @Argument int version, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> {
            desk.shadow(calls.key(ReleaseKey::rules, pack), version, caller.getName());
            return calls.existing(ReleaseKey::rules, pack);
        });
    }

    @MutationMapping
    Mono<ReleaseDetail> endRuleShadow(@Argument String pack, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return calls.later(() -> {
            desk.endShadow(calls.key(ReleaseKey::rules, pack), caller.getName());
            return calls.existing(ReleaseKey::rules, pack);
        });
    }

    @SubscriptionMapping
    Flux<Simulation> ruleSimulationChanged(@Argument @Nullable String id) {
        Long only = id == null ? null : number(id, "simulation");
        return Conflating.of(Live.ROOM, Simulation::id, () -> simulations(only), desk::listenSimulations)
                .subscribeOn(Schedulers.boundedElastic())
                .filter(simulation -> only == null || only == simulation.id());
    }

    private Iterable<Simulation> simulations(@Nullable Long only) {
        return only == null
                ? desk.list().stream()
                        .flatMap(each -> desk.simulations(each.key(), LATEST).stream())
                        .toList()
                : desk.simulation(only).map(List::of).orElseGet(List::of);
    }

    @SubscriptionMapping
    Flux<ReleaseKey> releaseChanged() {
        return Conflating.of(
                        Live.ROOM,
                        key -> key,
                        () -> desk.list().stream().map(ReleaseSummary::key).toList(),
                        desk::listen)
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public void configure(RuntimeWiring.Builder schema) {
        ReleaseFields.of(schema);
        SimulationFields.of(schema, desk);
    }

    /** The files of a release. */
    record File(String name, String text) {
        static List<File> of(Content content) {
            return content.files().entrySet().stream()
                    .map(each -> new File(each.getKey(), each.getValue()))
                    .toList();
        }
    }
}

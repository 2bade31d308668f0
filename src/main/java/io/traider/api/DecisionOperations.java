package io.traider.api;

import graphql.schema.idl.RuntimeWiring;
import io.traider.domain.Decision;
import io.traider.domain.FeatureVector;
import io.traider.domain.MemberScore;
import io.traider.domain.OrderIntent;
import io.traider.domain.Score;
import io.traider.journal.Cursor;
import io.traider.journal.JournalReader;
import io.traider.journal.Selection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** {@code decisions.graphqls}. */
@Controller
class DecisionOperations implements RuntimeWiringConfigurer {

    private final JournalReader journal;
    private final Live live;

    DecisionOperations(JournalReader journal, Live live) {
        this.journal = journal;
        this.live = live;
    }

    /** One number of a feature vector; {@code null} while it is not known. */
    record Feature(String name, @Nullable Double value) {}

    /** An artefact in force. */
    record Version(String name, String hash) {}

    @QueryMapping
    CompletionStage<Connection<Decision>> decisions(
            @Argument int first, @Argument @Nullable String after, @Argument @Nullable Filter filter) {
        Selection wanted = Filter.orNone(filter).selection();
        Cursor last = Connection.cursor(after);
        return journal.decisions(wanted, Connection.checked(first), last)
                .thenApply(page -> Connection.of(page, last, () -> journal.countDecisions(wanted)));
    }

    @QueryMapping
    CompletionStage<Optional<Decision>> decision(@Argument long sequence) {
        return journal.decision(sequence);
    }

    @SubscriptionMapping
    Flux<Decision> decisionMade(@Argument @Nullable Filter filter) {
        return live.decisions(Filter.orNone(filter));
    }

    @Override
    public void configure(RuntimeWiring.Builder schema) {
        Fields.of("DecisionConnection", Connection.class)
                .field("totalCount", page -> page.total().get())
                .into(schema);
        Fields.of("Decision", Decision.class)
                .field("time", decision -> Fields.time(decision.nanos()))
                .field("strategy", decision -> decision.signal().strategy())
                .field("venue", decision -> decision.signal().instrument().venue())
                .field("instrument", decision -> decision.signal().instrument().symbol())
                .field("signal", decision -> decision.signal().kind())
                .field("allowed", decision -> decision.verdict().allowed())
                .field("reasons", Decision::reasons)
                .field("signalReasons", decision -> decision.signal().reasons())
                .field("breaches", decision -> decision.verdict().reasons())
                .field("featureSet", decision -> decision.features().set())
                .field("features", decision -> features(decision.features()))
                .field("versions", decision -> versions(decision.versions()))
                .into(schema);
        Fields.of("OrderIntent", OrderIntent.class)
                .field("limitPrice", OrderIntent::limit)
                .field("lifeSeconds", DecisionOperations::lifeSeconds)
                .field("triggerPrice", OrderIntent::trigger)
                .field("displayedQuantity", OrderIntent::displayed)
                .into(schema);
        Fields.of("Score", Score.class)
                .field("value", score -> Fields.finite(score.value()))
                .into(schema);
        Fields.of("MemberScore", MemberScore.class)
                .field("value", member -> Fields.finite(member.value()))
                .into(schema);
    }

    private static List<Feature> features(FeatureVector vector) {
        return IntStream.range(0, vector.names().size())
                .mapToObj(i -> new Feature(vector.names().get(i), Fields.finite(vector.values()[i])))
                .toList();
    }

    /** By name. */
    static List<Version> versions(Map<String, String> hashes) {
        return new TreeMap<>(hashes)
                .entrySet().stream()
                        .map(entry -> new Version(entry.getKey(), entry.getValue()))
                        .toList();
    }

    private static @Nullable BigDecimal lifeSeconds(OrderIntent intent) {
        return intent.lifeNanos() == 0 ? null : BigDecimal.valueOf(intent.lifeNanos(), 9);
    }
}

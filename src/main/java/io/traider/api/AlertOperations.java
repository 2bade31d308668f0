package io.traider.api;

import graphql.schema.idl.RuntimeWiring;
import io.traider.domain.Alert;
import io.traider.journal.AlertSelection;
import io.traider.journal.Cursor;
import io.traider.journal.JournalReader;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** {@code alerts.graphqls}. */
@Controller
class AlertOperations implements RuntimeWiringConfigurer {

    private final JournalReader journal;
    private final Live live;

    AlertOperations(JournalReader journal, Live live) {
        this.journal = journal;
        this.live = live;
    }

    @QueryMapping
    CompletionStage<Connection<Alert>> alerts(
            @Argument int first, @Argument @Nullable String after, @Argument @Nullable AlertFilter filter) {
        AlertSelection wanted = AlertFilter.orNone(filter).selection();
        Cursor last = Connection.cursor(after);
        return journal.alerts(wanted, Connection.checked(first), last)
                .thenApply(page -> Connection.of(page, last, () -> journal.countAlerts(wanted)));
    }

    @QueryMapping
    CompletionStage<Optional<Alert>> alert(@Argument String id) {
        return journal.alert(id);
    }

    @SubscriptionMapping
    Flux<Alert> alertRaised(@Argument @Nullable AlertFilter filter) {
        return live.alerts(AlertFilter.orNone(filter));
    }

    @Override
    public void configure(RuntimeWiring.Builder schema) {
        Fields.of("AlertConnection", Connection.class)
                .field("totalCount", page -> page.total().get())
                .into(schema);
        Fields.of("Alert", Alert.class)
                .field("time", alert -> Fields.time(alert.nanos()))
                .field("ended", alert -> Fields.timeOrNull(alert.endedNanos()))
                .field(
                        "venue",
                        alert -> alert.instrument() == null
                                ? null
                                : alert.instrument().venue())
                .field(
                        "instrument",
                        alert -> alert.instrument() == null
                                ? null
                                : alert.instrument().symbol())
                .into(schema);
    }
}

package io.traider.api;

import graphql.schema.idl.RuntimeWiring;
import io.traider.api.Connection.Edge;
import io.traider.domain.InstrumentId;
import io.traider.session.TradingSession;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** {@code positions.graphqls}. */
@Controller
class PositionOperations implements RuntimeWiringConfigurer {

    private final TradingSession session;
    private final Live live;

    PositionOperations(TradingSession session, Live live) {
        this.session = session;
        this.live = live;
    }

    @QueryMapping
    Connection<ValuedPosition> positions(
            @Argument int first, @Argument @Nullable String after, @Argument @Nullable Filter filter) {
        Filter wanted = Filter.orNone(filter);
        int size = Connection.checked(first);
        ValuedPosition.Key last = after == null ? null : key(after);
        List<ValuedPosition> all = ValuedPosition.all(session.state()).stream()
                .filter(each -> wanted.wants(each.strategy(), each.instrument()))
                .filter(each -> wanted.wants(each.position().updatedNanos()))
                .toList();
        List<ValuedPosition> rest = all.stream()
                .filter(each -> last == null || each.key().compareTo(last) > 0)
                .toList();
        List<Edge<ValuedPosition>> edges = rest.stream()
                .limit(size)
                .map(each -> new Edge<>(cursor(each.key()), each))
                .toList();
        return Connection.of(
                edges, rest.size() > size, last != null, () -> CompletableFuture.completedFuture((long) all.size()));
    }

    @SubscriptionMapping
    Flux<ValuedPosition> positionChanged(@Argument @Nullable Filter filter) {
        return live.positions(Filter.orNone(filter));
    }

    private static String cursor(ValuedPosition.Key key) {
        String text = key.instrument() + " " + key.strategy();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ValuedPosition.Key key(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int space = text.indexOf(' ');
            return new ValuedPosition.Key(text.substring(space + 1), InstrumentId.parse(text.substring(0, space)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Refusal.badRequest("'" + cursor + "' is no cursor. Maybe take one from the edges of an earlier page");
        }
    }

    @Override
    public void configure(RuntimeWiring.Builder schema) {
        Fields.of("PositionConnection", Connection.class)
                .field("totalCount", page -> page.total().get())
                .into(schema);
        Fields.of("Position", ValuedPosition.class)
                .field("strategy", ValuedPosition::strategy)
                .field("venue", held -> held.instrument().venue())
                .field("instrument", held -> held.instrument().symbol())
                .field("quantity", held -> held.position().quantity())
                .field("currency", held -> held.position().cost().currency())
                .field("averagePrice", held -> held.position().averagePrice())
                .field("markPrice", ValuedPosition::mark)
                .field("cost", held -> held.position().cost().amount())
                .field("realizedPnl", held -> held.position().realizedPnl().amount())
                .field("unrealizedPnl", ValuedPosition::unrealizedPnl)
                .field("fees", held -> held.position().fees().amount())
                .field("funding", held -> held.position().funding().amount())
                .field("updatedTime", held -> Fields.timeOrNull(held.position().updatedNanos()))
                .into(schema);
    }
}

package io.traider.api;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.traider.domain.Command;
import io.traider.domain.Fill;
import io.traider.domain.Order;
import io.traider.journal.Cursor;
import io.traider.journal.JournalReader;
import io.traider.journal.Selection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code orders.graphqls}. */
@Controller
class OrderOperations implements RuntimeWiringConfigurer {

    private final JournalReader journal;
    private final Live live;
    private final Commands commands;

    OrderOperations(JournalReader journal, Live live, Commands commands) {
        this.journal = journal;
        this.live = live;
        this.commands = commands;
    }

    @QueryMapping
    CompletionStage<Connection<Order>> orders(
            @Argument int first, @Argument @Nullable String after, @Argument @Nullable Filter filter) {
        Selection wanted = Filter.orNone(filter).selection();
        Cursor last = Connection.cursor(after);
        return journal.orders(wanted, Connection.checked(first), last)
                .thenApply(page -> Connection.of(page, last, () -> journal.countOrders(wanted)));
    }

    @QueryMapping
    CompletionStage<Optional<Order>> order(@Argument String id) {
        return journal.order(id);
    }

    @QueryMapping
    CompletionStage<Connection<Fill>> fills(
            @Argument int first, @Argument @Nullable String after, @Argument @Nullable Filter filter) {
        Selection wanted = Filter.orNone(filter).selection();
        Cursor last = Connection.cursor(after);
        return journal.fills(wanted, Connection.checked(first), last)
                .thenApply(page -> Connection.of(page, last, () -> journal.countFills(wanted)));
    }

    @SubscriptionMapping
    Flux<Order> orderChanged(@Argument @Nullable Filter filter) {
        return live.orders(Filter.orNone(filter));
    }

    @MutationMapping
    Mono<Commands.Result> cancelOrder(@Argument String id, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return Mono.fromCompletionStage(() -> journal.order(id))
                .doOnNext(found -> check(id, found))
                .then(commands.give(new Command.CancelOrder(id), caller));
    }

    private static void check(String id, Optional<Order> found) {
        Order order = found.orElseThrow(
                () -> new Refusal(ErrorCode.NOT_FOUND, "no order '" + id + "'. Maybe look for its id in 'orders'"));
        if (order.status().closed()) {
            throw Refusal.badRequest(
                    "order " + id + " is " + order.status() + " already, so there is nothing to cancel");
        }
    }

    @Override
    public void configure(RuntimeWiring.Builder schema) {
        Fields.of("OrderConnection", Connection.class)
                .field("totalCount", page -> page.total().get())
                .into(schema);
        Fields.of("FillConnection", Connection.class)
                .field("totalCount", page -> page.total().get())
                .into(schema);
        Fields.of("Order", Order.class)
                .field("strategy", order -> order.intent().strategy())
                .field("venue", order -> order.instrument().venue())
                .field("instrument", order -> order.instrument().symbol())
                .field("side", Order::side)
                .field("type", order -> order.intent().type())
                .field("timeInForce", order -> order.intent().timeInForce())
                .field("quantity", Order::quantity)
                .field("limitPrice", order -> order.intent().limit())
                .field("reduceOnly", order -> order.intent().reduceOnly())
                .field("triggerPrice", order -> order.intent().trigger())
                .field("postOnly", order -> order.intent().postOnly())
                .field("displayedQuantity", order -> order.intent().displayed())
                .field("link", order -> order.intent().link())
                .field("filledQuantity", Order::filled)
                .field("averagePrice", Order::averagePrice)
                .field("createdTime", order -> Fields.time(order.createdNanos()))
                .field("updatedTime", order -> Fields.time(order.updatedNanos()))
                .into(schema);
        Fields.of("Fill", Fill.class)
                .field("venue", fill -> fill.instrument().venue())
                .field("instrument", fill -> fill.instrument().symbol())
                .field("fee", fill -> fill.fee().amount())
                .field("feeCurrency", fill -> fill.fee().currency())
                .field("time", fill -> Fields.time(fill.nanos()))
                .into(schema);
    }
}

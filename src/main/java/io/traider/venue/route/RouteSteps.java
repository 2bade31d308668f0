package io.traider.venue.route;

import io.traider.venue.Frame;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** What a route can do with a frame, under the names that route files use. */
final class RouteSteps {

    private final Feeds feeds;
    private final Consumer<Frame> recorder;

    RouteSteps(Feeds feeds, Consumer<Frame> recorder) {
        this.feeds = feeds;
        this.recorder = recorder;
    }

    Map<String, Processor> byName() {
        return Map.of("record", this::record, "normalise", this::normalise, "deliver", this::deliver);
    }

    private void record(Exchange exchange) {
        recorder.accept(body(exchange, Frame.class, "Maybe put 'record' before 'normalise'"));
    }

    private void normalise(Exchange exchange) {
        Frame frame = body(exchange, Frame.class, "Maybe let 'normalise' stand only once");
        exchange.getIn().setBody(feeds.normalise(frame));
    }

    private void deliver(Exchange exchange) {
        feeds.deliver(body(exchange, Normalised.class, "Maybe put 'normalise' before 'deliver'"));
    }

    private static <T> T body(Exchange exchange, Class<T> type, String advice) {
        Object body = exchange.getIn().getBody();
        if (!type.isInstance(body)) {
            String found = body == null ? "nothing" : body.getClass().getSimpleName();
            throw new IllegalStateException(
                    "the step takes a " + type.getSimpleName() + ", got " + found + ". " + advice);
        }
        return type.cast(body);
    }
}

package io.traider.venue.route;

import io.traider.venue.Frame;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Sends frames through a route, on the caller's thread, with exchanges that are used again. */
final class FramesConsumer extends DefaultConsumer {

    FramesConsumer(Endpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    /** Sends a frame through; what went wrong, or {@code null}. */
    @Nullable
    Exception send(Frame frame) {
        Exchange exchange = createExchange(false);
        try {
            exchange.getIn().setBody(frame);
            getProcessor().process(exchange);
            return exchange.getException();
        } catch (Exception e) {
            return e;
        } finally {
            releaseExchange(exchange, false);
        }
    }
}

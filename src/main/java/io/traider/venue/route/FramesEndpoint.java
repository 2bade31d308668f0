package io.traider.venue.route;

import io.traider.domain.Venue;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** Where the frames of a venue enter a route. */
final class FramesEndpoint extends DefaultEndpoint {

    private final FramesComponent component;
    private final Venue venue;

    FramesEndpoint(String uri, FramesComponent component, Venue venue) {
        super(uri, component);
        this.component = component;
        this.venue = venue;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("frames come from venues; nothing can be sent to frames:" + venue);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        FramesConsumer consumer = new FramesConsumer(this, processor);
        component.add(venue, consumer);
        return consumer;
    }
}

package io.traider.venue.route;

import io.traider.domain.Venue;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** Makes {@code frames:VENUE} something that a route can start from. One for each Camel context. */
final class FramesComponent extends DefaultComponent {

    private final Map<Venue, FramesConsumer> consumers = new EnumMap<>(Venue.class);

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Venue venue = Arrays.stream(Venue.values())
                .filter(known -> known.name().equals(remaining))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no venue '" + remaining + "'. Maybe one of " + Arrays.toString(Venue.values())));
        return new FramesEndpoint(uri, this, venue);
    }

    void add(Venue venue, FramesConsumer consumer) {
        if (consumers.putIfAbsent(venue, consumer) != null) {
            throw new IllegalStateException("two routes start from frames:" + venue + ". Maybe let one of them go");
        }
    }

    /** The started routes, by the venue whose frames they take. */
    Map<Venue, FramesConsumer> consumers() {
        return consumers;
    }
}

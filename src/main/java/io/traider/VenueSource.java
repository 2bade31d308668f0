package io.traider;

import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import io.traider.simulator.Simulator;
import io.traider.simulator.SimulatorSettings;
import io.traider.venue.client.ConnectionHealth;
import io.traider.venue.client.VenueClients;
import io.traider.venue.client.VenueProtocol;
import io.traider.venue.live.Endpoints;
import io.traider.venue.route.Feeds;
import io.traider.venue.route.FrameRoutes;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Frames from venues, real or simulated: the clients are the same. */
final class VenueSource implements FrameSource {

    private final @Nullable Simulator simulator;
    private final VenueClients clients;
    private final String words;

    private VenueSource(@Nullable Simulator simulator, VenueClients clients, String words) {
        this.simulator = simulator;
        this.clients = clients;
        this.words = words;
    }

    /** Connects to the venues' public feeds; those that cannot be reached are tried again for ever. */
    static VenueSource live(
            Endpoints endpoints,
            Collection<InstrumentId> instruments,
            Feeds feeds,
            FrameRoutes routes,
            Runnable onChange) {
        List<VenueProtocol> protocols = endpoints.connections(instruments);
        return new VenueSource(
                null,
                connect(protocols, feeds, routes, onChange),
                protocols.size() + " connections to the venues' public feeds");
    }

    /** Starts venues on loopback and connects to them. */
    static VenueSource simulated(
            RunSettings settings,
            Collection<InstrumentId> instruments,
            Feeds feeds,
            FrameRoutes routes,
            Runnable onChange) {
        Simulator simulator = Simulator.start(SimulatorSettings.defaults()
                .withSeed(settings.seed())
                .withFramesPerSecond(settings.rate())
                .withInstruments(Set.copyOf(instruments))
                .withFaults(settings.faults()));
        List<VenueProtocol> protocols = endpoints(simulator).connections(instruments);
        return new VenueSource(
                simulator,
                connect(protocols, feeds, routes, onChange),
                protocols.size() + " connections to simulated venues, seed " + settings.seed()
                        + (settings.faults().isEmpty() ? "" : ", faults " + settings.faults()));
    }

    private static Endpoints endpoints(Simulator simulator) {
        Map<Venue, URI> sockets = new EnumMap<>(Venue.class);
        Map<Venue, URI> rest = new EnumMap<>(Venue.class);
        for (Venue venue : Venue.values()) {
            sockets.put(venue, simulator.addresses().webSocket(venue));
            simulator.addresses().rest(venue).ifPresent(address -> rest.put(venue, address));
        }
        return new Endpoints(sockets, rest);
    }

    private static VenueClients connect(
            List<VenueProtocol> protocols, Feeds feeds, FrameRoutes routes, Runnable onChange) {
        feeds.expect(protocols);
        VenueClients clients = VenueClients.create(protocols, Clock.systemUTC(), routes::accept, onChange);
        feeds.repairedBy(clients::request);
        clients.start();
        return clients;
    }

    @Override
    public List<ConnectionHealth> health() {
        return clients.health();
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public void close() {
        clients.close();
        if (simulator != null) {
            simulator.close();
        }
    }
}

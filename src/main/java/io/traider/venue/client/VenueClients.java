package io.traider.venue.client;

import io.traider.domain.Venue;
import io.traider.venue.FeedRequest;
import io.traider.venue.Frame;
import io.traider.venue.VenueFeed;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The connections to all venues, kept open until they are closed together. */
public final class VenueClients implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int WEIGHT_SPOT = 6_000;
    private static final int WEIGHT_FUTURES = 2_400;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .executor(threads)
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final List<VenueClient> clients = new ArrayList<>();

    private VenueClients(List<VenueProtocol> protocols, Clock clock, Consumer<Frame> sink, Runnable onChange) {
        Map<Venue, ClientSetup> setups = new EnumMap<>(Venue.class);
        for (VenueProtocol protocol : protocols) {
            ClientSetup setup = setups.computeIfAbsent(protocol.venue(), _ -> setup(protocol, clock));
            clients.add(new VenueClient(protocol, setup, sink, onChange));
        }
    }

    private ClientSetup setup(VenueProtocol protocol, Clock clock) {
        Patience patience = protocol.patience();
        int weight = protocol.venue() == Venue.BINANCE ? WEIGHT_SPOT : WEIGHT_FUTURES;
        return new ClientSetup(
                http,
                clock,
                VenueFeed.MAX_FRAME_BYTES,
                new AttemptWindow(patience.connects(), patience.window()),
                new SnapshotDesk(http, VenueFeed.MAX_FRAME_BYTES, weight));
    }

    /**
     * Makes the clients of these connections, which connect once they are {@link #start started}.
     *
     * @param sink takes the frames: those of one connection in their order, on one thread at a time
     * @param onChange is called when a connection opened or ended
     */
    public static VenueClients create(
            List<VenueProtocol> protocols, Clock clock, Consumer<Frame> sink, Runnable onChange) {
        return new VenueClients(protocols, clock, sink, onChange);
    }

    /** Starts connecting and returns at once. */
    public void start() {
        clients.forEach(VenueClient::start);
    }

    /** How each connection does at this moment. */
    public List<ConnectionHealth> health() {
        return clients.stream().map(VenueClient::health).toList();
    }

    /** Carries out what the feed of a connection asks for. */
    public void request(Venue venue, String connection, FeedRequest request) {
        for (VenueClient client : clients) {
            VenueProtocol protocol = client.protocol();
            if (protocol.venue() == venue && protocol.connection().equals(connection)) {
                client.request(request);
            }
        }
    }

    /** Ends all connections and returns when their last frames were handed out. */
    @Override
    public void close() {
        clients.forEach(VenueClient::stop);
        clients.forEach(VenueClient::close);
        http.shutdownNow();
        threads.shutdown();
    }
}

package io.traider.venue.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.BookView;
import io.traider.domain.FeedHealth;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.MarketEvent;
import io.traider.domain.Venue;
import io.traider.market.Books;
import io.traider.simulator.Simulator;
import io.traider.simulator.SimulatorSettings;
import io.traider.venue.FeedRequest;
import io.traider.venue.client.VenueClients;
import io.traider.venue.route.EventSink;
import io.traider.venue.route.Feeds;
import io.traider.venue.route.FrameRoutes;
import io.traider.venue.route.RouteFiles;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The real clients, routes and feeds on simulated venues, with a list in the place of the session. */
final class LiveRun implements AutoCloseable {

    static final List<InstrumentId> INSTRUMENTS = List.of(
            InstrumentId.parse("COINBASE:BTC-USD"),
            InstrumentId.parse("COINBASE:ETH-USD"),
            InstrumentId.parse("BINANCE:BTCUSDT"),
            InstrumentId.parse("BINANCE_FUTURES:BTCUSDT"),
            InstrumentId.parse("KRAKEN:BTC/USD"),
            InstrumentId.parse("KRAKEN:SOL/USD"),
            InstrumentId.parse("KRAKEN_FUTURES:PF_XBTUSD"));

    final Simulator simulator;
    final Feeds feeds;
    final FrameRoutes routes;
    final VenueClients clients;
    final List<InstrumentStatus> statuses = new CopyOnWriteArrayList<>();
    final List<FeedRequest> repairs = new CopyOnWriteArrayList<>();
    private final Books books = new Books();
    private volatile boolean full;

    LiveRun(List<InstrumentId> instruments, RouteFiles files) {
        simulator = Simulator.start(SimulatorSettings.defaults());
        feeds = new Feeds(new Sink(), health -> {});
        routes = FrameRoutes.start(feeds, files, frame -> {});
        Endpoints endpoints = endpoints(simulator);
        var protocols = endpoints.connections(instruments);
        feeds.expect(protocols);
        clients = VenueClients.create(protocols, Clock.systemUTC(), routes::accept, () -> {});
        feeds.repairedBy((venue, connection, request) -> {
            repairs.add(request);
            clients.request(venue, connection, request);
        });
        clients.start();
    }

    static Endpoints endpoints(Simulator simulator) {
        Map<Venue, URI> sockets = new EnumMap<>(Venue.class);
        Map<Venue, URI> rest = new EnumMap<>(Venue.class);
        for (Venue venue : Venue.values()) {
            sockets.put(venue, simulator.addresses().webSocket(venue));
            simulator.addresses().rest(venue).ifPresent(address -> rest.put(venue, address));
        }
        return new Endpoints(sockets, rest);
    }

    private final class Sink implements EventSink {
        @Override
        public boolean offer(MarketEvent event) {
            if (full) {
                return false;
            }
            synchronized (books) {
                books.onEvent(event);
            }
            if (event instanceof InstrumentStatus status) {
                statuses.add(status);
            }
            return true;
        }

        @Override
        public boolean hasRoom() {
            return !full;
        }
    }

    void full(boolean isFull) {
        full = isFull;
    }

    /** Whether the book that the session would have is whole and current. */
    boolean valid(InstrumentId instrument) {
        synchronized (books) {
            return books.of(instrument).valid();
        }
    }

    String top(InstrumentId instrument) {
        synchronized (books) {
            return top(books.of(instrument));
        }
    }

    String venuesTop(InstrumentId instrument) {
        return simulator.read(instrument, LiveRun::top);
    }

    private static String top(BookView book) {
        return book.bidLevels() == 0 || book.askLevels() == 0
                ? "none"
                : book.bidPrice(0) + " " + book.bidQuantity(0) + " / " + book.askPrice(0) + " " + book.askQuantity(0);
    }

    FeedHealth health(InstrumentId instrument) {
        return feeds.health(clients.health()).stream()
                .filter(health -> health.instrument().equals(instrument))
                .findFirst()
                .orElseThrow();
    }

    List<FeedHealth> health() {
        return new ArrayList<>(feeds.health(clients.health()));
    }

    void awaitAllLive() {
        await(
                20,
                "all live",
                () -> health().stream()
                        .allMatch(
                                health -> health.state() == InstrumentStatus.State.LIVE && valid(health.instrument())));
    }

    void await(InstrumentId instrument, Predicate<FeedHealth> wanted, String what) {
        await(20, what, () -> wanted.test(health(instrument)));
    }

    void await(int seconds, String what, BooleanSupplier reached) {
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("%s within %s s; feeds: %s", what, seconds, health())
                    .isLessThan(until);
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        clients.close();
        routes.close();
        simulator.close();
    }
}

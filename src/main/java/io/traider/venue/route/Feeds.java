package io.traider.venue.route;

import io.traider.domain.FeedHealth;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus.State;
import io.traider.domain.MarketEvent;
import io.traider.domain.Venue;
import io.traider.venue.FeedRequest;
import io.traider.venue.FeedStatistics;
import io.traider.venue.Frame;
import io.traider.venue.client.ConnectionHealth;
import io.traider.venue.client.VenueProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** The feeds of all connections and of all instruments, from the first frame to the last. */
public final class Feeds {

    /** Carries out what a connection's feed needs. */
    @FunctionalInterface
    public interface Repairs {
        void request(Venue venue, String connection, FeedRequest request);
    }

    private record Key(Venue venue, String connection) {}

    private final EventSink sink;
    private final Consumer<FeedHealth> onChange;
    private final Map<Key, Station> stations = new ConcurrentHashMap<>();
    private final Map<InstrumentId, InstrumentFeed> instruments = new ConcurrentSkipListMap<>();
    private volatile Repairs repairs = (venue, connection, request) -> {};

    /** @param onChange hears at once when an instrument's state or its reason has changed */
    public Feeds(EventSink sink, Consumer<FeedHealth> onChange) {
        this.sink = sink;
        this.onChange = onChange;
    }

    /** Says who carries out what feeds need; without one, as for recorded frames, nobody does. */
    public void repairedBy(Repairs newRepairs) {
        repairs = newRepairs;
    }

    /** Says which connections there will be: until they are open, their instruments are stale. */
    public void expect(List<VenueProtocol> protocols) {
        for (VenueProtocol protocol : protocols) {
            Station station = station(protocol.venue(), protocol.connection());
            for (InstrumentId instrument : protocol.instruments()) {
                if (protocol.carriesBook(instrument)) {
                    instrument(instrument).bookFrom(station);
                } else {
                    instrument(instrument).servedBy(station);
                }
            }
        }
    }

    private Station station(Venue venue, String connection) {
        return stations.computeIfAbsent(
                new Key(venue, connection), key -> new Station(FeedFactory.feed(key.venue(), key.connection())));
    }

    private InstrumentFeed instrument(InstrumentId instrument) {
        return instruments.computeIfAbsent(instrument, id -> new InstrumentFeed(id, sink));
    }

    /** Takes a frame in without a route between, on the caller's thread; not while routes bring frames in too. */
    public void accept(Frame frame) {
        deliver(normalise(frame));
    }

    Normalised normalise(Frame frame) {
        return station(frame.venue(), frame.connection()).take(frame);
    }

    void deliver(Normalised normalised) {
        Station station = normalised.station();
        for (MarketEvent event : normalised.events()) {
            InstrumentFeed instrument = instrument(event.instrument());
            if (instrument.take(event, station)) {
                tell(instrument);
            }
        }
        for (FeedRequest request : normalised.requests()) {
            request(station, request);
        }
        for (InstrumentFeed instrument : instruments.values()) {
            if (instrument.stations().contains(station)) {
                settle(instrument, normalised.frame().receivedNanos());
            }
        }
    }

    private void settle(InstrumentFeed instrument, long nanos) {
        if (instrument.settle(nanos)) {
            tell(instrument);
        }
        Station overdue = instrument.overdue(nanos);
        if (overdue != null) {
            request(overdue, new FeedRequest.Resubscribe(instrument.instrument()));
        }
    }

    private void request(Station station, FeedRequest request) {
        repairs.request(station.feed().statistics().venue(), station.connection(), request);
    }

    /** Gives a connection up whose frame could not be taken because of a mistake of ours. */
    void distrust(Frame frame, String reason) {
        repairs.request(frame.venue(), frame.connection(), new FeedRequest.Reconnect(reason));
    }

    private void tell(InstrumentFeed instrument) {
        onChange.accept(health(instrument, List.of()));
    }

    /** How every instrument's feed does. */
    public List<FeedHealth> health(List<ConnectionHealth> connections) {
        List<FeedHealth> all = new ArrayList<>();
        instruments.values().forEach(instrument -> all.add(health(instrument, connections)));
        return all;
    }

    /** What every connection has counted. */
    public List<FeedStatistics> statistics() {
        return stations.values().stream()
                .map(station -> station.feed().statistics())
                .toList();
    }

    /** Events that the session refused because it was full. */
    public long refused() {
        return instruments.values().stream().mapToLong(InstrumentFeed::refused).sum();
    }

    private static FeedHealth health(InstrumentFeed instrument, List<ConnectionHealth> connections) {
        Totals totals = new Totals(instrument.instrument());
        instrument.stations().forEach(station -> totals.add(station.feed().statistics()));
        InstrumentFeed.Worth worth = instrument.worth();
        String unreachable = connections.stream()
                .filter(connection -> !connection.open()
                        && connection.instruments().contains(instrument.instrument())
                        && !connection.reason().isEmpty())
                .map(ConnectionHealth::reason)
                .findFirst()
                .orElse("");
        return unreachable.isEmpty()
                ? totals.health(worth.state(), worth.reason())
                : totals.health(State.STALE, unreachable);
    }
}

package io.traider.venue.route;

import io.traider.domain.Venue;
import io.traider.venue.Frame;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.camel.Processor;

/** The routes of all venues, at work. Frames may come from any thread, those of one connection from one at a time. */
public final class FrameRoutes implements AutoCloseable {

    /** The route files, and the venues whose frames each of them takes. */
    static final Map<String, Set<Venue>> FILES = Map.of(
            "coinbase.camel.yaml", Set.of(Venue.COINBASE),
            "binance.camel.yaml", Set.of(Venue.BINANCE, Venue.BINANCE_FUTURES),
            "kraken.camel.yaml", Set.of(Venue.KRAKEN, Venue.KRAKEN_FUTURES));

    private static final Logger LOG = System.getLogger(FrameRoutes.class.getName());
    private static final long LOOK_MILLIS = 1_000;
    private static final long COMPLAIN_NANOS = 60_000_000_000L;

    private final Feeds feeds;
    private final RouteFiles files;
    private final Map<String, Processor> steps;
    private final Map<Venue, VenueGate> gates = new EnumMap<>(Venue.class);
    private final Map<String, RouteSet> running = new LinkedHashMap<>();
    private final Map<String, String> broken = new ConcurrentHashMap<>();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("routes-watch").factory());
    private volatile long complainedAt = System.nanoTime() - COMPLAIN_NANOS;

    private FrameRoutes(Feeds feeds, RouteFiles files, Map<String, Processor> steps) {
        this.feeds = feeds;
        this.files = files;
        this.steps = steps;
        for (Venue venue : Venue.values()) {
            gates.put(venue, new VenueGate());
        }
    }

    /**
     * Starts the routes.
     *
     * @param recorder takes each frame before anything is made of it
     * @throws RouteException when a route file cannot be used
     */
    public static FrameRoutes start(Feeds feeds, RouteFiles files, Consumer<Frame> recorder) {
        FrameRoutes routes = new FrameRoutes(feeds, files, new RouteSteps(feeds, recorder).byName());
        try {
            FILES.keySet().stream().sorted().forEach(file -> routes.use(file, files.read(file)));
        } catch (RuntimeException e) {
            routes.close();
            throw e;
        }
        routes.watch.scheduleWithFixedDelay(routes::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return routes;
    }

    /** Sends a frame through its venue's route and returns when it has passed. */
    public void accept(Frame frame) {
        accepted.increment();
        Exception failure = gates.get(frame.venue()).send(frame);
        if (failure != null) {
            fail(frame, failure);
        }
    }

    /** A mistake of ours costs the connection, whose books may be wrong now, and nothing else. */
    private void fail(Frame frame, Exception failure) {
        failed.increment();
        feeds.distrust(frame, "a frame could not be taken: " + failure);
        long now = System.nanoTime();
        if (now - complainedAt >= COMPLAIN_NANOS) {
            complainedAt = now;
            LOG.log(
                    Level.ERROR,
                    "a frame of " + frame.venue() + " " + frame.connection() + " could not be taken",
                    failure);
        }
    }

    /** Frames that entered. */
    public long accepted() {
        return accepted.sum();
    }

    /** Frames that a route failed on, by a mistake in it or in us. */
    public long failed() {
        return failed.sum();
    }

    /** Why an edited route file is not in force, by the file; those that are not here are. */
    public Map<String, String> broken() {
        return Map.copyOf(broken);
    }

    private void look() {
        try {
            files.changed().forEach(this::reload);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the route files cannot be watched", e);
        }
    }

    private void reload(String file, String text) {
        try {
            use(file, text);
            broken.remove(file);
            LOG.log(Level.INFO, "{0}: read again after an edit", file);
        } catch (RouteException e) {
            broken.put(file, e.getMessage());
            LOG.log(Level.ERROR, "{0}. The former routes go on", e.getMessage());
        }
    }

    private synchronized void use(String file, String text) {
        Set<Venue> venues = FILES.get(file);
        RouteSet routes = RouteSet.start(file, text, steps, venues);
        for (Venue venue : venues) {
            gates.get(venue).replace(routes.consumer(venue));
        }
        RouteSet former = running.put(file, routes);
        if (former != null) {
            former.close();
        }
    }

    /** Ends the routes. Frames that come later are lost. */
    @Override
    public synchronized void close() {
        watch.shutdownNow();
        gates.values().forEach(gate -> gate.replace(null));
        running.values().forEach(RouteSet::close);
        running.clear();
    }
}

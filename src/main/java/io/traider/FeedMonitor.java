package io.traider;

import io.traider.domain.FeedHealth;
import io.traider.journal.CaptureSink;
import io.traider.session.TradingSession;
import io.traider.venue.route.Feeds;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells the session how the feeds do, once a second and whenever a connection changes; along the way it takes a sample of
 * the portfolio for the equity curve, and lets the capture drop what is old.
 */
final class FeedMonitor implements AutoCloseable {

    private static final Logger LOG = System.getLogger(FeedMonitor.class.getName());
    private static final long RETAIN_SECONDS = 1_800;

    private final Feeds feeds;
    private final TradingSession session;
    private final CaptureSink capture;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("feed-monitor").factory());
    private volatile @Nullable FrameSource source;
    private long seconds;

    FeedMonitor(Feeds feeds, TradingSession session, CaptureSink capture) {
        this.feeds = feeds;
        this.session = session;
        this.capture = capture;
    }

    void start(FrameSource newSource) {
        source = newSource;
        clock.scheduleWithFixedDelay(this::second, 0, 1, TimeUnit.SECONDS);
    }

    private void second() {
        try {
            changed();
            if (session.state().nanos() > 0) {
                capture.onSample(session.state().portfolio());
            }
            if (++seconds % RETAIN_SECONDS == 60) {
                capture.retain(session.state().nanos());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the state of the feeds could not be told", e);
        }
    }

    /** A connection opened or ended. */
    void changed() {
        health().forEach(session::feed);
    }

    /** How every instrument's feed does now. */
    List<FeedHealth> health() {
        FrameSource known = source;
        return feeds.health(known == null ? List.of() : known.health());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

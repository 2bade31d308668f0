package io.traider;

import io.traider.domain.MarketEvent;
import io.traider.journal.CaptureSink;
import io.traider.session.SessionSetup;
import io.traider.session.TradingSession;
import io.traider.venue.route.EventSink;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Hands events to the session and to the capture, and times how long they were under way until then. */
final class SessionSink implements EventSink, AutoCloseable {

    private static final long LONGEST = 60_000_000_000L;
    private static final long PAUSE_NANOS = 100_000;

    private final TradingSession session;
    private final CaptureSink capture;
    private final InstantSource clock;
    private final boolean patient;
    private final Recorder underWay = new Recorder(LONGEST, 3);
    private volatile boolean closed;

    /** @param patient whether to wait for a full session, as recorded frames can, instead of losing the event */
    SessionSink(TradingSession session, CaptureSink capture, InstantSource clock, boolean patient) {
        this.session = session;
        this.capture = capture;
        this.clock = clock;
        this.patient = patient;
    }

    @Override
    public boolean offer(MarketEvent event) {
        while (patient && !hasRoom() && !closed) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        boolean taken = session.offer(event);
        if (!patient) {
            underWay.recordValue(Math.clamp(nanos(clock.instant()) - event.receivedNanos(), 0, LONGEST));
        }
        capture.onEvent(event);
        return taken;
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    @Override
    public boolean hasRoom() {
        return session.queued() < SessionSetup.ROOM / 2;
    }

    /** Nanoseconds from an event's arrival to its offer, since this was last asked; nothing for recorded frames. */
    Histogram underWayNanos() {
        return underWay.getIntervalHistogram();
    }

    /** Waits for nothing any more. */
    @Override
    public void close() {
        closed = true;
    }
}

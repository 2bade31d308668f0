package io.traider.bench;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How late a thread of the measured process wakes that does nothing but wait for a millisecond: what the machine, its other
 * processes and the collector take from everybody, as jHiccup shows it. No thread that waits for events can be quicker.
 */
final class Hiccups implements AutoCloseable {

    private static final long WAIT_NANOS = 1_000_000;

    private final Recorder late = new Recorder(3);
    private final Thread thread = Thread.ofPlatform().name("hiccups").daemon().start(this::watch);
    private volatile boolean over;

    private void watch() {
        while (!over) {
            long due = System.nanoTime() + WAIT_NANOS;
            LockSupport.parkNanos(WAIT_NANOS);
            // Whoever comes while it oversleeps would have waited too.
            late.recordValueWithExpectedInterval(Math.max(0, System.nanoTime() - due), WAIT_NANOS);
        }
    }

    /** Nanoseconds too late, since the last time that this was asked. */
    Histogram nanos() {
        return late.getIntervalHistogram();
    }

    @Override
    public void close() {
        over = true;
    }
}

package io.traider.venue.route;

import io.traider.venue.Frame;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one way of a venue's frames: one at a time, whichever of the venue's connections they come from, through whichever
 * route is in force. While the route is replaced frames wait here.
 */
final class VenueGate {

    private final ReentrantLock lock = new ReentrantLock(true);
    private @Nullable FramesConsumer route;

    /** Sends a frame through; what went wrong, or {@code null}. */
    @Nullable
    Exception send(Frame frame) {
        lock.lock();
        try {
            return route == null ? new IllegalStateException("the routes are not started") : route.send(frame);
        } finally {
            lock.unlock();
        }
    }

    void replace(@Nullable FramesConsumer newRoute) {
        lock.lock();
        try {
            route = newRoute;
        } finally {
            lock.unlock();
        }
    }
}

package io.traider.venue.route;

import io.traider.venue.Frame;
import io.traider.venue.VenueFeed;

/** A connection as the routes see it: its feed, and whether it is open. Used under its venue's gate. */
final class Station {

    private final VenueFeed feed;
    private volatile boolean open;
    private long openSince;

    Station(VenueFeed feed) {
        this.feed = feed;
    }

    VenueFeed feed() {
        return feed;
    }

    String connection() {
        return feed.statistics().connection();
    }

    boolean open() {
        return open;
    }

    /** Arrival of the first frame since it was closed. */
    long openSince() {
        return openSince;
    }

    Normalised take(Frame frame) {
        boolean opens = frame.kind() != Frame.Kind.CLOSED;
        if (opens && !open || frame.kind() == Frame.Kind.OPENED) {
            openSince = frame.receivedNanos();
        }
        open = opens;
        Normalised normalised = new Normalised(this, frame);
        feed.onFrame(frame, normalised);
        return normalised;
    }
}

package io.traider.venue.route;

import io.traider.venue.Frame;
import io.traider.venue.VenueFeed;

/** A connection as the routes see it: its feed, and whether it is open. Used under its venue's gate. */
final class Station {

    private final VenueFeed feed;
    private volatile boolean open;

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

    Normalised take(Frame frame) {
        switch (frame.kind()) {
            case CLOSED -> open = false;
            case OPENED, MESSAGE, REST -> open = true;
        }
        Normalised normalised = new Normalised(this, frame);
        feed.onFrame(frame, normalised);
        return normalised;
    }
}

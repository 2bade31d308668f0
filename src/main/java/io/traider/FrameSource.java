package io.traider;

import io.traider.venue.client.ConnectionHealth;
import java.util.List;

/** Where the frames of a run come from. Closing it returns when the last frame was handed out. */
sealed interface FrameSource extends AutoCloseable permits VenueSource, ReplaySource {

    /** How each connection does; empty where there are none. */
    List<ConnectionHealth> health();

    /** Where frames come from, for a person. */
    String words();

    @Override
    void close();
}

package io.traider.venue;

/** Turns the frames of one connection, in their order, into market events. Not for two threads. */
public interface FeedHandler {

    /**
     * Takes the next frame. Never throws for what a venue sent: a frame that cannot be understood is counted with a
     * sample and leaves every book as it was.
     */
    void onFrame(Frame frame, FeedListener listener);
}

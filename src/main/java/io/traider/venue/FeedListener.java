package io.traider.venue;

import io.traider.domain.MarketEvent;

/** Hears what a {@link FeedHandler} makes of its frames. */
public interface FeedListener {

    /** A normalised event that has passed the venue's integrity rule. */
    void onEvent(MarketEvent event);

    /** What the handler needs of its client to become whole again. */
    void onRequest(FeedRequest request);
}

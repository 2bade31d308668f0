package io.traider.venue;

import io.traider.domain.InstrumentId;

/** What a feed asks of its client. */
public sealed interface FeedRequest {

    /** Fetch a depth snapshot over REST and hand it in as a {@link Frame.Kind#REST} frame. */
    record Snapshot(InstrumentId instrument) implements FeedRequest {}

    /** Unsubscribe and subscribe this instrument's book, so that the venue sends a new snapshot. */
    record Resubscribe(InstrumentId instrument) implements FeedRequest {}

    /** Close the connection and open it anew: nothing on it can be trusted. */
    record Reconnect(String reason) implements FeedRequest {}
}

package io.traider.domain;

/**
 * How a feed of one instrument does.
 *
 * @param framesReceived of the connection that carries it
 * @param lastEventNanos event time of its last event, {@code 0} before the first
 * @param reason why it is not live; empty when it is
 */
public record FeedHealth(
        InstrumentId instrument,
        InstrumentStatus.State state,
        long framesReceived,
        long gaps,
        long checksumFailures,
        long crossed,
        long malformed,
        long lastEventNanos,
        String reason) {}

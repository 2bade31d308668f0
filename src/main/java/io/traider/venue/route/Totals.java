package io.traider.venue.route;

import io.traider.domain.FeedHealth;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus.State;
import io.traider.venue.FeedStatistics;
import io.traider.venue.FrameFault;
import io.traider.venue.InstrumentStatistics;

/** Adds up what an instrument's connections have counted. */
final class Totals {

    private final InstrumentId instrument;
    private long frames;
    private long gaps;
    private long checksums;
    private long crossed;
    private long malformed;
    private long lastEventNanos;

    Totals(InstrumentId instrument) {
        this.instrument = instrument;
    }

    void add(FeedStatistics connection) {
        frames += connection.frames();
        gaps += connection.gaps();
        malformed += connection.faults(FrameFault.MALFORMED)
                + connection.faults(FrameFault.TRUNCATED)
                + connection.faults(FrameFault.OVERSIZED);
        for (InstrumentStatistics part : connection.instruments()) {
            if (part.instrument().equals(instrument)) {
                gaps += part.gaps();
                checksums += part.checksumsFailed();
                crossed += part.crossed();
                lastEventNanos = Math.max(lastEventNanos, part.lastEventNanos());
            }
        }
    }

    FeedHealth health(State state, String reason) {
        return new FeedHealth(instrument, state, frames, gaps, checksums, crossed, malformed, lastEventNanos, reason);
    }
}

package io.traider.journal;

import io.traider.domain.MarketEvent;
import io.traider.domain.PortfolioSummary;

/**
 * Keeps market events and samples of the portfolio, for charts and research. Never blocks and never throws for the
 * storage's sake: what it cannot keep up with it loses, and counts. When a connection dies while a batch is being
 * committed, the batch may be kept twice.
 */
public interface CaptureSink extends AutoCloseable {

    /** Takes an event, or loses it. For any thread. */
    void onEvent(MarketEvent event);

    /** Takes a sample of the portfolio, or loses it; about one a second makes a good curve. */
    void onSample(PortfolioSummary sample);

    /** What was kept and what was lost so far. */
    CaptureHealth health();

    /** Drops what is older than it should be kept, counted back from a moment of the session's time. */
    void retain(long nowNanos);

    /** Writes what is queued, as far as the storage lets it within five seconds, and ends. */
    @Override
    void close();
}

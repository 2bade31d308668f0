package io.traider;

import io.traider.backtest.EventSource;
import io.traider.domain.MarketEvent;
import io.traider.training.FeatureExport;
import java.io.IOException;

/** Events of one session, taken in when they arrived. */
final class EventsPast implements FeaturePast {

    private final EventSource source;
    private final boolean simulated;
    private long nanos;
    private long events;

    EventsPast(EventSource source, boolean simulated) {
        this.source = source;
        this.simulated = simulated;
    }

    @Override
    public boolean next(FeatureExport export) throws IOException {
        MarketEvent event = source.next();
        if (event == null) {
            return false;
        }
        nanos = event.receivedNanos();
        events++;
        export.onEvent(nanos, event);
        return true;
    }

    @Override
    public boolean simulated() {
        return simulated;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public void close() {
        source.close();
    }
}

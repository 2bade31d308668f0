package io.traider.execution;

import io.traider.domain.InstrumentId;

/** When a strategy's last order in an instrument was decided. */
public record LastOrder(String strategy, InstrumentId instrument, long nanos) {

    /** By which they are sorted. */
    String key() {
        return strategy + " " + instrument;
    }
}

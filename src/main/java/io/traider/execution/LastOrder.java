package io.traider.execution;

import io.traider.domain.InstrumentId;

/** When a strategy's last order in an instrument was decided. */
public record LastOrder(String strategy, InstrumentId instrument, long nanos) {

    static String key(String strategy, InstrumentId instrument) {
        return strategy + " " + instrument;
    }

    String key() {
        return key(strategy, instrument);
    }
}

package io.traider.domain;

import java.util.List;

/**
 * A strategy's wish, with the rules that brought it forth.
 *
 * @param reasons the rules that fired, at least one
 */
public record Signal(String strategy, InstrumentId instrument, SignalKind kind, List<Reason> reasons) {

    public Signal {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a signal without a reason for " + instrument);
        }
    }
}

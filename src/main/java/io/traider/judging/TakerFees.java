package io.traider.judging;

import io.traider.domain.InstrumentId;

/** What taking costs. */
@FunctionalInterface
public interface TakerFees {

    /** Basis points of a trade's value; {@code NaN} where none is known. */
    double bps(InstrumentId instrument, long nanos);
}

package io.traider.training;

import io.traider.domain.InstrumentId;

/** What a venue takes of a trade that takes liquidity. */
@FunctionalInterface
public interface TakerFees {

    /**
     * The fee at a moment, in basis points of the trade's value.
     *
     * @return {@code NaN} where none is known
     */
    double bps(InstrumentId instrument, long nanos);
}

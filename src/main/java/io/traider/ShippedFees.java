package io.traider;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.engine.Instruments;
import io.traider.execution.FeeSchedule;
import io.traider.training.TakerFees;
import java.math.BigDecimal;
import java.util.Map;

/** Taker fees of the instruments that the platform ships with, of an account that did not trade before. */
final class ShippedFees implements TakerFees {

    private final FeeSchedule fees = FeeSchedule.shipped();
    private final Map<InstrumentId, Instrument> instruments = Instruments.shipped();

    @Override
    public double bps(InstrumentId id, long nanos) {
        Instrument instrument = instruments.get(id);
        if (instrument == null) {
            return Double.NaN;
        }
        try {
            return fees.tier(id.venue(), instrument.kind(), BigDecimal.ZERO, nanos)
                    .taker()
                    .doubleValue();
        } catch (IllegalArgumentException e) {
            return Double.NaN; // none is stated for that day
        }
    }
}

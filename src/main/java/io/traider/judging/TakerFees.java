package io.traider.judging;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.engine.Instruments;
import io.traider.execution.FeeSchedule;
import java.math.BigDecimal;
import java.util.Map;

/** What taking costs. */
@FunctionalInterface
public interface TakerFees {

    /** Basis points of a trade's value; {@code NaN} where none is known. */
    double bps(InstrumentId instrument, long nanos);

    /** Those of the instruments that the platform knows, of an account that did not trade before. */
    static TakerFees shipped() {
        FeeSchedule fees = FeeSchedule.shipped();
        Map<InstrumentId, Instrument> instruments = Instruments.known();
        return (id, nanos) -> {
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
        };
    }
}

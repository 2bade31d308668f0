package io.traider;

import io.traider.domain.InstrumentId;
import io.traider.domain.Quantity;
import io.traider.history.Interval;
import java.math.BigDecimal;

/**
 * What a sweep of bars runs on beside its past, in words that a manifest can repeat.
 *
 * @param interval length of the bars
 * @param instrument whose bars
 * @param unit what is held when long
 * @param capital in the instrument's quote currency
 */
record SweepBars(String interval, String instrument, String unit, String capital) {

    static SweepBars of(BarPast bars) {
        return new SweepBars(
                bars.interval().toString(),
                bars.instrument().toString(),
                bars.unit().toString(),
                bars.capital().toPlainString());
    }

    /** The bars of a past. */
    BarPast in(Past past) {
        return new BarPast(
                past,
                Interval.parse(interval),
                InstrumentId.parse(instrument),
                Quantity.parse(unit),
                new BigDecimal(capital));
    }
}

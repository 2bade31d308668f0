package io.traider.history.load;

import io.traider.domain.InstrumentId;
import io.traider.history.Interval;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to be imported, and how it is to be understood.
 *
 * @param from a file, or a folder that is searched for files
 * @param layout {@code null} to tell it by content
 * @param interval of bars, or of the funding period; {@link Interval#NONE} to tell it by content
 * @param symbol which rows to take of files with several instruments; {@code null} where they have one
 * @param stampAtEnd whether the times of bars are their ends
 * @param rateUnit of funding rates; {@code null} for fractions, refused when no venue charges so much
 * @param tickRule whether trades that do not say who took get the direction of the last change of price
 * @param round whether numbers are rounded to the decimals that are kept
 * @param sort whether rows are sorted by time, in memory
 * @param replace whether new rows take the place of all stored ones in their range of time
 */
public record ImportRequest(
        Path from,
        @Nullable Layout layout,
        InstrumentId instrument,
        Interval interval,
        @Nullable String symbol,
        boolean stampAtEnd,
        @Nullable RateUnit rateUnit,
        boolean tickRule,
        boolean round,
        boolean sort,
        boolean replace) {

    /** What a funding rate of one is. */
    public enum RateUnit {
        /** All of the position's value. */
        FRACTION,
        /** A hundredth of it. */
        PERCENT
    }

    /** An import that tells everything by content. */
    public static ImportRequest of(Path from, InstrumentId instrument) {
        return new ImportRequest(from, null, instrument, Interval.NONE, null, false, null, false, false, false, false);
    }

    /** The same with another layout. */
    public ImportRequest with(Layout other) {
        return new ImportRequest(
                from, other, instrument, interval, symbol, stampAtEnd, rateUnit, tickRule, round, sort, replace);
    }

    /** The same with another interval. */
    public ImportRequest with(Interval other) {
        return new ImportRequest(
                from, layout, instrument, other, symbol, stampAtEnd, rateUnit, tickRule, round, sort, replace);
    }
}

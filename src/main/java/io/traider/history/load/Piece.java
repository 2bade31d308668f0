package io.traider.history.load;

import io.traider.domain.InstrumentId;
import io.traider.history.SeriesId;
import io.traider.history.SeriesKind;

/**
 * A file that was understood.
 *
 * @param firstNanos the earliest time in its start, which files are ordered by
 */
record Piece(InputData data, Mapping mapping, long firstNanos) {

    static Piece of(InputData data, Sample sample, Mapping mapping) {
        long first = sample.column(mapping.at(Field.TIME)).stream()
                .mapToLong(text -> mapping.midnight() == Mapping.WHOLE ? TimeText.nanos(text) : mapping.midnight())
                .filter(time -> time != TimeText.NONE)
                .min()
                .orElse(Long.MAX_VALUE);
        return new Piece(data, mapping, first);
    }

    SeriesId series(InstrumentId instrument) {
        return mapping.kind() == SeriesKind.BARS
                ? SeriesId.bars(instrument, mapping.interval())
                : SeriesId.of(instrument, mapping.kind());
    }
}

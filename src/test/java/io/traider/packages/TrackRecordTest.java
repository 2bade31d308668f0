package io.traider.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackRecordTest {

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, 0.25, 1})
    void isReadAsItWasWrittenBeThereTradesOrNone(double hitRate) {
        TrackRecord record = new TrackRecord(
                "the simulator, seed 1",
                "2026-01-01T00:00:00Z",
                "2026-01-01T01:00:00Z",
                "test",
                new BigDecimal("10000.00"),
                new BigDecimal("0.00"),
                new BigDecimal("0.00"),
                new BigDecimal("0.00"),
                new BigDecimal("0.000000"),
                0,
                0,
                Double.isNaN(hitRate) ? 0 : 4,
                Double.isNaN(hitRate) ? OptionalDouble.empty() : OptionalDouble.of(hitRate),
                "ab",
                List.of("strategy:my-breakout ab"));
        assertThat(TrackRecord.parse(record.bytes())).isEqualTo(record);
        assertThat(TrackRecord.read(record.json())).isEqualTo(record);
    }
}

package io.traider.history.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

    @ParameterizedTest
    @CsvSource({
        "1637193600, 2021-11-18T00:00:00Z",
        "1637193600.5, 2021-11-18T00:00:00.5Z",
        "1637193600017, 2021-11-18T00:00:00.017Z",
        "1637193600017.25, 2021-11-18T00:00:00.01725Z",
        "1637193600017001, 2021-11-18T00:00:00.017001Z",
        "1637193600017001002, 2021-11-18T00:00:00.017001002Z",
        "2021-11-18, 2021-11-18T00:00:00Z",
        "20211118, 2021-11-18T00:00:00Z",
        "20211118 08:00, 2021-11-18T08:00:00Z",
        "20211118 08:00:01, 2021-11-18T08:00:01Z",
        "2021-12-31 23:01:00.000000, 2021-12-31T23:01:00Z",
        "2021-12-31T23:01, 2021-12-31T23:01:00Z",
        "2021-12-31T23:01:02Z, 2021-12-31T23:01:02Z",
        "2021-12-31 23:01:02 UTC, 2021-12-31T23:01:02Z",
        "2021-12-31T23:01:02.123456789+01:00, 2021-12-31T22:01:02.123456789Z",
        "2021-12-31T23:01:02-0500, 2022-01-01T04:01:02Z"
    })
    void aTimeIsReadInItsUnit(String text, Instant expected) {
        assertThat(TimeText.nanos(text)).isEqualTo(expected.getEpochSecond() * 1_000_000_000L + expected.getNano());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "0",
                "-1637193600",
                "12",
                "1637193600017001002003",
                "01/02/2021",
                "2021-13-01",
                "2021-02-30",
                "2021-11-18T24:00",
                "2021-11-18T08:60",
                "2021-11-18T08:00:61",
                "2021-11-18T08",
                "2021-11-18x08:00",
                "2021/11/18",
                "2021-11-18T08:00:00.1234567891",
                "1980-01-01",
                "2021-11-18T08:00:00+99:00",
                "1e18"
            })
    void whatIsNoTimeIsNone(String text) {
        assertThat(TimeText.nanos(text)).isEqualTo(TimeText.NONE);
    }
}

package io.traider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "90d, 2027-02-20T10:00:00Z",
        "12h, 2026-11-22T22:00:00Z",
        "5m, 2026-11-22T10:05:00Z",
        "2027-01-31, 2027-01-31T00:00:00Z",
        "2027-01-31T12:00:00Z, 2027-01-31T12:00:00Z"
    })
    void isReadAsPeopleWriteIt(String text, Instant end) {
        assertThat(Expiry.parse(text, NOW)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "never", "0d", "-1d", "2027-13-01", "2027-01-31T12:00", "1y", "9999999d"})
    void isRefusedWithAdvice(String text) {
        assertThatThrownBy(() -> Expiry.parse(text, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is no time. Maybe 90d");
    }
}

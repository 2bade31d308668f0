package io.traider.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitBookTest {

    private static final String VERSION =
            "maxOrderValue: 1000\n    maxOrderQuantityOfDepth: 0.1\n    maxPositionValue: 2000\n    maxStrategyValue: 6000\n"
                    + "    maxDailyLoss: %s\n    collarBps: 50\n    maxOpenOrders: 2\n    maxBookAgeMillis: 5000\n";
    private static final String TWO = "name: test\nversions:\n  - from: 2025-01-01\n    " + VERSION.formatted("400")
            + "  - from: 2026-01-01\n    " + VERSION.formatted("300");

    private static long day(String date) {
        return LocalDate.parse(date).toEpochDay() * 86_400_000_000_000L;
    }

    @Test
    void theLimitsOfTheDayHold() {
        LimitBook book = LimitBook.parse(TWO);
        assertThat(book.at(day("2025-01-01") - 1)).isNull();
        assertThat(book.at(day("2025-01-01")).maxDailyLoss()).isEqualByComparingTo("400");
        assertThat(book.at(day("2026-01-01") - 1).maxDailyLoss()).isEqualByComparingTo("400");
        assertThat(book.at(day("2026-01-01")).maxDailyLoss()).isEqualByComparingTo("300");
        assertThat(book.at(day("2026-01-01")).hash()).isEqualTo(book.hash()).hasSize(64);
    }

    @Test
    void aLimitThatIsMissingOrNotPositiveIsNamed() {
        assertThatThrownBy(() -> LimitBook.parse(TWO.replace("    collarBps: 50\n", "")))
                .hasMessageContaining("collarBps");
        assertThatThrownBy(() -> LimitBook.parse(TWO.replace("collarBps: 50", "collarBps: 0")))
                .hasMessageContaining("collarBps is 0")
                .hasMessageContaining("Maybe");
        assertThatThrownBy(() -> LimitBook.parse("name: test")).hasMessageContaining("versions");
    }

    @Test
    void anotherTextHasAnotherHash() {
        assertThat(LimitBook.parse(TWO).hash())
                .isNotEqualTo(LimitBook.parse(TWO.replace("300", "301")).hash());
    }

    @ParameterizedTest
    @CsvSource({"paper, 400, 2000", "live-starter, 20, 200", "institutional, 100, 10000"})
    void thePhasesOfThePlanAreShipped(String phase, String dailyLoss, String position) throws IOException {
        try (var in = LimitBook.class.getClassLoader().getResourceAsStream("limits/" + phase + ".yml")) {
            LimitBook book = LimitBook.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(book.name()).isEqualTo(phase);
            assertThat(book.at(day("2026-01-01")).maxDailyLoss()).isEqualByComparingTo(dailyLoss);
            assertThat(book.at(day("2026-01-01")).maxPositionValue()).isEqualByComparingTo(position);
        }
    }
}

package io.traider.history.load;

import static io.traider.history.load.DecimalText.Outcome.EXACT;
import static io.traider.history.load.DecimalText.Outcome.NOISE;
import static io.traider.history.load.DecimalText.Outcome.NOT_A_NUMBER;
import static io.traider.history.load.DecimalText.Outcome.ROUNDED;
import static io.traider.history.load.DecimalText.Outcome.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {

    private final DecimalText decimal = new DecimalText();

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 100000000",
        "-1, -100000000",
        "1.5, 150000000",
        ".5, 50000000",
        "5., 500000000",
        "0.00000001, 1",
        "-0.00000001, -1",
        "6.82e-06, 682",
        "1E3, 100000000000",
        "2.630000000000000, 263000000",
        "9999999999.99999999, 999999999999999999",
        "00012.50, 1250000000",
        "+2, 200000000"
    })
    void whatFitsIsExact(String text, long units) {
        assertThat(decimal.read(text, 8)).isEqualTo(EXACT);
        assertThat(decimal.units()).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource({
        "24.426957669999997, 24.42695767",
        "33.35399601000002, 33.35399601",
        "57.15508200000006, 57.155082",
        "83.23852392999991, 83.23852393",
        "218102.59507500002, 218102.595075",
        "0.060000000000000005, 0.06"
    })
    void digitsThatADoubleLacksAreLeftOut(String text, BigDecimal expected) {
        assertThat(decimal.read(text, 8)).isEqualTo(NOISE);
        assertThat(BigDecimal.valueOf(decimal.units(), 8)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.000000001", "1.123456785", "12345678.123456785", "0.3333333333333333"})
    void whatHasMoreDecimalsIsRoundedAndSaysSo(String text) {
        assertThat(decimal.read(text, 8)).isEqualTo(ROUNDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "-.", "NaN", "1,5", "0x1", "1 2", "abc", "1.2.3", "Infinity"})
    void textIsNoNumber(String text) {
        assertThat(decimal.read(text, 8)).isEqualTo(NOT_A_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000000000", "1e300", "1e2000000000", "1e-2000000000"})
    void whatDoesNotFitIsTooLarge(String text) {
        assertThat(decimal.read(text, 8)).isEqualTo(TOO_LARGE);
    }

    @Test
    void everyDecimalOfTheScaleIsReadAsItIsWritten() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long units = random.nextLong(-999_999_999_999_999_999L, 1_000_000_000_000_000_000L) >> random.nextInt(60);
            String text = BigDecimal.valueOf(units, 8).toPlainString();
            assertThat(decimal.read(text, 8)).as(text).isEqualTo(EXACT);
            assertThat(decimal.units()).as(text).isEqualTo(units);
        }
    }

    @Test
    void everyShortDecimalPrintedAsADoubleIsReadBack() {
        Random random = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            long cents = random.nextLong(1, 10_000_000);
            double sum = cents / 100.0 + 0.1 - 0.1;
            assertThat(decimal.read(Double.toString(sum), 10)).isIn(EXACT, NOISE);
            assertThat(decimal.units()).as(Double.toString(sum)).isEqualTo(cents * 100_000_000L);
        }
    }
}

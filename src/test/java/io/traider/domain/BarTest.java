package io.traider.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BarTest {

    private static final InstrumentId BTC = InstrumentId.parse("KRAKEN:BTC/USD");

    @Test
    void aBarHoldsWhatTraded() {
        assertThat(bar(0, 60, "10", "12", "9", "11", "0").high()).isEqualTo(Price.parse("12"));
    }

    @Test
    void aBarThatEndsBeforeItStartsIsRefused() {
        assertThatThrownBy(() -> bar(60, 60, "10", "12", "9", "11", "1")).hasMessageContaining("not after its start");
    }

    @Test
    void aHighBelowTheCloseIsRefused() {
        assertThatThrownBy(() -> bar(0, 60, "10", "12", "9", "13", "1")).hasMessageContaining("above the high");
    }

    @Test
    void aLowAboveTheOpenIsRefused() {
        assertThatThrownBy(() -> bar(0, 60, "10", "12", "11", "11", "1")).hasMessageContaining("below the low");
    }

    @Test
    void aPriceOfZeroIsRefused() {
        assertThatThrownBy(() -> bar(0, 60, "10", "12", "0", "11", "1")).hasMessageContaining("positive");
    }

    @Test
    void aNegativeVolumeIsRefused() {
        assertThatThrownBy(() -> bar(0, 60, "10", "12", "9", "11", "-1")).hasMessageContaining("volume -1");
    }

    private static Bar bar(long start, long end, String open, String high, String low, String close, String volume) {
        return new Bar(
                BTC,
                start,
                end,
                Price.parse(open),
                Price.parse(high),
                Price.parse(low),
                Price.parse(close),
                Quantity.parse(volume));
    }
}

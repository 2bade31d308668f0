package io.traider.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Venue;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    @Test
    void aSpecNamesVenueKindAndTime() {
        assertThat(Fault.parse("kraken:checksum@30s"))
                .isEqualTo(Fault.of(Fault.Kind.CHECKSUM, Venue.KRAKEN).after(Duration.ofSeconds(30)));
    }

    @Test
    void aSpecMayNameASymbolAndADuration() {
        assertThat(Fault.parse("kraken:BTC/USD:gap@500ms+2m"))
                .isEqualTo(Fault.of(Fault.Kind.GAP, Venue.KRAKEN)
                        .on("BTC/USD")
                        .after(Duration.ofMillis(500))
                        .lasting(Duration.ofMinutes(2)));
        assertThat(Fault.parse("coinbase:BTC-USD:silence+10s").symbol()).isEqualTo("BTC-USD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "binance-futures:BTCUSDT:slow-consumer@1000ms+5000ms",
                "coinbase:malformed",
                "kraken-futures:PF_XBTUSD:crossed+700ms",
                "binance:disconnect@30000ms"
            })
    void aFaultIsWrittenAsItIsRead(String spec) {
        assertThat(Fault.parse(spec)).hasToString(spec);
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, nonsense",
        "mtgox:gap, mtgox",
        "kraken:boredom, boredom",
        "kraken:gap@soon, soon",
        "coinbase:checksum, COINBASE",
        "'', Maybe"
    })
    void whatIsNoFaultIsRefusedWithAdvice(String spec, String named) {
        assertThatThrownBy(() -> Fault.parse(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named)
                .hasMessageContaining("Maybe");
    }
}

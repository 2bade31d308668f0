package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Price;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentsTest {

    private static final String PROPERTY = "traider.instruments";
    private static final InstrumentId MORE = InstrumentId.parse("KRAKEN:XRP/USD");

    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(PROPERTY);
    }

    private void file(String... lines) throws IOException {
        Path file = Files.writeString(
                folder.resolve("more" + lines[0].hashCode() + ".csv"), String.join(System.lineSeparator(), lines));
        System.setProperty(PROPERTY, file.toString());
    }

    @Test
    void aFileOfMoreIsAddedToWhatIsShipped() throws IOException {
        assertThat(Instruments.known()).isEqualTo(Instruments.shipped()).doesNotContainKey(MORE);
        file(
                "venue,symbol,kind,base,quote,tick,lot,minimum",
                "KRAKEN, XRP/USD, SPOT, XRP, USD, 0.00001, 0.00000001, 3");
        assertThat(Instruments.known())
                .hasSize(Instruments.shipped().size() + 1)
                .containsAllEntriesOf(Instruments.shipped());
        assertThat(Instruments.known().get(MORE).kind()).isEqualTo(InstrumentKind.SPOT);
        assertThat(Instruments.known().get(MORE).tickSize()).isEqualTo(Price.parse("0.00001"));
        System.clearProperty(PROPERTY);
        assertThat(Instruments.known()).doesNotContainKey(MORE);
    }

    @Test
    void whatIsWrongInItIsNamedWithItsFile() throws IOException {
        file("KRAKEN,BTC/USD,SPOT,BTC,USD,1,1,1");
        assertThatThrownBy(Instruments::known)
                .hasMessageContaining("TRAIDER_INSTRUMENTS: " + folder)
                .hasMessageContaining("ships with KRAKEN:BTC/USD already");
        file("MOON,XRP/USD,SPOT,XRP,USD,1,1,1");
        assertThatThrownBy(Instruments::known)
                .hasMessageContaining(
                        "'MOON,XRP/USD,SPOT,XRP,USD,1,1,1' is no instrument: 'MOON' is none of [COINBASE");
        file("KRAKEN,XRP/USD,FUTURE,XRP,USD,1,1,1");
        assertThatThrownBy(Instruments::known).hasMessageContaining("'FUTURE' is none of [SPOT");
        file("KRAKEN,XRP/USD,SPOT,XRP,USD,much,1,1");
        assertThatThrownBy(Instruments::known).hasMessageContaining("much");
        file("KRAKEN,XRP/USD,SPOT,XRP,USD,0,1,1");
        assertThatThrownBy(Instruments::known).hasMessageContaining("needs positive increments");
        file("KRAKEN,XRP/USD,SPOT,XRP,USD,1,1,1", "KRAKEN,XRP/USD,SPOT,XRP,USD,1,1,2");
        assertThatThrownBy(Instruments::known).hasMessageContaining("two lines for KRAKEN:XRP/USD");
        System.setProperty(PROPERTY, folder.resolve("gone").toString());
        assertThatThrownBy(Instruments::known).hasMessageContaining("cannot read " + folder.resolve("gone"));
    }
}

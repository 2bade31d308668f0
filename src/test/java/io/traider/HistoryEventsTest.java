package io.traider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.BookSnapshot;
import io.traider.domain.InstrumentId;
import io.traider.domain.Trade;
import io.traider.history.History;
import io.traider.history.load.ImportRequest;
import io.traider.history.load.Importer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryEventsTest {

    private static final InstrumentId BTC = InstrumentId.parse("KRAKEN:BTC/USD");
    private static final InstrumentId ETH = InstrumentId.parse("KRAKEN:ETH/USD");

    @TempDir
    private Path folder;

    @Test
    void theEventsOfTheStrategysInstrumentsThatAreThereAreRead() throws IOException {
        bring("time,bid,bid_size,ask,ask_size\n1637193600,10,1,11,2\n1637197200,10,1,11,2\n");
        bring("time,id,price,quantity,side\n1637193601,a,10,0.5,sell\n");

        try (HistoryEvents events = HistoryEvents.open(folder, List.of(ETH, BTC), 0, Long.MAX_VALUE)) {
            assertThat(events.next()).isInstanceOf(BookSnapshot.class);
            assertThat(events.next()).isInstanceOf(Trade.class);
            assertThat(events.next()).isInstanceOf(BookSnapshot.class);
            assertThat(events.next()).isNull();
        }
        assertThatThrownBy(() -> HistoryEvents.open(folder, List.of(ETH), 0, Long.MAX_VALUE))
                .hasMessageContaining("only of [KRAKEN:BTC/USD]")
                .hasMessageContaining("Maybe import");
    }

    private void bring(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("in.csv"), text);
        new Importer(History.at(folder)).run(ImportRequest.of(file, BTC));
    }
}

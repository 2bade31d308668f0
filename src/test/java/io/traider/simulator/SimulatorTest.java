package io.traider.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    @Test
    void fiveThousandFramesASecondAreDelivered() {
        try (Simulator simulator = Simulator.start(SimulatorSettings.defaults().withFramesPerSecond(7_000))) {
            List<WireClient> clients = new ArrayList<>();
            clients.add(WireClient.connect(simulator, Venue.KRAKEN, "")
                    .send("{'method':'subscribe','params':{'channel':'book','depth':25,"
                            + "'symbol':['BTC/USD','ETH/USD','SOL/USD']}}"));
            clients.add(WireClient.connect(simulator, Venue.KRAKEN_FUTURES, "")
                    .send("{'event':'subscribe','feed':'book','product_ids':['PF_XBTUSD','PF_ETHUSD','PF_SOLUSD']}"));
            clients.add(WireClient.connect(
                    simulator,
                    Venue.BINANCE,
                    "/stream?streams=btcusdt@bookTicker/ethusdt@bookTicker/solusdt@bookTicker"));
            clients.add(WireClient.connect(
                    simulator,
                    Venue.BINANCE_FUTURES,
                    "/public/stream?streams=btcusdt@bookTicker/ethusdt@bookTicker/solusdt@bookTicker"));
            WireClient.sleep(Duration.ofSeconds(1));
            clients.forEach(WireClient::clear);
            long start = System.nanoTime();
            WireClient.sleep(Duration.ofSeconds(3));
            int frames = clients.stream().mapToInt(WireClient::size).sum();
            assertThat(frames / ((System.nanoTime() - start) / 1e9)).isGreaterThan(5_000);
            assertThat(clients).allSatisfy(client -> assertThat(client.ended).isEmpty());
            clients.forEach(WireClient::close);
        }
    }

    @Test
    @Tag("slow")
    void aClientThatReadsNothingIsDroppedAndHoldsUpNobody() throws IOException {
        try (Simulator simulator = Simulator.start(
                        SimulatorSettings.defaults().withFramesPerSecond(20_000).withSpeed(20));
                Socket sleeper = new Socket("127.0.0.1", simulator.addresses().port())) {
            sleeper.setReceiveBufferSize(4_096);
            sleeper.getOutputStream().write("""
                    GET /binance/stream?streams=btcusdt@depth@100ms/btcusdt@bookTicker/ethusdt@bookTicker HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Upgrade: websocket\r
                    Connection: Upgrade\r
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                    Sec-WebSocket-Version: 13\r
                    \r
                    """.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = sleeper.getInputStream();
            assertThat(answer.read()).isEqualTo('H');
            try (WireClient other = WireClient.connect(simulator, Venue.BINANCE, "/ws/btcusdt@depth")) {
                for (int i = 0; i < 3_000 && simulator.clients(Venue.BINANCE) > 1; i++) {
                    WireClient.sleep(Duration.ofMillis(10));
                }
                assertThat(simulator.clients(Venue.BINANCE)).isEqualTo(1);
                other.clear();
                assertThat(other.nextJson().get("e").asString()).isEqualTo("depthUpdate");
            }
        }
    }

    @Test
    void marketTimeRunsAtTheWantedSpeed() {
        try (Simulator simulator = Simulator.start(SimulatorSettings.defaults().withSpeed(20))) {
            long market = simulator.marketNanos();
            long wall = System.nanoTime();
            WireClient.sleep(Duration.ofSeconds(2));
            double speed = (simulator.marketNanos() - market) / (double) (System.nanoTime() - wall);
            assertThat(speed).isBetween(15.0, 25.0);
        }
    }

    @Test
    void onlyWhatIsWantedIsListed() {
        InstrumentId instrument = InstrumentId.parse("KRAKEN:BTC/USD");
        try (Simulator simulator = Simulator.start(SimulatorSettings.defaults().withInstruments(Set.of(instrument)))) {
            long spread = simulator.read(instrument, book -> book.askPrice(0) - book.bidPrice(0));
            assertThat(spread).isPositive();
            assertThat(WireClient.get(simulator, Venue.BINANCE, "/api/v3/depth?symbol=BTCUSDT")
                            .statusCode())
                    .as("not listed here")
                    .isEqualTo(400);
        }
    }

    @Test
    void aTakenPortIsToldPlainly() {
        try (Simulator first = Simulator.start(SimulatorSettings.defaults())) {
            int port = first.addresses().port();
            assertThatThrownBy(
                            () -> Simulator.start(SimulatorSettings.defaults().withPort(port)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(Integer.toString(port))
                    .hasMessageContaining("Maybe");
        }
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> SimulatorSettings.defaults().withSpeed(0)).hasMessageContaining("speed 0.0");
        assertThatThrownBy(() -> SimulatorSettings.defaults().withFramesPerSecond(0))
                .hasMessageContaining("framesPerSecond 0");
        assertThatThrownBy(() -> SimulatorSettings.defaults().withPort(-1)).hasMessageContaining("port -1");
    }
}

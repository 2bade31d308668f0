package io.traider.simulator;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import io.traider.venue.Frame;
import io.traider.venue.capture.FrameRecorder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** What the simulated Kraken Futures says to a client, recorded in market time: hours of it in a second, the same each time. */
public final class WrittenMarket {

    private static final String BITCOIN = "PF_XBTUSD";
    private static final String CONNECTION = "futures-1";

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final FrameRecorder recorder;

    private WrittenMarket(FrameRecorder recorder) {
        this.recorder = recorder;
    }

    /** Records book, trades and ticker of bitcoin's perpetual into a folder. */
    public static void record(Path folder, Instant from, Duration length) throws IOException {
        try (FrameRecorder recorder = FrameRecorder.start(folder)) {
            new WrittenMarket(recorder).run(nanos(from), length);
            if (recorder.lost() > 0) {
                throw new IOException(recorder.lost() + " frames were not written to " + folder);
            }
        }
    }

    private void run(long from, Duration length) {
        SimulatorMarket market = new SimulatorMarket(
                SimulatorSettings.defaults()
                        .withSeed(7)
                        .withInstruments(Set.of(new InstrumentId(Venue.KRAKEN_FUTURES, BITCOIN))),
                from);
        KrakenFuturesExchange exchange = new KrakenFuturesExchange(market);
        String address = "/kraken-futures/ws/v1";
        Session session = exchange.accept(channel, new QueryStringDecoder(address));
        exchange.sessions().add(session);
        recorder.record(frame(Frame.Kind.OPENED, address, from, new byte[0]));
        session.opened();
        for (String feed : Set.of("book", "trade", "ticker")) {
            session.received(JsonMapper.shared()
                    .readTree("{\"event\":\"subscribe\",\"feed\":\"" + feed + "\",\"product_ids\":[\"" + BITCOIN
                            + "\"]}"));
        }
        while (market.nanos() < from + length.toNanos()) {
            market.step();
            exchange.stepped(market.nanos());
            exchange.flush();
            write(market.nanos());
        }
        recorder.record(frame(Frame.Kind.CLOSED, "", market.nanos(), new byte[0]));
    }

    private void write(long nanos) {
        for (TextWebSocketFrame said = channel.readOutbound(); said != null; said = channel.readOutbound()) {
            recorder.record(frame(Frame.Kind.MESSAGE, "", nanos, said.text().getBytes(StandardCharsets.UTF_8)));
            said.release();
        }
    }

    private static Frame frame(Frame.Kind kind, String subject, long nanos, byte[] payload) {
        return new Frame(Venue.KRAKEN_FUTURES, CONNECTION, kind, subject, nanos, payload);
    }

    private static long nanos(Instant time) {
        return Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L) + time.getNano();
    }
}

package io.traider.simulator;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.traider.domain.Venue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kraken's spot WebSocket, version 2. */
final class KrakenExchange extends Exchange {

    private static final Message HEARTBEAT = Message.of("{\"channel\":\"heartbeat\"}");
    private static final long IDLE_SECONDS = 60;

    private final Map<String, KrakenPit> pits = new LinkedHashMap<>();
    private final MarketClock clock;
    private long connections = 2_950_167_385_101_900_187L;

    KrakenExchange(SimulatorMarket market) {
        super(Venue.KRAKEN);
        clock = market.clock();
        FrameWriter writer = new FrameWriter();
        for (Pit pit : market.pits(Venue.KRAKEN)) {
            KrakenPit wire = new KrakenPit(pit, faults(), clock, writer);
            pit.listen(wire);
            pits.put(pit.listing().symbol(), wire);
        }
    }

    @Override
    @Nullable
    Session accept(Channel channel, QueryStringDecoder address) {
        return address.path().equals("/kraken/v2")
                ? new KrakenSession(channel, faults(), pits, clock, connections++)
                : null;
    }

    @Override
    void second(long now) {
        for (Session session : sessions()) {
            if (session instanceof KrakenSession kraken && kraken.subscribed()) {
                session.deliver(HEARTBEAT, null);
            } else if (session.quietSeconds(now) > IDLE_SECONDS) {
                session.close("idle");
            }
        }
    }
}

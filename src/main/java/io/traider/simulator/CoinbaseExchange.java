package io.traider.simulator;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.traider.domain.Venue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Coinbase Advanced Trade's market WebSocket. */
final class CoinbaseExchange extends Exchange {

    private static final long SUBSCRIBE_WITHIN_SECONDS = 5;

    private final Map<String, CoinbasePit> pits = new LinkedHashMap<>();
    private final MarketClock clock;
    private final FrameWriter writer = new FrameWriter();
    private final Topic heartbeats = new Topic(null, faults());
    private long beats = 139_650;
    private int connections;

    CoinbaseExchange(SimulatorMarket market) {
        super(Venue.COINBASE);
        clock = market.clock();
        for (Pit pit : market.pits(Venue.COINBASE)) {
            CoinbasePit wire = new CoinbasePit(pit, faults(), clock, writer);
            pit.listen(wire);
            pits.put(pit.listing().symbol(), wire);
        }
    }

    @Override
    @Nullable
    Session accept(Channel channel, QueryStringDecoder address) {
        boolean ours = address.path().equals("/coinbase") || address.path().equals("/coinbase/");
        return ours ? new CoinbaseSession(channel, faults(), pits, heartbeats, clock, connections++ % 2 == 1) : null;
    }

    @Override
    int mostMessages() {
        return 8;
    }

    @Override
    void stepped(long nanos) {
        pits.values().forEach(pit -> pit.stepped(nanos));
    }

    /** Beats; drops a client that has not subscribed to anything within five seconds. */
    @Override
    void second(long now) {
        beats++;
        if (!heartbeats.isEmpty()) {
            heartbeats.publish(heartbeat());
        }
        for (Session session : sessions()) {
            if (session instanceof CoinbaseSession coinbase
                    && !coinbase.subscribedOnce()
                    && session.quietSeconds(now) >= SUBSCRIBE_WITHIN_SECONDS) {
                session.close("no subscription");
            }
        }
    }

    /** With the time as Go prints it, which is no RFC 3339. */
    private Message heartbeat() {
        long nanos = clock.nanos();
        int mark = CoinbaseSession.head(writer, "heartbeats", nanos);
        FrameWriter time = new FrameWriter();
        String printed = new String(time.time(nanos, 9).take(), StandardCharsets.US_ASCII);
        writer.text("{\"current_time\":\"").text(printed.replace('T', ' ').replace("Z", " +0000 UTC m=+"));
        writer.number(beats).text(".27\",\"heartbeat_counter\":").number(beats).text("}]}");
        return new Message(writer.take(), mark, mark);
    }
}

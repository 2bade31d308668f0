package io.traider.simulator;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.traider.domain.Venue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kraken Futures' WebSocket, version 1. */
final class KrakenFuturesExchange extends Exchange {

    private static final long IDLE_SECONDS = 65;

    private final Map<String, KrakenFuturesPit> pits = new LinkedHashMap<>();
    private final MarketClock clock;
    private final Topic heartbeat = new Topic(null, faults());

    KrakenFuturesExchange(SimulatorMarket market) {
        super(Venue.KRAKEN_FUTURES);
        clock = market.clock();
        FrameWriter writer = new FrameWriter();
        for (Contract contract : market.contracts(Venue.KRAKEN_FUTURES)) {
            KrakenFuturesPit wire = new KrakenFuturesPit(contract, faults(), clock, writer);
            contract.pit().listen(wire);
            pits.put(contract.pit().listing().symbol(), wire);
        }
    }

    @Override
    @Nullable
    Session accept(Channel channel, QueryStringDecoder address) {
        return address.path().equals("/kraken-futures/ws/v1")
                ? new KrakenFuturesSession(channel, faults(), pits, heartbeat)
                : null;
    }

    @Override
    void stepped(long nanos) {
        pits.values().forEach(pit -> pit.stepped(nanos));
    }

    /** Beats once a second; closes connections whose client has sent nothing, not even a ping, for a minute. */
    @Override
    void second(long now) {
        heartbeat.publish(Message.of("{\"feed\":\"heartbeat\",\"time\":" + clock.nanos() / 1_000_000 + "}"));
        for (Session session : sessions()) {
            if (session.quietSeconds(now) > IDLE_SECONDS) {
                session.close("idle");
            }
        }
    }
}

package io.traider.execution;

import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderStatus;
import io.traider.domain.OrderType;
import io.traider.domain.Position;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;

/** The orders by which a venue closes positions. */
final class Liquidations {

    private Liquidations() {}

    /** Named after the position and the moment, so that no two are alike. It comes from no decision, which is 0. */
    static Order order(Forced forced, long nanos) {
        Position position = forced.position();
        OrderIntent intent = new OrderIntent(
                position.strategy(),
                position.instrument(),
                position.quantity().units() > 0 ? Side.SELL : Side.BUY,
                OrderType.MARKET,
                TimeInForce.IOC,
                position.quantity().abs(),
                null,
                0,
                true);
        String id = "L-" + position.strategy() + "-" + position.instrument() + "-" + nanos;
        return Order.pending(id, intent, 0, nanos).with(OrderStatus.OPEN, nanos, forced.why());
    }
}

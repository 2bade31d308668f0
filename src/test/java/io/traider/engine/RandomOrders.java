package io.traider.engine;

import io.traider.domain.OrderIntent;
import io.traider.domain.OrderLink.Role;
import io.traider.domain.OrderType;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Intents of every type, some of them linked, near a price. */
final class RandomOrders {

    private final Random random;

    RandomOrders(Random random) {
        this.random = random;
    }

    /** One order, or those of a group that is named by a number. */
    List<OrderIntent> next(Price middle, int number) {
        Side side = side();
        Quantity quantity = quantity();
        Price away = near(middle, side, 1 + random.nextInt(4));
        Price beyond = near(middle, side.opposite(), 1 + random.nextInt(4));
        return switch (random.nextInt(12)) {
            case 0 -> List.of(order(side, quantity, null, TimeInForce.IOC, false));
            case 1 -> List.of(order(side, quantity, beyond, TimeInForce.IOC, false));
            case 2 -> List.of(order(side, quantity, beyond, TimeInForce.FOK, false));
            case 3 -> List.of(order(side, quantity, away, TimeInForce.GTD, false));
            case 4 ->
                List.of(order(side, quantity, near(middle, side, random.nextInt(4) - 1), TimeInForce.GTC, false)
                        .restingOnly());
            case 5 ->
                List.of(order(side, quantity, null, TimeInForce.GTC, false).stoppedAt(beyond));
            case 6 ->
                List.of(order(side, quantity, near(middle, side.opposite(), 6), TimeInForce.GTC, false)
                        .stoppedAt(beyond));
            case 7 -> List.of(order(side, quantity, away, TimeInForce.GTC, true));
            case 8 ->
                List.of(order(side, Quantity.ofUnits(10 * quantity.units()), away, TimeInForce.GTC, false)
                        .showing(quantity));
            case 9 -> List.of(order(side, quantity, null, TimeInForce.IOC, true));
            case 10 ->
                List.of(
                        order(side, quantity, away, TimeInForce.GTC, false).linked("g" + number, Role.EITHER),
                        order(side.opposite(), quantity, near(middle, side.opposite(), 2), TimeInForce.GTC, false)
                                .linked("g" + number, Role.EITHER));
            default ->
                List.of(
                        order(side, quantity, random.nextBoolean() ? away : beyond, TimeInForce.GTC, false)
                                .linked("g" + number, Role.ENTRY),
                        order(side.opposite(), quantity, near(middle, side.opposite(), 3), TimeInForce.GTC, true)
                                .linked("g" + number, Role.EXIT),
                        order(side.opposite(), quantity, null, TimeInForce.GTC, true)
                                .stoppedAt(near(middle, side, 5))
                                .linked("g" + number, Role.EXIT));
        };
    }

    private static OrderIntent order(
            Side side, Quantity quantity, @Nullable Price limit, TimeInForce life, boolean reduceOnly) {
        OrderType type = limit == null ? OrderType.MARKET : OrderType.LIMIT;
        long nanos = life == TimeInForce.GTD ? 200_000_000L : 0;
        return new OrderIntent("s", RandomDepth.BTC, side, type, life, quantity, limit, nanos, reduceOnly);
    }

    /** So many ticks on a side's own side of the middle: below it for a buy. */
    private static Price near(Price middle, Side side, int ticks) {
        return Price.ofUnits(middle.units() - side.sign() * ticks * Price.ONE);
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private Quantity quantity() {
        return Quantity.ofUnits((1 + random.nextInt(40)) * Quantity.ONE / 10);
    }
}

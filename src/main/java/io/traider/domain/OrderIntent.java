package io.traider.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a strategy wants to trade, before any limit was asked.
 *
 * @param limit worst acceptable price of limit and stop-limit orders, and only of them
 * @param quantity positive, on the instrument's lot grid
 * @param lifeNanos how long it may rest with {@link TimeInForce#GTD}; {@code 0} otherwise
 * @param reduceOnly whether it may only make a position smaller
 * @param trigger price at which stop and stop-limit orders begin to work, and only of them
 * @param postOnly whether it may only rest: the venue refuses it when it would take
 * @param displayed how much of it the book shows at a time (iceberg); {@code null} when all of it
 * @param link the orders it hangs together with, {@code null} for none
 */
public record OrderIntent(
        String strategy,
        InstrumentId instrument,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        Quantity quantity,
        @Nullable Price limit,
        long lifeNanos,
        boolean reduceOnly,
        @Nullable Price trigger,
        boolean postOnly,
        @Nullable Quantity displayed,
        @Nullable OrderLink link) {

    public OrderIntent {
        if (quantity.units() <= 0) {
            throw new IllegalArgumentException("an order needs a positive quantity, got " + quantity);
        }
        if (type.limited() != (limit != null) || type.triggered() != (trigger != null)) {
            throw new IllegalArgumentException(
                    "a " + type + " order with limit price " + limit + " and trigger price " + trigger
                            + ". Maybe give a limit to LIMIT orders and none to MARKET orders, and a trigger to stops");
        }
        boolean rests = timeInForce == TimeInForce.GTC || timeInForce == TimeInForce.GTD;
        if (postOnly && !(type == OrderType.LIMIT && rests)) {
            throw new IllegalArgumentException("a post-only order of type " + type + " for " + timeInForce
                    + ". Maybe LIMIT and GTC: it has to rest");
        }
        if (displayed != null && !(limit != null && rests && shows(displayed, quantity))) {
            throw new IllegalArgumentException("an iceberg of type " + type + " for " + timeInForce + " that shows "
                    + displayed + " of " + quantity + ". Maybe LIMIT, GTC, and a part of its quantity");
        }
        if (link != null && link.role() == OrderLink.Role.EXIT && !reduceOnly) {
            throw new IllegalArgumentException(
                    "the exit of bracket " + link.group() + " could open a position." + " Maybe make it reduce-only");
        }
    }

    private static boolean shows(Quantity displayed, Quantity quantity) {
        return displayed.units() > 0 && displayed.compareTo(quantity) <= 0;
    }

    /** A market or limit order without further conditions. */
    public OrderIntent(
            String strategy,
            InstrumentId instrument,
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            Quantity quantity,
            @Nullable Price limit,
            long lifeNanos,
            boolean reduceOnly) {
        this(
                strategy,
                instrument,
                side,
                type,
                timeInForce,
                quantity,
                limit,
                lifeNanos,
                reduceOnly,
                null,
                false,
                null,
                null);
    }

    /** Whether it has none of the conditions that a plain market or limit order lacks. */
    public boolean plain() {
        return trigger == null && !postOnly && displayed == null && link == null;
    }

    /** The order, waiting for a trigger price: a market order becomes a stop, a limit order a stop-limit. */
    public OrderIntent stoppedAt(Price price) {
        OrderType stop = limit == null ? OrderType.STOP : OrderType.STOP_LIMIT;
        return with(stop, price, postOnly, displayed, link);
    }

    /** The order, allowed to rest only. */
    public OrderIntent restingOnly() {
        return with(type, trigger, true, displayed, link);
    }

    /** The order as an iceberg that shows so much at a time. */
    public OrderIntent showing(Quantity part) {
        return with(type, trigger, postOnly, part, link);
    }

    /** The order, hanging together with others. */
    public OrderIntent linked(String group, OrderLink.Role role) {
        return with(type, trigger, postOnly, displayed, new OrderLink(group, role));
    }

    private OrderIntent with(
            OrderType kind, @Nullable Price at, boolean post, @Nullable Quantity shown, @Nullable OrderLink with) {
        return new OrderIntent(
                strategy,
                instrument,
                side,
                kind,
                timeInForce,
                quantity,
                limit,
                lifeNanos,
                reduceOnly,
                at,
                post,
                shown,
                with);
    }
}

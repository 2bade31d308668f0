package io.traider.execution;

import io.traider.domain.Order;
import io.traider.domain.OrderLink;
import io.traider.domain.OrderStatus;
import io.traider.domain.OrderType;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;

/** An order that the simulated venue holds. */
final class Resting {

    /** What it is waiting for. */
    enum State {
        /** The exit of a bracket: its entry has to trade first. */
        ENTRY,
        /** A stop: the market has to trade at its trigger price or beyond. */
        TRIGGER,
        /** Released by one of these, it has to meet the book first. */
        BOOK,
        /** Somebody who trades with it. */
        MATCH
    }

    final Order order;
    final long expiresNanos;
    final QueuePosition queue = new QueuePosition();
    State state = State.MATCH;
    /** Trades before this moment are not for it, though they may be told later. */
    long sinceNanos;

    private boolean triggered;
    private long leaves;
    private long tip;

    Resting(Order order, long sinceNanos, long from) {
        this.order = order;
        this.leaves = order.leaves().units();
        this.sinceNanos = sinceNanos;
        this.expiresNanos = expiry(order, from);
        this.triggered = order.status() == OrderStatus.TRIGGERED;
        refill();
    }

    private static long expiry(Order order, long from) {
        boolean dated =
                order.intent().type() != OrderType.MARKET && order.intent().timeInForce() == TimeInForce.GTD;
        return dated ? from + order.intent().lifeNanos() : Long.MAX_VALUE;
    }

    String id() {
        return order.id();
    }

    Side side() {
        return order.side();
    }

    boolean reduceOnly() {
        return order.intent().reduceOnly();
    }

    boolean is(OrderLink.Role role) {
        OrderLink link = order.intent().link();
        return link != null && link.role() == role;
    }

    /** Whether a stop of it has not been reached. */
    boolean stopped() {
        return order.intent().type().triggered() && !triggered;
    }

    void trigger() {
        triggered = true;
    }

    /** Whether a trade at this price reaches its trigger. */
    boolean reached(long price) {
        long trigger =
                order.intent().trigger() == null ? 0 : order.intent().trigger().units();
        return side() == Side.BUY ? price >= trigger : price <= trigger;
    }

    /** Whether what it cannot have at once is not wanted. */
    boolean atOnce() {
        TimeInForce life = order.intent().timeInForce();
        return !order.intent().type().limited() || life == TimeInForce.IOC || life == TimeInForce.FOK;
    }

    /** Its limit; what is marketable at any price has the best there is. */
    long limit() {
        var limit = order.intent().limit();
        return limit != null ? limit.units() : side() == Side.BUY ? Long.MAX_VALUE : 0;
    }

    /** Whether a price is as good as the limit or better. */
    boolean accepts(long price) {
        return side() == Side.BUY ? price <= limit() : price >= limit();
    }

    long leaves() {
        return leaves;
    }

    /** Cumulative units filled, of the order's life and not only of this session's. */
    long filled() {
        return order.quantity().units() - leaves;
    }

    void fill(long units) {
        if (units <= 0 || units > leaves) {
            throw new IllegalStateException("order " + id() + " with " + leaves + " left cannot be filled by " + units);
        }
        leaves -= units;
        tip = Math.max(0, tip - units);
    }

    /** What the book shows of it. */
    long tip() {
        return tip;
    }

    /** Shows the next part. */
    void refill() {
        Quantity displayed = order.intent().displayed();
        tip = displayed == null ? leaves : Math.min(displayed.units(), leaves);
    }
}

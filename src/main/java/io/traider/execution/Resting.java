package io.traider.execution;

import io.traider.domain.Order;
import io.traider.domain.Side;

/** An order that the paper venue holds. */
final class Resting {

    /** The queue before it is not known until the book is seen. */
    static final long UNKNOWN = Long.MAX_VALUE;

    final Order order;
    final long expiresNanos;
    /** Trades before this moment are not for it, though they may be told later. */
    final long sinceNanos;

    long leaves;
    /** Displayed units at its price that were there before it. */
    long ahead = UNKNOWN;

    Resting(Order order, long sinceNanos, long expiresNanos) {
        this.order = order;
        this.leaves = order.leaves().units();
        this.sinceNanos = sinceNanos;
        this.expiresNanos = expiresNanos;
    }

    String id() {
        return order.id();
    }

    Side side() {
        return order.side();
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

    /** Cumulative units filled, of the order's life and not only of this session's. */
    long filled() {
        return order.quantity().units() - leaves;
    }
}

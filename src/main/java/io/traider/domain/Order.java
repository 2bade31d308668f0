package io.traider.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An order and what became of it so far.
 *
 * @param id our client order id: unique for ever, so sending twice does no harm
 * @param decision sequence of the input at which it was decided
 * @param filled how much of {@link OrderIntent#quantity()} was filled
 * @param filledValue sum of price times quantity of the fills, in quote currency
 * @param createdNanos session time of the decision
 * @param updatedNanos session time of the last change
 * @param remark why it ended, when the venue or a person ended it; empty otherwise
 */
public record Order(
        String id,
        OrderIntent intent,
        long decision,
        OrderStatus status,
        Quantity filled,
        BigDecimal filledValue,
        long createdNanos,
        long updatedNanos,
        String remark) {

    /** A new order that waits to be sent. */
    public static Order pending(String id, OrderIntent intent, long decision, long nanos) {
        return new Order(id, intent, decision, OrderStatus.PENDING, Quantity.ZERO, BigDecimal.ZERO, nanos, nanos, "");
    }

    public InstrumentId instrument() {
        return intent.instrument();
    }

    public Side side() {
        return intent.side();
    }

    public Quantity quantity() {
        return intent.quantity();
    }

    /** What is still to be filled. */
    public Quantity leaves() {
        return intent.quantity().minus(filled);
    }

    /** Average price of the fills to ten decimals, or {@code null} before the first. */
    public @Nullable Price averagePrice() {
        return filled.isZero()
                ? null
                : Price.of(filledValue
                        .divide(filled.toBigDecimal(), MathContext.DECIMAL128)
                        .setScale(Price.SCALE, RoundingMode.HALF_EVEN));
    }

    /** The order in another state. */
    public Order with(OrderStatus next, long nanos, String why) {
        return new Order(id, intent, decision, next, filled, filledValue, createdNanos, nanos, why);
    }

    /**
     * The order after a fill.
     *
     * @throws IllegalArgumentException when the fill is larger than what is left
     */
    public Order filledBy(Fill fill) {
        Quantity total = filled.plus(fill.quantity());
        if (total.compareTo(intent.quantity()) > 0) {
            throw new IllegalArgumentException(
                    "order " + id + " for " + intent.quantity() + " cannot be filled to " + total);
        }
        BigDecimal value = filledValue.add(
                fill.price().toBigDecimal().multiply(fill.quantity().toBigDecimal()));
        OrderStatus open = intent.type().triggered() ? OrderStatus.TRIGGERED : OrderStatus.OPEN;
        OrderStatus next = total.equals(intent.quantity()) ? OrderStatus.FILLED : open;
        return new Order(id, intent, decision, next, total, value, createdNanos, fill.nanos(), "");
    }
}

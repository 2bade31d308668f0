package io.traider.portfolio;

import io.traider.domain.Fill;
import io.traider.domain.Money;
import io.traider.domain.Position;
import io.traider.domain.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a fill makes of a position at average cost. A fill against the position closes first, at the average cost of what is
 * closed, and opens the other way with what is left. Exact but for the cost of a part, which is rounded to
 * {@value #SCALE} decimals; what is rounded off stays in the cost of the rest, so nothing is lost.
 *
 * @param position after the fill
 * @param realized profit of the closed part, before fees
 */
record AverageCost(Position position, Money realized) {

    static final int SCALE = 12;

    /**
     * @param penalty what was paid beside the fee
     * @param nanos since when the position after it is held
     */
    static AverageCost of(Position before, Fill fill, Money penalty, long nanos) {
        Quantity signed =
                fill.side().sign() > 0 ? fill.quantity() : fill.quantity().negate();
        boolean against = Long.signum(before.quantity().units()) == -fill.side().sign();
        Quantity closed = against ? fill.quantity().min(before.quantity().abs()) : Quantity.ZERO;
        BigDecimal closedCost = cost(before, closed);
        BigDecimal sign = BigDecimal.valueOf(fill.side().sign());
        BigDecimal realized =
                fill.price().times(closed).multiply(sign).add(closedCost).negate();
        Quantity opened = fill.quantity().minus(closed);
        BigDecimal cost = before.cost()
                .amount()
                .subtract(closedCost)
                .add(fill.price().times(opened).multiply(sign));
        String currency = before.cost().currency();
        Money profit = new Money(realized, currency);
        Position after = new Position(
                before.strategy(),
                before.instrument(),
                before.quantity().plus(signed),
                new Money(cost, currency),
                before.realizedPnl().plus(profit),
                before.fees().plus(fill.fee()).plus(penalty),
                before.funding(),
                nanos);
        return new AverageCost(after, profit);
    }

    private static BigDecimal cost(Position position, Quantity closed) {
        BigDecimal whole = position.cost().amount();
        if (closed.isZero()) {
            return BigDecimal.ZERO;
        }
        return closed.equals(position.quantity().abs())
                ? whole
                : whole.multiply(closed.toBigDecimal())
                        .divide(position.quantity().abs().toBigDecimal(), SCALE, RoundingMode.HALF_EVEN);
    }
}

package io.traider.backtest;

import io.traider.domain.Fill;
import io.traider.domain.Money;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes trades of fills: from flat to flat, or to the other side. */
final class TradeBook {

    private static final int FEE_SCALE = 8;

    /** A trade that is not over. */
    private static final class Open {
        private final Side side;
        private final long nanos;
        private final Money realizedBefore;
        private final Money fundingBefore;
        private Quantity entered = Quantity.ZERO;
        private Quantity left = Quantity.ZERO;
        private Quantity most = Quantity.ZERO;
        private BigDecimal entryValue = BigDecimal.ZERO;
        private BigDecimal exitValue = BigDecimal.ZERO;
        private BigDecimal fees = BigDecimal.ZERO;

        private Open(Fill fill, Position after) {
            side = fill.side();
            nanos = fill.nanos();
            realizedBefore = after.realizedPnl();
            fundingBefore = after.funding();
        }

        private void add(Fill fill, Quantity part, BigDecimal fee) {
            BigDecimal value = fill.price().toBigDecimal().multiply(part.toBigDecimal());
            if (fill.side() == side) {
                entered = entered.plus(part);
                left = left.plus(part);
                most = left.compareTo(most) > 0 ? left : most;
                entryValue = entryValue.add(value);
            } else {
                left = left.minus(part);
                exitValue = exitValue.add(value);
            }
            fees = fees.add(fee);
        }

        private ClosedTrade closed(Fill last, Position after) {
            return new ClosedTrade(
                    last.strategy(),
                    last.instrument(),
                    side,
                    most,
                    nanos,
                    last.nanos(),
                    average(entryValue, entered),
                    average(exitValue, entered),
                    after.realizedPnl().minus(realizedBefore),
                    new Money(fees, last.fee().currency()),
                    after.funding().minus(fundingBefore));
        }
    }

    private final Map<String, Open> open = new TreeMap<>();
    private final List<ClosedTrade> closed = new ArrayList<>();

    List<ClosedTrade> closed() {
        return closed;
    }

    void on(Step step) {
        for (Fill fill : step.fills()) {
            Position after = position(step, fill);
            if (after != null) {
                take(fill, after);
            }
        }
    }

    private void take(Fill fill, Position after) {
        String key = fill.strategy() + " " + fill.instrument();
        Open trade = open.computeIfAbsent(key, _ -> new Open(fill, after));
        Quantity part = fill.side() == trade.side ? fill.quantity() : fill.quantity().min(trade.left);
        BigDecimal fee = share(fill, part);
        trade.add(fill, part, fee);
        if (trade.left.isZero()) {
            open.remove(key);
            closed.add(trade.closed(fill, after));
        }
        Quantity rest = fill.quantity().minus(part);
        if (!rest.isZero()) {
            Open other = new Open(fill, after);
            other.add(fill, rest, fill.fee().amount().subtract(fee));
            open.put(key, other);
        }
    }

    private static @Nullable Position position(Step step, Fill fill) {
        for (Position position : step.positions()) {
            if (position.instrument().equals(fill.instrument()) && position.strategy().equals(fill.strategy())) {
                return position;
            }
        }
        return null;
    }

    /** The fee of a fill that closes one trade and opens another belongs to both by quantity. */
    private static BigDecimal share(Fill fill, Quantity part) {
        BigDecimal fee = fill.fee().amount();
        return part.equals(fill.quantity())
                ? fee
                : fee.multiply(part.toBigDecimal())
                        .divide(fill.quantity().toBigDecimal(), FEE_SCALE, RoundingMode.HALF_EVEN);
    }

    private static Price average(BigDecimal value, Quantity quantity) {
        return Price.of(value.divide(quantity.toBigDecimal(), MathContext.DECIMAL128)
                .setScale(Price.SCALE, RoundingMode.HALF_EVEN));
    }
}

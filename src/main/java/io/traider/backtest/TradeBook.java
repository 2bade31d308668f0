package io.traider.backtest;

import io.traider.domain.ExecutionReport;
import io.traider.domain.Fill;
import io.traider.domain.Input;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Step;
import io.traider.portfolio.DollarRates;
import io.traider.report.RunReport.RoundTrip;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes trades of fills: from flat to flat, or to the other side. */
final class TradeBook {

    private static final int FEE_SCALE = 8;

    private record Key(String strategy, InstrumentId instrument) {}

    /** A trade that is not over. */
    private static final class Open {
        private final Side side;
        private final long nanos;
        private final long decision;
        private final Money realizedBefore;
        private final Money fundingBefore;
        private Quantity entered = Quantity.ZERO;
        private Quantity left = Quantity.ZERO;
        private Quantity most = Quantity.ZERO;
        private BigDecimal entryValue = BigDecimal.ZERO;
        private BigDecimal exitValue = BigDecimal.ZERO;
        private BigDecimal fees = BigDecimal.ZERO;
        private BigDecimal penalty = BigDecimal.ZERO;

        private Open(Fill fill, Position after, long decision) {
            this.decision = decision;
            side = fill.side();
            nanos = fill.nanos();
            realizedBefore = after.realizedPnl();
            fundingBefore = after.funding();
        }

        private void add(Fill fill, Quantity part, BigDecimal fee) {
            BigDecimal value = fill.price().times(part);
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

        private RoundTrip closed(Fill last, Position after, long exitDecision, BigDecimal rate, boolean spot) {
            BigDecimal held = after.funding().minus(fundingBefore).amount().multiply(rate);
            BigDecimal paid = fees.multiply(rate);
            BigDecimal taken = penalty.multiply(rate);
            BigDecimal gross =
                    after.realizedPnl().minus(realizedBefore).amount().multiply(rate);
            return new RoundTrip(
                    last.instrument(),
                    side,
                    most,
                    nanos,
                    last.nanos(),
                    average(entryValue, entered),
                    average(exitValue, entered),
                    paid,
                    spot ? BigDecimal.ZERO : held,
                    spot ? held.negate() : BigDecimal.ZERO,
                    taken,
                    gross.subtract(paid).subtract(taken).add(held),
                    decision,
                    exitDecision);
        }
    }

    private final DollarRates dollars;
    private final Map<InstrumentId, Instrument> instruments;
    private final Map<Key, Open> open = new HashMap<>();
    private final List<RoundTrip> closed = new ArrayList<>();

    TradeBook(DollarRates dollars, Map<InstrumentId, Instrument> instruments) {
        this.dollars = dollars;
        this.instruments = instruments;
    }

    List<RoundTrip> closed() {
        return closed;
    }

    void on(Step step) {
        for (Fill fill : step.fills()) {
            Position after = position(step, fill);
            if (after != null) {
                take(fill, penalty(step), after, decision(step, fill));
            }
        }
    }

    private static BigDecimal penalty(Step step) {
        return step.input() instanceof Input.Report(long _, ExecutionReport.Liquidated forced)
                ? forced.penalty().amount()
                : BigDecimal.ZERO;
    }

    private void take(Fill fill, BigDecimal penalty, Position after, long decision) {
        Key key = new Key(fill.strategy(), fill.instrument());
        Open trade = open.computeIfAbsent(key, _ -> new Open(fill, after, decision));
        Quantity part =
                fill.side() == trade.side ? fill.quantity() : fill.quantity().min(trade.left);
        BigDecimal fee = share(fill, part);
        trade.add(fill, part, fee);
        trade.penalty = trade.penalty.add(penalty);
        if (trade.left.isZero()) {
            open.remove(key);
            boolean spot = instruments.get(fill.instrument()).kind() == InstrumentKind.SPOT;
            BigDecimal rate = dollars.rate(fill.fee().currency(), fill.nanos());
            closed.add(trade.closed(fill, after, decision, rate, spot));
        }
        Quantity rest = fill.quantity().minus(part);
        if (!rest.isZero()) {
            Open other = new Open(fill, after, decision);
            other.add(fill, rest, fill.fee().amount().subtract(fee));
            open.put(key, other);
        }
    }

    /** The input at which the fill's order was decided. */
    private static long decision(Step step, Fill fill) {
        for (Order order : step.orders()) {
            if (order.id().equals(fill.order())) {
                return order.decision();
            }
        }
        throw new IllegalStateException("fill " + fill.id() + " came without its order in step " + step.sequence());
    }

    private static @Nullable Position position(Step step, Fill fill) {
        for (Position position : step.positions()) {
            if (position.instrument().equals(fill.instrument())
                    && position.strategy().equals(fill.strategy())) {
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
        return Price.of(value.divide(quantity.toBigDecimal(), Price.SCALE, RoundingMode.HALF_EVEN));
    }
}

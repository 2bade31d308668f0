package io.traider.report;

import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.report.RunReport.RoundTrip;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Makes round trips of fills: a trip begins when a strategy's position in an instrument leaves zero and ends when it is back
 * there. A fill that goes through zero ends one trip and begins the next, and its fee is shared by quantity.
 */
public final class RoundTrips {

    /**
     * Funding that a position received; negative is paid.
     *
     * @param amount in the same currency as the fills' fees
     */
    public record Funding(String strategy, InstrumentId instrument, long nanos, BigDecimal amount) {}

    private record Key(String strategy, InstrumentId instrument) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::strategy).thenComparing(Key::instrument);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** A trip that has not ended. */
    private static final class Open {
        private final Fill first;
        private final long decision;
        private long held;
        private long most;
        private long opened;
        private long closed;
        private BigDecimal openedValue = BigDecimal.ZERO;
        private BigDecimal closedValue = BigDecimal.ZERO;
        private BigDecimal fees = BigDecimal.ZERO;
        private BigDecimal funding = BigDecimal.ZERO;

        private Open(Fill first, long decision) {
            this.first = first;
            this.decision = decision;
        }

        private void take(Fill fill, long units, BigDecimal fee) {
            BigDecimal value =
                    fill.price().toBigDecimal().multiply(Quantity.ofUnits(units).toBigDecimal());
            fees = fees.add(fee);
            if (fill.side() == first.side()) {
                held += units;
                opened += units;
                openedValue = openedValue.add(value);
                most = Math.max(most, held);
            } else {
                held -= units;
                closed += units;
                closedValue = closedValue.add(value);
            }
        }

        private RoundTrip end(Fill last, long exitDecision) {
            BigDecimal gain =
                    first.side() == Side.BUY ? closedValue.subtract(openedValue) : openedValue.subtract(closedValue);
            return new RoundTrip(
                    first.instrument(),
                    first.side(),
                    Quantity.ofUnits(most),
                    first.nanos(),
                    last.nanos(),
                    average(openedValue, opened),
                    average(closedValue, closed),
                    fees,
                    funding,
                    gain.subtract(fees).add(funding).stripTrailingZeros(),
                    decision,
                    exitDecision);
        }

        private static Price average(BigDecimal value, long units) {
            return Price.of(value.divide(Quantity.ofUnits(units).toBigDecimal(), MathContext.DECIMAL128)
                    .setScale(Price.SCALE, RoundingMode.HALF_EVEN));
        }
    }

    private final ToLongFunction<String> decision;
    private final Map<Key, Open> open = new TreeMap<>();
    private final List<RoundTrip> ended = new ArrayList<>();

    private RoundTrips(ToLongFunction<String> decision) {
        this.decision = decision;
    }

    /**
     * The trips that ended, in the order of their ends.
     *
     * @param fills in the order of time
     * @param funding in the order of time; what falls on no open position is left out
     * @param decision the sequence at which an order was decided, by its id
     */
    public static List<RoundTrip> of(List<Fill> fills, List<Funding> funding, ToLongFunction<String> decision) {
        RoundTrips trips = new RoundTrips(decision);
        int next = 0;
        for (Fill fill : fills) {
            while (next < funding.size() && funding.get(next).nanos() < fill.nanos()) {
                trips.fund(funding.get(next++));
            }
            trips.fill(fill);
        }
        return List.copyOf(trips.ended);
    }

    private void fund(Funding paid) {
        Open trip = open.get(new Key(paid.strategy(), paid.instrument()));
        if (trip != null) {
            trip.funding = trip.funding.add(paid.amount());
        }
    }

    private void fill(Fill fill) {
        Key key = new Key(fill.strategy(), fill.instrument());
        long left = fill.quantity().units();
        BigDecimal feeLeft = fill.fee().amount();
        while (left > 0) {
            Open trip = open.computeIfAbsent(key, _ -> new Open(fill, decision.applyAsLong(fill.order())));
            long units = fill.side() == trip.first.side() ? left : Math.min(left, trip.held);
            BigDecimal fee = units == left
                    ? feeLeft
                    : feeLeft.multiply(BigDecimal.valueOf(units))
                            .divide(BigDecimal.valueOf(left), MathContext.DECIMAL128);
            trip.take(fill, units, fee);
            left -= units;
            feeLeft = feeLeft.subtract(fee);
            if (trip.held == 0) {
                ended.add(trip.end(fill, decision.applyAsLong(fill.order())));
                open.remove(key);
            }
        }
    }
}

package io.traider.portfolio;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderLink;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an account has to have before it may hold more. For each strategy and perpetual the venue takes the larger of what is
 * held once all open buys are filled and what is held once all open sells are, at the mark; all of it together must be covered
 * by the equity at the venue. For one order; where a mark or a margin is not known, it may not enter.
 */
final class InitialMargin {

    /** A strategy's stand in a perpetual, in units: held, and what open orders could add on either side. */
    private static final class Stand {
        private long held;
        private long buys;
        private long sells;

        private long worst() {
            return Math.max(Math.abs(held + buys), Math.abs(held - sells));
        }
    }

    private record Key(String strategy, InstrumentId instrument) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byStrategy = strategy.compareTo(other.strategy);
            return byStrategy != 0 ? byStrategy : instrument.compareTo(other.instrument);
        }
    }

    private final SortedMap<InstrumentId, Instrument> instruments;
    private final Valuation valuation;
    private final HoldingTerms terms;
    private final long nanos;
    private final Function<InstrumentId, @Nullable Price> marks;
    private @Nullable Unjudged unjudged;

    InitialMargin(
            SortedMap<InstrumentId, Instrument> instruments,
            Valuation valuation,
            HoldingTerms terms,
            long nanos,
            Function<InstrumentId, @Nullable Price> marks) {
        this.instruments = instruments;
        this.valuation = valuation;
        this.terms = terms;
        this.nanos = nanos;
        this.marks = marks;
    }

    @Nullable
    Shortage shortage(Order order, List<Order> working, List<Position> positions, Ledger ledger) {
        Venue venue = order.instrument().venue();
        SortedMap<Key, Stand> stands = new TreeMap<>();
        BigDecimal equity = valuation.cash(ledger, Entries.assets(venue)::equals, nanos);
        for (Position position : positions) {
            if (perpetual(position.instrument(), venue)) {
                stand(stands, position.strategy(), position.instrument()).held =
                        position.quantity().units();
                equity = equity.add(unrealized(position));
            }
        }
        for (Order open : working) {
            if (!open.id().equals(order.id()) && perpetual(open.instrument(), venue)) {
                add(stands, open);
            }
        }
        Stand own = stand(stands, order.intent().strategy(), order.instrument());
        long before = own.worst();
        add(stands, order);
        BigDecimal initial = own.worst() > before ? initial(stands) : null;
        if (initial == null) {
            return null;
        }
        if (unjudged != null) {
            return new Shortage.Unknown(unjudged);
        }
        return initial.compareTo(equity) <= 0
                ? null
                : new Shortage.Uncovered(Shortage.Kind.INITIAL_MARGIN, venue, initial, equity);
    }

    private BigDecimal unrealized(Position position) {
        Price mark = position.quantity().isZero() ? null : mark(position.instrument());
        return mark == null ? BigDecimal.ZERO : valuation.dollars(position.unrealizedPnl(mark), nanos);
    }

    private @Nullable Price mark(InstrumentId instrument) {
        Price mark = marks.apply(instrument);
        if (mark == null) {
            unjudged = Unjudged.unmarked(instrument);
        }
        return mark;
    }

    private boolean perpetual(InstrumentId id, Venue venue) {
        return id.venue() == venue && instruments.get(id).kind() == InstrumentKind.PERPETUAL;
    }

    private static Stand stand(SortedMap<Key, Stand> stands, String strategy, InstrumentId instrument) {
        return stands.computeIfAbsent(new Key(strategy, instrument), _ -> new Stand());
    }

    /** What only leaves positions asks for no margin. */
    private static void add(SortedMap<Key, Stand> stands, Order order) {
        OrderIntent intent = order.intent();
        OrderLink link = intent.link();
        if (intent.reduceOnly() || (link != null && link.role() == OrderLink.Role.EXIT)) {
            return;
        }
        Stand stand = stand(stands, intent.strategy(), order.instrument());
        long leaves = intent.quantity().minus(order.filled()).units();
        if (intent.side() == Side.BUY) {
            stand.buys += leaves;
        } else {
            stand.sells += leaves;
        }
    }

    /** Of everything together in dollars, as far as marks and margins are known. */
    private BigDecimal initial(SortedMap<Key, Stand> stands) {
        BigDecimal sum = BigDecimal.ZERO;
        for (var each : stands.entrySet()) {
            long worst = each.getValue().worst();
            Instrument instrument = instruments.get(each.getKey().instrument());
            Price mark = worst == 0 ? null : mark(instrument.id());
            if (mark != null) {
                BigDecimal value = valuation.dollars(instrument.value(mark, Quantity.ofUnits(worst)), nanos);
                sum = sum.add(initial(instrument.id(), value));
            }
        }
        return sum;
    }

    private BigDecimal initial(InstrumentId instrument, BigDecimal value) {
        HoldingTerms.Margin margin = terms.margin(instrument, value, nanos);
        if (margin == null) {
            unjudged = HoldingTerms.unstated(instrument, nanos);
            return BigDecimal.ZERO;
        }
        return value.multiply(margin.initial());
    }
}

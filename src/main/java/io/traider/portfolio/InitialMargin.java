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
 * by the equity at the venue.
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
                Price mark = position.quantity().isZero() ? null : marks.apply(position.instrument());
                equity = mark == null ? equity : equity.add(valuation.dollars(position.unrealizedPnl(mark), nanos));
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
        return initial == null || initial.compareTo(equity) <= 0
                ? null
                : new Shortage(Shortage.Kind.INITIAL_MARGIN, venue, initial, equity);
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

    /** Of everything together in dollars; {@code null} when a mark is not known. */
    private @Nullable BigDecimal initial(SortedMap<Key, Stand> stands) {
        BigDecimal sum = BigDecimal.ZERO;
        for (var each : stands.entrySet()) {
            long worst = each.getValue().worst();
            Instrument instrument = instruments.get(each.getKey().instrument());
            Price mark = marks.apply(instrument.id());
            if (worst == 0) {
                continue;
            }
            if (mark == null) {
                return null;
            }
            BigDecimal value = valuation.dollars(instrument.value(mark, Quantity.ofUnits(worst)), nanos);
            HoldingTerms.Margin margin = terms.margin(instrument.id(), value, nanos);
            sum = margin == null ? sum : sum.add(value.multiply(margin.initial()));
        }
        return sum;
    }
}

package io.traider.portfolio;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.Price;
import io.traider.domain.Side;
import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account has the money for what it buys: a purchase of spot, with all others that are open at the venue, must be
 * covered by the cash there, for nobody lends it. Orders without a limit count at the mark. What is sold without being held is
 * borrowed, at a cost, and fees are not counted ahead.
 */
record PurchaseCover(
        SortedMap<InstrumentId, Instrument> instruments,
        Valuation valuation,
        long nanos,
        Function<InstrumentId, @Nullable Price> marks) {

    @Nullable
    Shortage shortage(Order order, List<Order> working, Ledger ledger) {
        if (order.intent().side() != Side.BUY) {
            return null;
        }
        Venue venue = order.instrument().venue();
        BigDecimal asked = value(order);
        for (Order open : working) {
            if (!open.id().equals(order.id()) && open.instrument().venue() == venue && buysSpot(open)) {
                asked = asked.add(value(open));
            }
        }
        BigDecimal cash = valuation.cash(ledger, Entries.assets(venue)::equals, nanos);
        return asked.compareTo(cash) <= 0 ? null : new Shortage(Shortage.Kind.PURCHASE, venue, asked, cash);
    }

    private boolean buysSpot(Order open) {
        return open.intent().side() == Side.BUY
                && instruments.get(open.instrument()).kind() == InstrumentKind.SPOT;
    }

    /** Of what is not filled yet; zero when nobody knows a price. */
    private BigDecimal value(Order order) {
        OrderIntent intent = order.intent();
        Price limit = intent.limit();
        Price price = limit == null ? marks.apply(order.instrument()) : limit;
        return price == null
                ? BigDecimal.ZERO
                : valuation.dollars(
                        instruments
                                .get(order.instrument())
                                .value(price, intent.quantity().minus(order.filled())),
                        nanos);
    }
}

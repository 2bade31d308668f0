package io.traider.portfolio;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Order;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account has the money for what it buys: a purchase of spot, with all others that are open at the venue, must be
 * covered by the cash there, for nobody lends it. Orders without a limit count at the mark, and may not enter without one. What is sold without being held is
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
        List<Order> all = new ArrayList<>(List.of(order));
        for (Order open : working) {
            if (!open.id().equals(order.id()) && open.instrument().venue() == venue && buysSpot(open)) {
                all.add(open);
            }
        }
        BigDecimal asked = BigDecimal.ZERO;
        for (Order each : all) {
            Price price = price(each);
            if (price == null) {
                return new Shortage.Unknown(Unjudged.unmarked(each.instrument()));
            }
            asked = asked.add(value(each, price));
        }
        BigDecimal cash = valuation.cash(ledger, Entries.assets(venue)::equals, nanos);
        return asked.compareTo(cash) <= 0 ? null : new Shortage.Uncovered(Shortage.Kind.PURCHASE, venue, asked, cash);
    }

    private boolean buysSpot(Order open) {
        return open.intent().side() == Side.BUY
                && instruments.get(open.instrument()).kind() == InstrumentKind.SPOT;
    }

    private @Nullable Price price(Order order) {
        Price limit = order.intent().limit();
        return limit == null ? marks.apply(order.instrument()) : limit;
    }

    /** Of what is not filled yet. */
    private BigDecimal value(Order order, Price price) {
        Quantity rest = order.intent().quantity().minus(order.filled());
        return valuation.dollars(instruments.get(order.instrument()).value(price, rest), nanos);
    }
}

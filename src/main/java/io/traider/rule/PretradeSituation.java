package io.traider.rule;

import io.traider.domain.KillSwitch;
import io.traider.domain.Limits;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderLink;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a pre-trade decision is made of. What is not known is {@code null} and denies the order; amounts are in US
 * dollars, dollar stablecoins counting one to one.
 *
 * @param intent the order that is asked for
 * @param limits in force for its strategy
 * @param switches the engaged kill switches that cover it, none when it may trade
 * @param bookValid whether the book is whole by the venue's integrity rule
 * @param bookAgeMillis since the last sign of life of the book's connection; negative when there was none
 * @param bestBid {@code null} when that side is empty
 * @param bestAsk {@code null} when that side is empty
 * @param depth quantity on the side that the order would take from, within the price collar
 * @param reference price that the order's price is held against: the mark price, or the mid of the book
 * @param position signed, before the order
 * @param openSameSide quantity of the strategy's working orders on the same side of the instrument that could reduce before
 *     it; not of orders that it is linked with, since one cancels the other
 * @param positionValueAfter absolute value of the position once this order and the working orders are filled
 * @param strategyValueAfter sum of those over all instruments of the strategy
 * @param dailyPnl change of equity since the UTC day began
 * @param openOrders working orders of the strategy in the instrument
 */
public record PretradeSituation(
        OrderIntent intent,
        @Nullable Limits limits,
        List<KillSwitch> switches,
        boolean bookValid,
        long bookAgeMillis,
        @Nullable Price bestBid,
        @Nullable Price bestAsk,
        Quantity depth,
        @Nullable Price reference,
        Quantity position,
        Quantity openSameSide,
        @Nullable BigDecimal positionValueAfter,
        @Nullable BigDecimal strategyValueAfter,
        @Nullable BigDecimal dailyPnl,
        int openOrders) {

    /**
     * Whether the order can only make the position smaller, whatever else is filled before it. The exit of a bracket can:
     * it waits for its entry and trades no more than it did.
     */
    public boolean reduces() {
        if (intent.link() != null && intent.link().role() == OrderLink.Role.EXIT) {
            return true;
        }
        boolean against = Long.signum(position.units()) == -intent.side().sign();
        return against && intent.quantity().plus(openSameSide).compareTo(position.abs()) <= 0;
    }
}

package io.traider.execution;

import io.traider.domain.Instrument;
import io.traider.domain.OrderIntent;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import org.jspecify.annotations.Nullable;

/** The increments that a venue accepts. */
final class Grid {

    private Grid() {}

    /** What of an order is not on the grid; empty when all of it is. */
    static String refusal(OrderIntent intent, Instrument instrument) {
        Quantity quantity = intent.quantity();
        Quantity displayed = intent.displayed();
        if (offLot(quantity, instrument) || quantity.compareTo(instrument.minimumQuantity()) < 0) {
            return "quantity " + quantity + " with lots of " + instrument.lotSize() + " and a minimum of "
                    + instrument.minimumQuantity();
        }
        if (displayed != null && offLot(displayed, instrument)) {
            return "displayed quantity " + displayed + " with lots of " + instrument.lotSize();
        }
        if (offTick(intent.limit(), instrument)) {
            return "limit " + intent.limit() + " with ticks of " + instrument.tickSize();
        }
        return offTick(intent.trigger(), instrument)
                ? "trigger " + intent.trigger() + " with ticks of " + instrument.tickSize()
                : "";
    }

    private static boolean offLot(Quantity quantity, Instrument instrument) {
        return quantity.units() % instrument.lotSize().units() != 0;
    }

    private static boolean offTick(@Nullable Price price, Instrument instrument) {
        return price != null && price.units() % instrument.tickSize().units() != 0;
    }
}

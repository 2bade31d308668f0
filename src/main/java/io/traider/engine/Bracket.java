package io.traider.engine;

import io.traider.domain.Instrument;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderLink.Role;
import io.traider.domain.OrderType;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The exits that are sent with every entry of a strategy and wait at the venue: a stop and a limit, of which one cancels the
 * other. They hold when the platform does not run; the strategy's own rules may leave before them.
 *
 * @param stopBps how far behind the entry's limit the stop is, basis points, positive
 * @param takeBps how far before it the limit is, basis points, positive
 */
public record Bracket(BigDecimal stopBps, BigDecimal takeBps) {

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    public Bracket {
        if (stopBps.signum() <= 0 || takeBps.signum() <= 0) {
            throw new IllegalArgumentException("a bracket " + stopBps.toPlainString() + " behind and "
                    + takeBps.toPlainString() + " before the entry. Maybe stopBps 100 and takeBps 200");
        }
    }

    static @Nullable Bracket read(Yml file) {
        if (!file.has("bracket")) {
            return null;
        }
        Yml fields = file.map("bracket");
        return new Bracket(fields.decimal("stopBps"), fields.decimal("takeBps"));
    }

    /** The stop and the limit of an entry with a limit price, in this order. */
    List<OrderIntent> exits(OrderIntent entry, Price limit, Instrument instrument, String group) {
        int sign = entry.side().sign();
        Price stop = away(limit, stopBps.multiply(BigDecimal.valueOf(-sign)), instrument);
        Price take = away(limit, takeBps.multiply(BigDecimal.valueOf(sign)), instrument);
        return List.of(
                exit(entry, null).stoppedAt(stop).linked(group, Role.EXIT),
                exit(entry, take).linked(group, Role.EXIT));
    }

    private static OrderIntent exit(OrderIntent entry, @Nullable Price limit) {
        Quantity quantity = entry.quantity();
        return new OrderIntent(
                entry.strategy(),
                entry.instrument(),
                entry.side().opposite(),
                limit == null ? OrderType.MARKET : OrderType.LIMIT,
                TimeInForce.GTC,
                quantity,
                limit,
                0,
                true);
    }

    /** On the tick grid, nearest. */
    private static Price away(Price from, BigDecimal bps, Instrument instrument) {
        BigDecimal tick = BigDecimal.valueOf(instrument.tickSize().units());
        BigDecimal ticks = BigDecimal.valueOf(from.units())
                .multiply(BPS.add(bps))
                .divide(BPS.multiply(tick), 0, RoundingMode.HALF_EVEN);
        return Price.ofUnits(
                Math.max(1, ticks.longValueExact()) * instrument.tickSize().units());
    }
}

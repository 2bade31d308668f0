package io.traider.execution;

import io.traider.domain.ExecutionReport;
import io.traider.domain.Fill;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.Liquidity;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Makes fills: bounds them, charges for them, and knows what the account holds after them. */
final class Fills {

    private final SortedMap<InstrumentId, Instrument> instruments;
    private final FeeSchedule fees;
    private final Links links;
    private final BiConsumer<InstrumentId, ExecutionReport> reports;
    private final Map<InstrumentId, Long> net = new HashMap<>();
    private final TradedVolume volume = new TradedVolume();
    private long made;
    /** Beside the fee, while a position is closed by force; {@code null} otherwise. */
    private @Nullable BigDecimal penalty;

    Fills(
            SortedMap<InstrumentId, Instrument> instruments,
            FeeSchedule fees,
            Links links,
            BiConsumer<InstrumentId, ExecutionReport> reports) {
        this.instruments = instruments;
        this.fees = fees;
        this.links = links;
        this.reports = reports;
    }

    /** The account has this much more of the instrument. */
    void hold(InstrumentId instrument, long units) {
        net.merge(instrument, units, Long::sum);
    }

    void traded(List<VolumeDay> days) {
        volume.restore(days);
    }

    /** Units by which an order on this side could make the account's position smaller. */
    long reducible(Order order) {
        long position = net.getOrDefault(order.instrument(), 0L);
        return Math.max(0, -position * order.side().sign());
    }

    /** A reduce-only order with nothing left to reduce may not stay, unless its bracket's entry may trade still. */
    boolean mayStay(Resting order) {
        return !order.reduceOnly() || reducible(order.order) > 0 || links.enters(order);
    }

    /** What of an offer an order may take, in whole lots but for the last of it. */
    long most(Resting order, long offered) {
        long units = Math.min(links.room(order), offered);
        if (order.reduceOnly()) {
            units = Math.min(units, reducible(order.order));
        }
        return units == order.leaves() ? units : units - units % lot(order.order.instrument());
    }

    /** How many fills there were. */
    long made() {
        return made;
    }

    private long lot(InstrumentId instrument) {
        return instruments.get(instrument).lotSize().units();
    }

    void fill(Resting order, long price, long units, Liquidity liquidity, long nanos) {
        order.fill(units);
        links.traded(order, units);
        InstrumentId id = order.order.instrument();
        hold(id, units * order.side().sign());
        Instrument instrument = instruments.get(id);
        Price at = Price.ofUnits(price);
        Quantity quantity = Quantity.ofUnits(units);
        BigDecimal before = fees.tiered() ? volume.before(id.venue(), nanos) : BigDecimal.ZERO;
        Money value = instrument.value(at, quantity);
        Fill fill = new Fill(
                order.id() + "/" + order.filled(),
                order.id(),
                order.order.intent().strategy(),
                id,
                order.side(),
                at,
                quantity,
                liquidity,
                fees.fee(instrument, liquidity, value, before, nanos),
                nanos);
        if (fees.tiered()) {
            volume.add(fill);
        }
        made++;
        reports.accept(
                id,
                penalty == null
                        ? new ExecutionReport.Filled(fill)
                        : new ExecutionReport.Liquidated(order.order, fill, penalty(penalty, value)));
    }

    private static Money penalty(BigDecimal fraction, Money value) {
        return new Money(value.amount().multiply(fraction).setScale(8, RoundingMode.HALF_EVEN), value.currency());
    }

    /** What is filled within is filled by force. */
    void forced(BigDecimal also, Runnable within) {
        penalty = also;
        within.run();
        penalty = null;
    }
}

package io.traider.risk;

import io.traider.domain.BookView;
import io.traider.domain.InstrumentId;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderLink;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy would hold in the worst case: every order that was sent counts as filled at once, on whichever side makes
 * the position larger. Of orders that cancel one another only the largest counts, and exits of a bracket do not: they trade
 * no more than their entry did.
 */
public final class Exposure {

    private Exposure() {}

    /**
     * The largest absolute quantity of an instrument once working orders, and one more, are filled.
     *
     * @param working orders of the strategy in that instrument
     * @param intent the further order, {@code null} for none
     */
    public static Quantity worst(Quantity position, List<Order> working, @Nullable OrderIntent intent) {
        long bought = Math.addExact(position.units(), sum(working, Side.BUY, intent));
        long sold = Math.subtractExact(position.units(), sum(working, Side.SELL, intent));
        return Quantity.ofUnits(Math.max(Math.abs(bought), Math.abs(sold)));
    }

    private static long sum(List<Order> working, Side side, @Nullable OrderIntent intent) {
        long units = 0;
        SortedMap<String, Long> groups = new TreeMap<>();
        for (Order order : working) {
            if (order.side() == side) {
                units = Math.addExact(
                        units, alone(order.intent(), order.leaves().units(), groups));
            }
        }
        if (intent != null && intent.side() == side) {
            units = Math.addExact(units, alone(intent, intent.quantity().units(), groups));
        }
        for (long largest : groups.values()) {
            units = Math.addExact(units, largest);
        }
        return units;
    }

    /** Units that count by themselves; those of linked orders go to their group or count for nothing. */
    private static long alone(OrderIntent intent, long units, SortedMap<String, Long> groups) {
        OrderLink link = intent.link();
        if (link == null || link.role() == OrderLink.Role.ENTRY) {
            return units;
        }
        if (link.role() == OrderLink.Role.EITHER) {
            groups.merge(link.group(), units, Math::max);
        }
        return 0;
    }

    /** Quantity still to be filled of working orders on the side of an order, but for those that it is linked with. */
    public static Quantity open(List<Order> working, OrderIntent intent) {
        OrderLink link = intent.link();
        List<Order> others = working.stream()
                .filter(order -> link == null
                        || order.intent().link() == null
                        || !order.intent().link().group().equals(link.group()))
                .toList();
        return Quantity.ofUnits(sum(others, intent.side(), null));
    }

    /**
     * The sum of a strategy's worst absolute position values, in dollars.
     *
     * @param positions of the strategy
     * @param working orders of the strategy
     * @param worth dollars for one unit of an instrument, {@code null} when not known
     * @return {@code null} when an instrument that counts has no known worth
     */
    public static @Nullable BigDecimal value(
            List<Position> positions,
            List<Order> working,
            OrderIntent intent,
            Function<InstrumentId, @Nullable BigDecimal> worth) {
        SortedSet<InstrumentId> instruments = new TreeSet<>();
        positions.stream()
                .filter(held -> !held.quantity().isZero())
                .forEach(held -> instruments.add(held.instrument()));
        working.forEach(order -> instruments.add(order.instrument()));
        instruments.add(intent.instrument());
        BigDecimal sum = BigDecimal.ZERO;
        for (InstrumentId instrument : instruments) {
            BigDecimal unit = worth.apply(instrument);
            if (unit == null) {
                return null;
            }
            sum = sum.add(
                    unit.multiply(worst(instrument, positions, working, intent).toBigDecimal()));
        }
        return sum;
    }

    private static Quantity worst(
            InstrumentId instrument, List<Position> positions, List<Order> working, OrderIntent intent) {
        List<Order> orders = working.stream()
                .filter(order -> order.instrument().equals(instrument))
                .toList();
        Quantity held = positions.stream()
                .filter(position -> position.instrument().equals(instrument))
                .map(Position::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
        return worst(held, orders, intent.instrument().equals(instrument) ? intent : null);
    }

    /**
     * What the book offers an order on the other side within a distance of a reference price.
     *
     * @param collarBps the distance, basis points
     */
    public static Quantity depth(BookView book, Side side, Price reference, BigDecimal collarBps) {
        double distance = reference.units() * collarBps.doubleValue() / 10_000;
        long units = 0;
        int levels = side == Side.BUY ? book.askLevels() : book.bidLevels();
        for (int i = 0; i < levels; i++) {
            long price = side == Side.BUY ? book.askPrice(i) : book.bidPrice(i);
            if ((price - reference.units()) * (double) side.sign() > distance) {
                break;
            }
            units += side == Side.BUY ? book.askQuantity(i) : book.bidQuantity(i);
        }
        return Quantity.ofUnits(units);
    }
}
